import { carriesLines } from './incident/balance-lines.ts'
import type { Provider, Reading } from './provider.ts'
import type { Pool, WatchedKey } from './watch-list.ts'

/**
 * Whether this pool can ever be told as low: its key has lines, its provider tells an amount they can be compared with, and it is the pool that
 * carries them. One answer for the metric and for the alarm on it.
 */
export function canBeLow(key: WatchedKey, pool: Pool, provider: Provider | undefined): boolean {
  const hasLines = key.low.length + key.critical.length > 0
  return hasLines && carriesLines(key, pool) && tells(key, provider, ['balance', 'headroom'])
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
