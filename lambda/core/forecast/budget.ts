import type { Amount } from '../provider.ts'

const DAY_MS = 86_400_000
/** Earlier in the month a projection is a guess. */
const LEAST_DAYS = 2
const NEAR = 0.8

/** A month's spend beside what it may be. */
export interface BudgetUse {
  readonly budget: Amount
  readonly spent: number
  /** At the month's end, at this month's pace; absent in its first two days. */
  readonly projected?: number
  readonly usedPercent: number
  readonly level: 'fine' | 'projected' | 'near' | 'over'
}

/** `spent` is since the month began in UTC, as the provider's usage API counts it. */
export function budgetUse(spent: number, budget: Amount, now: Date): BudgetUse {
  const begin = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)
  const end = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)
  const elapsed = now.getTime() - begin
  const known = elapsed >= LEAST_DAYS * DAY_MS && spent >= 0
  const projected = known ? (spent / elapsed) * (end - begin) : undefined
  return {
    budget,
    spent,
    ...(projected !== undefined && { projected }),
    usedPercent: budget.amount > 0 ? (spent / budget.amount) * 100 : 100,
    level: levelOf(spent, budget.amount, projected),
  }
}

function levelOf(spent: number, budget: number, projected: number | undefined): BudgetUse['level'] {
  if (spent >= budget) return 'over'
  if (spent >= budget * NEAR) return 'near'
  return projected !== undefined && projected > budget ? 'projected' : 'fine'
}
