import type { Answer } from '../core/answer.ts'
import { subjectId } from '../core/condition.ts'
import { planConfirming } from '../core/plan/plan.ts'
import { ask } from './ask.ts'
import { planInput, type SweepContext } from './context.ts'
import { isWorthASecondLook } from './report.ts'
import { type Settled, settle } from './settle.ts'

const SECOND_LOOK_MS = 60_000

/** Answers flap for minutes after a top-up: a recovery takes two healthy sights, the second a minute later where there is time. */
export async function lookAgain(context: SweepContext, decisions: readonly Settled[]): Promise<readonly Settled[]> {
  const recovering = new Set(decisions.filter(isWorthASecondLook).map(decision => subjectId(decision.subject)))
  const { clock } = context.ports
  const inTime = clock.now().getTime() + SECOND_LOOK_MS < context.probeUntil.getTime()
  if (recovering.size === 0 || !inTime) return []

  await clock.sleep(SECOND_LOOK_MS)
  const again = await ask(context, planConfirming(planInput(context), recovering))
  const byKey = new Map<string, Answer[]>()
  for (const answer of again) byKey.set(answer.call.key, [...(byKey.get(answer.call.key) ?? []), answer])
  return settle(context, { answers: byKey, budgetSpent: new Set(), only: recovering })
}
