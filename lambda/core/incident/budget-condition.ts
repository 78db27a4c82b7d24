import type { Condition } from '../condition.ts'
import { afterTelling, type BudgetUse, dueStep, gravest, isToldOf } from '../forecast/budget.ts'
import type { SubjectState } from '../state.ts'
import type { WatchedKey } from '../watch-list.ts'
import { levelOf } from './policy.ts'

type Shown = { readonly condition: Omit<Condition, 'proves' | 'balance'>; readonly fresh: boolean }

/**
 * What a month's budget shows: a step that nobody has heard of this month, or what was told and stands. An incident by the budget ends with its
 * month, and with the budget it was about; it is told anew after it.
 */
export function budgetCondition(
  key: WatchedKey,
  use: BudgetUse | undefined,
  { incident, budgetTold }: SubjectState,
): Shown | undefined {
  if (key.budget === undefined || key.adminCredential === undefined) return undefined
  // While calls are refused nobody asks how the month goes: it is said when they work again.
  if (incident !== undefined && incident.kind !== 'low' && incident.kind !== 'critical') return undefined
  const stands = incident?.by === 'budget'
  const shown = (kind: 'low' | 'critical', fresh = true) =>
    ({ condition: { kind, certainty: 'certain', by: 'budget' }, fresh }) as const
  if (use === undefined) return stands ? shown(incident.kind === 'critical' ? 'critical' : 'low', false) : undefined
  if (stands && budgetTold !== undefined && !isToldOf(budgetTold, use)) return undefined

  const due = dueStep(use, budgetTold)
  if (due !== undefined) {
    const { condition, fresh } = shown(due === 'over' ? 'critical' : 'low')
    return { condition: { ...condition, onceTold: afterTelling(use, budgetTold) }, fresh }
  }
  const step = gravest(use)
  return stands && step !== undefined ? shown(step === 'over' ? 'critical' : 'low') : undefined
}

/** Why an incident by the budget is over. */
export function budgetEnd(
  use: BudgetUse | undefined,
  { budgetTold }: SubjectState,
): 'new-month' | 'other-budget' | 'less-spent' | undefined {
  if (budgetTold === undefined) return undefined
  if (use === undefined) return 'other-budget'
  if (budgetTold.month !== use.month) return 'new-month'
  return budgetTold.amount === use.budget.amount ? 'less-spent' : 'other-budget'
}

/** Of the budget and of a line of the balance one is told at a time: what people have not heard of goes first. */
export function besideBudget<Found extends { readonly condition: Pick<Condition, 'kind' | 'by' | 'onceTold'> }>(
  found: readonly Found[],
  budget: Found,
  state: SubjectState,
): readonly Found[] {
  const isLine = ({ condition: { kind } }: Found) => kind === 'low' || kind === 'critical'
  const lines = found.filter(isLine)
  const line = lines.find(({ condition }) => condition.kind === 'critical') ?? lines[0]
  if (line === undefined) return [...found, budget]
  return goesFirst(budget.condition, line.condition, state) ? [...found.filter(each => !isLine(each)), budget] : found
}

function goesFirst(
  budget: Pick<Condition, 'onceTold'>,
  money: Pick<Condition, 'kind' | 'by'>,
  { incident }: SubjectState,
): boolean {
  if (incident === undefined || incident.by === 'budget' || budget.onceTold === undefined) return false
  if (money.by === 'burning' && incident.by !== 'burning') return false
  return levelOf(incident.kind) >= levelOf(money.kind)
}
