import type { Case } from './diagnosis/case.ts'
import { GROUNDS, type Ground } from './diagnosis/grounds.ts'
import type { Cause } from './diagnosis/rule.ts'
import { RULES } from './diagnosis/rules.ts'
import { STEPS, type Step } from './diagnosis/steps.ts'

export interface Diagnosis {
  /** Most likely first; each with what speaks for and against it. */
  readonly causes: readonly {
    readonly cause: Cause
    readonly for: readonly Ground[]
    readonly against: readonly Ground[]
  }[]
  readonly steps: readonly Step[]
}

/** The first row that holds leads, and its steps are the message's; rows of the same trouble after it are the other possibilities. */
export function diagnose(held: Case): Diagnosis {
  const rows = RULES.filter(rule => rule.trouble.includes(held.trouble) && (rule.when?.(held) ?? true))
  const holding = (grounds: readonly Ground[]) => grounds.filter(ground => GROUNDS[ground](held))
  const [lead, next] = rows
  const steps = [...(lead?.steps ?? []), ...(lead?.thenTheUsual ? (next?.steps ?? []) : [])]
  return {
    causes: rows.map(rule => ({ cause: rule.cause, for: holding(rule.for), against: holding(rule.against ?? []) })),
    steps: [...new Set(steps)].filter(step => STEPS[step](held)),
  }
}
