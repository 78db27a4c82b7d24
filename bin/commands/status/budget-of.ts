import { type BudgetUse, budgetUse } from '../../../lambda/core/forecast/budget.ts'
import { MINUTE_MS } from '../../../lambda/core/forecast/series.ts'
import type { StatusRow } from './status-rows.ts'

/** Spend read in this month (UTC) only beside the key's budget: it begins anew with each. */
export function budgetOf({ key, readings, state }: StatusRow, now: Date): BudgetUse | undefined {
  const newest = readings?.spend?.points.at(-1)
  if (key?.budget === undefined || newest === undefined) return undefined
  const readAt = new Date(newest.minute * MINUTE_MS)
  const month = (at: Date) => at.toISOString().slice(0, 7)
  return month(readAt) === month(now) ? budgetUse(-newest.balance, key.budget, readAt, state?.budgetTold) : undefined
}
