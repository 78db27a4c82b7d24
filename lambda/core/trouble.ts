import type { Notice } from './notice.ts'
import { groupOf } from './notice-group.ts'
import { inPriceUnit } from './pays-for.ts'
import type { Provider } from './provider.ts'

/** What a notice calls the state of its subject: the condition, told apart further where people must act differently. */
export type Trouble =
  | 'refused-upstream'
  | 'below-price'
  | 'empty'
  | 'capped'
  | 'suspended'
  | 'rejected'
  | 'forbidden'
  | 'address-refused'
  | 'retired'
  | 'critical'
  | 'low'
  | 'not-recharged'
  | 'burning'
  | 'budget-ahead'
  | 'budget-near'
  | 'budget-over'
  | 'top-up-missing'
  | 'unavailable'
  | 'throttled'
  | 'unclear'
  | 'unreachable'
  | 'blind'
  | 'without-secrets'
  | 'without-memory'
  | 'partly-blind'
  | 'healthy'

const BUDGET = { projected: 'budget-ahead', near: 'budget-near', over: 'budget-over' } as const

/** A recovery, and the end of the watch after it, are named after the trouble that ended. */
export function troubleOf(notice: Notice, provider: Provider | undefined): Trouble {
  if (notice.subject.about === 'watchdog') return watchdogTrouble(notice.facts.why)
  if (notice.subject.about === 'provider') return 'unreachable'
  const { facts } = notice
  const ended = groupOf(notice.kind) === 'end'
  const condition = ended ? (notice.before ?? notice.condition) : notice.condition
  switch (condition) {
    case 'exhausted':
      if (facts.blame === 'upstream') return 'refused-upstream'
      return !ended && isBelowPrice(notice, provider) ? 'below-price' : 'empty'
    case 'low':
    case 'critical':
      if (ended) return condition
      if (facts.contradiction === 'top-up-missing') return facts.contradiction
      if (facts.by === 'budget' && facts.budget) return BUDGET[facts.budget.step]
      return facts.by === 'burning' ? 'burning' : facts.by === 'recharge' ? 'not-recharged' : condition
    case 'forbidden':
      return facts.about === 'address' || facts.about === 'country' ? 'address-refused' : condition
    case 'unknown':
      return 'unclear'
    case 'capped':
    case 'suspended':
    case 'rejected':
    case 'retired':
    case 'unavailable':
    case 'throttled':
    case 'healthy':
      return condition
  }
}

/** It cannot see, cannot ask, cannot remember, or has not looked at all keys. */
function watchdogTrouble(why: string | undefined): Trouble {
  if (why === 'credential') return 'without-secrets'
  if (why === 'ranges') return 'partly-blind'
  return why === 'memory' ? 'without-memory' : 'blind'
}

/** Less is left than the cheapest piece of the pool's work costs: the price says more than the refusal. */
function isBelowPrice({ facts }: Notice, provider: Provider | undefined): boolean {
  const work = facts.workUnits ?? []
  const balances = (facts.balance ?? []).filter(amount => amount.measures === 'balance')
  if (work.length === 0 || balances.length === 0 || facts.contradiction !== undefined) return false
  const paid = balances.flatMap(balance =>
    work.map(({ unit, cost }) => {
      const left = inPriceUnit(balance, unit, provider)
      return left === undefined ? balance.amount > 0 : left >= cost
    }),
  )
  return !paid.includes(true)
}

/** Calls are refused now: users notice. Where it is our own address that is refused, nobody knows if they do. */
export function isBlocking(trouble: Trouble): boolean {
  switch (trouble) {
    case 'refused-upstream':
    case 'below-price':
    case 'empty':
    case 'capped':
    case 'suspended':
    case 'rejected':
    case 'forbidden':
    case 'retired':
    case 'unavailable':
    case 'unreachable':
      return true
    case 'address-refused':
    case 'critical':
    case 'low':
    case 'not-recharged':
    case 'burning':
    case 'budget-ahead':
    case 'budget-near':
    case 'budget-over':
    case 'top-up-missing':
    case 'throttled':
    case 'unclear':
    case 'blind':
    case 'without-secrets':
    case 'without-memory':
    case 'partly-blind':
    case 'healthy':
      return false
  }
}

export function isOfBudget(trouble: Trouble): boolean {
  return trouble === 'budget-ahead' || trouble === 'budget-near' || trouble === 'budget-over'
}

/** What is short is the key's balance, or its budget, which its pools share: not 'KIE video EMPTY' but 'KIE EMPTY for video'. */
export function isOfTheKey(trouble: Trouble): boolean {
  return trouble === 'below-price' || isLow(trouble) || isOfBudget(trouble) || trouble === 'top-up-missing'
}

/** Nothing fails yet: the balance is short, or about to be. */
export function isLow(trouble: Trouble): boolean {
  return trouble === 'low' || trouble === 'critical' || trouble === 'burning' || trouble === 'not-recharged'
}
