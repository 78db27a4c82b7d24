import type { NoticeFacts } from '../notice.ts'
import type { Case } from './case.ts'

/** So long a provider may take to see that money came. */
const MONEY_SEEN_AFTER_MS = 10 * 60_000

/** Two other accounts at least, or all there are, were refused within the same minutes, and no empty balance explains that. */
export function isOutbreak({ others }: NoticeFacts): boolean {
  if (others === undefined || others.unexplained === 0 || others.isExplained) return false
  return others.turned >= 2 || (others.turned > 0 && others.turned === others.accounts)
}

/** Another model on the same key answers, and nothing that was read says that the account is short: a model may be free of charge. */
export function isOnlyThisPool({ facts, otherModel }: Case): boolean {
  if (otherModel?.kind !== 'healthy') return false
  const isRead = (facts.balance ?? []).some(({ measures }) => measures === 'balance')
  return facts.contradiction === 'balance-left' || (!isRead && facts.burning === undefined)
}

/** Money is there, or came long enough ago for the provider to have seen it; and yet this key is refused as out of credit. */
export function isRefusedWithMoney({ facts, at }: Case): boolean {
  return facts.accountKey !== undefined || hasMoneyCome(facts, at) || shouldLedgerPay(facts, at)
}

/** Put on while it was refused, and the balance that is read shows it. */
export function hasMoneyCome({ toppedUp, contradiction }: NoticeFacts, at: string): boolean {
  return toppedUp !== undefined && contradiction === 'balance-left' && isLongAgo(toppedUp.at, at)
}

/** Where nothing can be read, the user's own ledger says so: an estimate. */
export function shouldLedgerPay({ estimate, since }: NoticeFacts, at: string): boolean {
  return (
    estimate !== undefined && estimate.amount > 0 && estimate.declaredAt > since && isLongAgo(estimate.declaredAt, at)
  )
}

/** Most of the budget is gone, and the month with it. */
export function endsWithinBudget({ facts: { budget } }: Case): boolean {
  return budget?.step === 'near' && budget.projected !== undefined && budget.projected <= budget.amount
}

function isLongAgo(then: string, now: string): boolean {
  return Date.parse(now) - Date.parse(then) >= MONEY_SEEN_AFTER_MS
}

/** There is enough, and it expires before it is used: more of it would not help. */
export function isLostToTime({ trouble, facts }: Pick<Case, 'trouble' | 'facts'>): boolean {
  return trouble === 'low' && facts.by === 'runway' && facts.runway?.byExpiry === true
}
