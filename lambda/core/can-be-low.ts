import { carriesLines } from './incident/balance-lines.ts'
import { isTeller } from './incident/forecast-condition.ts'
import type { Provider, Reading } from './provider.ts'
import type { Pool, WatchedKey } from './watch-list.ts'

/**
 * Whether this pool can ever be told as low. Its provider tells an amount, and it is the pool that carries its key's lines, or that tells how
 * long the balance lasts; or its key has a budget, and the month's spend is told. One answer for the metric and for the alarm on it.
 */
export function canBeLow(key: WatchedKey, pool: Pool, provider: Provider | undefined): boolean {
  const hasLines = key.low.length + key.critical.length > 0
  const ofBalance = tells(key, provider, ['balance', 'headroom'])
  const ofBudget = key.budget !== undefined && tells(key, provider, ['spend'])
  return (ofBalance && hasLines && carriesLines(key, pool)) || ((ofBalance || ofBudget) && isTeller(key, pool))
}

/** Whether a free question tells one of these amounts with the credentials the key has. */
export function tells(
  { adminCredential }: WatchedKey,
  provider: Provider | undefined,
  amounts: readonly Reading['measures'][],
): boolean {
  return (provider?.probes ?? []).some(
    probe =>
      probe.kind === 'balance' &&
      (probe.request.credential !== 'adminKey' || adminCredential !== undefined) &&
      probe.reads.some(({ measures }) => amounts.includes(measures)),
  )
}
