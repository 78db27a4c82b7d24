import type { Provider, Reading } from './provider.ts'
import type { WatchedKey } from './watch-list.ts'

/** Whether a free question tells one of these amounts with the credentials the key has. */
export function tells(
  { adminCredential }: Pick<WatchedKey, 'adminCredential'>,
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
