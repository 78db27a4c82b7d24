import type { Amount } from '../provider.ts'

const DAY_MS = 86_400_000
/** Earlier in the month a projection is a guess. */
const LEAST_DAYS = 2
const NEAR = 0.8
/** A projection swings in the first days: it must be this much above the budget, less and less towards the month's end. */
const EARLY_MARGIN = 0.2
/** What was told holds until it is this far below its line. */
const HELD = 0.9

/** What people are told of a budget, each once a month: heading above it, at 80 %, at 100 %. */
export type BudgetStep = 'projected' | 'near' | 'over'
const GRAVEST_FIRST: readonly BudgetStep[] = ['over', 'near', 'projected']

/** What was told of the budget of one calendar month (UTC); kept in the state. */
export interface BudgetTold {
  /** '2025-11' */
  readonly month: string
  /** In another month, or of another budget, all is told anew. */
  readonly amount: number
  readonly steps: readonly BudgetStep[]
}

/** A month's spend beside what it may be. */
export interface BudgetUse {
  readonly budget: Amount
  readonly month: string
  readonly spent: number
  readonly usedPercent: number
  /** This month's pace, and where it leads by the month's end; absent in its first two days. */
  readonly pace?: {
    readonly perDay: number
    readonly projected: number
    /** What may be spent a day from now on to keep to the budget. */
    readonly leftPerDay: number
    /** When the budget is reached, where that is within the month. */
    readonly reachedAt?: Date
  }
  /** What holds; what was told of it is left only by a margin. */
  readonly steps: readonly BudgetStep[]
}

/** `spent` is since the month began in UTC, as the provider's usage API counts it. */
export function budgetUse(spent: number, budget: Amount, now: Date, told?: BudgetTold): BudgetUse {
  const begin = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)
  const end = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)
  const elapsed = now.getTime() - begin
  const use = {
    budget,
    month: now.toISOString().slice(0, 7),
    spent,
    usedPercent: budget.amount > 0 ? (spent / budget.amount) * 100 : 100,
  }
  const known = elapsed >= LEAST_DAYS * DAY_MS && spent >= 0
  const perDay = (spent / elapsed) * DAY_MS
  const left = budget.amount - spent
  const reached = now.getTime() + (left / perDay) * DAY_MS
  const pace = {
    perDay,
    projected: (spent / elapsed) * (end - begin),
    leftPerDay: Math.max(0, left / Math.max(1, (end - now.getTime()) / DAY_MS)),
    ...(left > 0 && reached < end && { reachedAt: new Date(reached) }),
  }
  const early = 1 + EARLY_MARGIN * ((end - now.getTime()) / (end - begin))
  const held = told && isToldOf(told, use) ? told.steps : []
  const above = (step: BudgetStep, amount: number, line: number, enter = 1) =>
    amount >= line * (held.includes(step) ? HELD : enter) ? [step] : []
  return {
    ...use,
    ...(known && { pace }),
    steps: [
      ...above('over', spent, budget.amount),
      ...above('near', spent, budget.amount * NEAR),
      ...(known ? above('projected', pace.projected, budget.amount, early) : []),
    ],
  }
}

/** Whether it was told of this month's budget, and of this amount. */
export function isToldOf(told: BudgetTold, use: Pick<BudgetUse, 'month' | 'budget'>): boolean {
  return told.month === use.month && told.amount === use.budget.amount
}

/** The gravest that holds; undefined: all is well. */
export function gravest({ steps }: BudgetUse): BudgetStep | undefined {
  return GRAVEST_FIRST.find(step => steps.includes(step))
}

/** What is to be told now: the gravest that holds and was not told this month. Once it is spent there is nothing lesser to say. */
export function dueStep(use: BudgetUse, told?: BudgetTold): BudgetStep | undefined {
  const known = told && isToldOf(told, use) ? told.steps : []
  if (known.includes('over')) return undefined
  return GRAVEST_FIRST.find(step => use.steps.includes(step) && !known.includes(step))
}

/** What will have been told when this is: one notice says all that holds. */
export function afterTelling(use: BudgetUse, told?: BudgetTold): BudgetTold {
  const known = told && isToldOf(told, use) ? told.steps : []
  const now = use.steps.includes('over') ? GRAVEST_FIRST : use.steps
  const steps = GRAVEST_FIRST.filter(step => known.includes(step) || now.includes(step))
  return { month: use.month, amount: use.budget.amount, steps }
}
