import { canEstimate } from './forecast/ledger.ts'
import { carriesLines } from './incident/balance-lines.ts'
import { isTeller } from './incident/forecast-condition.ts'
import type { Provider } from './provider.ts'
import { tells } from './tells.ts'
import type { Pool, WatchedKey } from './watch-list.ts'

/**
 * Whether this pool can ever be told as low. Its provider tells an amount, and it is the pool that carries its key's lines, or that tells how
 * long the balance lasts; or its key has a budget or declared top-ups, and the month's spend is told. One answer for the metric and for the alarm on it.
 */
export function canBeLow(key: WatchedKey, pool: Pool, provider: Provider | undefined): boolean {
  const hasLines = key.low.length + key.critical.length > 0
  const ofBalance = tells(key, provider, ['balance', 'headroom'])
  const ofBudget = key.budget !== undefined && tells(key, provider, ['spend'])
  const ofKey = ofBalance || ofBudget || canEstimate(key, provider)
  return (ofBalance && hasLines && carriesLines(key, pool)) || (ofKey && isTeller(key, pool))
}
