import type { Known } from './known.ts'
import type { ToldMoney } from './told.ts'

type ToldBudget = Pick<
  ToldMoney,
  | 'spent'
  | 'budget'
  | 'spentPercent'
  | 'budgetMonth'
  | 'perDay'
  | 'leftPerDay'
  | 'projected'
  | 'reachedOn'
  | 'spendLimit'
  | 'budgetEnd'
>

/** A month's spend, its pace and where that leads. */
export function tellBudget({ notice, format, texts }: Known): ToldBudget {
  const { budget, budgetEnd = '' } = notice.facts
  const amount = (value: number | undefined) =>
    value === undefined || budget === undefined ? '' : format.brief({ amount: value, unit: budget.unit })
  const limit = budget?.limit
  return {
    spent: amount(budget?.spent),
    budget: amount(budget?.amount),
    // Rounded down, so that nothing is called spent that is not.
    spentPercent: budget ? format.count(Math.floor(budget.usedPercent)) : '',
    budgetMonth: budget ? monthOf(budget.month, texts.format.dates) : '',
    perDay: amount(budget?.perDay),
    leftPerDay: budget?.step === 'over' ? '' : amount(budget?.leftPerDay),
    projected: amount(budget?.projected),
    reachedOn: budget?.reachedAt === undefined ? '' : format.day(budget.reachedAt),
    spendLimit: limit === 'none' ? limit : amount(limit),
    budgetEnd,
  }
}

function monthOf(month: string, dates: string): string {
  const begin = new Date(`${month}-01T00:00:00Z`)
  return new Intl.DateTimeFormat(dates, { month: 'long', timeZone: 'UTC' }).format(begin)
}
