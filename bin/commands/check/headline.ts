import type { Condition } from '../../../lambda/core/condition.ts'
import type { Provider } from '../../../lambda/core/provider.ts'
import type { CheckedPool } from './checked-pool.ts'
import { balanceOf, formatFor } from './table.ts'

/** What holds for a pool, in one sentence. */
export function headline(row: CheckedPool, providers: readonly Provider[]): string {
  const { condition, provider, pool } = row
  const { name } = provider
  switch (condition.kind) {
    case 'healthy':
      return 'works'
    case 'exhausted':
      return emptyHeadline(row, providers)
    case 'capped':
      return `stopped by a limit that somebody set at ${name}; money may remain`
    case 'suspended':
      return condition.verdict?.about === 'payment'
        ? `the account at ${name} is blocked for a payment: a card declined or expired, no payment method, or an open invoice`
        : `the account at ${name} is blocked: arrears, a failed payment or a decision of theirs`
    case 'rejected':
      return `${name} does not know the key: wrong, revoked or expired; not empty`
    case 'forbidden':
      return forbiddenHeadline(condition, name)
    case 'retired':
      return `${name} does not know the model${pool.model === undefined ? '' : ` ${pool.model}`} (any more)`
    case 'critical':
    case 'low':
      return lowHeadline(row)
    case 'throttled':
      return `a rate limit at ${name}: it refills by itself; your credit is not the problem`
    case 'unavailable':
      return `${name} gives no proper answer${condition.verdict?.detail === undefined ? '' : ` (${condition.verdict.detail})`}; that says nothing about your credit`
    case 'unknown':
      return row.fault === undefined
        ? unknownHeadline(condition, provider)
        : `a fault of ours, nothing can be said: ${row.fault}`
  }
}

/** It was asked from here: where the calls are made from may be let in. */
function forbiddenHeadline({ verdict }: Condition, name: string): string {
  switch (verdict?.about) {
    case 'address':
      return `${name} refuses the address this was asked from; the key may be fine, and served elsewhere`
    case 'country':
      return `${name} does not serve the country this was asked from; the key may be fine, and served elsewhere`
    default:
      return `the key is fine, but this model, feature, region or address is not allowed at ${name}`
  }
}

function emptyHeadline(row: CheckedPool, providers: readonly Provider[]): string {
  const { condition, provider, pool } = row
  const { verdict } = condition
  if (verdict?.blame === 'upstream') {
    const upstream = providers.find(({ id }) => id === verdict.upstream)?.name ?? 'its upstream'
    return `refused by ${upstream}, relayed by ${provider.name}; topping up may not help`
  }
  const cheapest = pool.workUnits.toSorted((a, b) => a.cost - b.cost)[0]
  if (condition.by === 'balance' && cheapest) {
    return `${balanceOf(row)} left, and one ${cheapest.name} costs ${cheapest.unit === undefined ? cheapest.cost : formatFor(provider).amount({ amount: cheapest.cost, unit: cheapest.unit })}`
  }
  const left = condition.contradiction === 'balance-left' ? `, although the balance reads ${balanceOf(row)}` : ''
  return `no credit left at ${provider.name}${left}`
}

function lowHeadline({ condition, provider, key }: CheckedPool): string {
  if (condition.contradiction === 'balance-gone') return 'the balance reads empty, yet calls are answered'
  if (condition.by === 'budget') return budgetHeadline(condition, key.budget)
  if (condition.line === undefined) return 'low'
  const suggested = [provider.suggested?.low, provider.suggested?.critical].some(
    line =>
      line !== undefined &&
      [...key.low, ...key.critical].some(({ amount, unit }) => amount === line.amount && unit === line.unit),
  )
  const whose = suggested ? 'the line the catalogue suggests' : 'your line'
  return `under ${formatFor(provider).amount(condition.line)}, ${whose}`
}

function budgetHeadline({ kind, balance }: Condition, budget: CheckedPool['key']['budget']): string {
  const spent = (balance ?? []).filter(({ measures, unit }) => measures === 'spend' && unit === budget?.unit)
  const sum = spent.reduce((total, { amount }) => total + amount, 0)
  const of =
    budget === undefined ? '' : `, ${Math.floor((sum / budget.amount) * 100)}% of ${budget.amount} ${budget.unit}`
  return kind === 'critical'
    ? `this month's budget is spent${of}`
    : `near this month's budget, or heading above it${of}`
}

function unknownHeadline({ why, verdict }: Condition, provider: Provider): string {
  const detail = verdict?.detail === undefined ? '' : `: ${verdict.detail}`
  if (why === undefined) return `not known${detail}`
  switch (why) {
    case 'credential':
      return `nothing was sent${detail}`
    case 'no-safe-probe':
      return `no way to tell without spending${provider.noSafeProbe === undefined ? '' : `: ${provider.noSafeProbe}`}`
    case 'not-asked-yet':
      return 'nothing free to ask; a paid call of a fraction of a cent would tell (leave out --free)'
    case 'nothing-matched':
      return `${provider.name} answered in a way we do not know: neither healthy nor empty can be said`
    case 'bad-request':
      return `${provider.name} refused our question itself: it proves nothing about credit`
    case 'unreadable':
      return `${provider.name} answered, but the balance could not be read${detail}`
    case 'budget-spent':
      return 'the paid call costs more than the daily budget of this key allows (dailyBudget)'
    case 'not-reached':
      return `not reached${detail}`
  }
}
