import { createFormat, type Format } from '../../../lambda/core/format.ts'
import type { Provider } from '../../../lambda/core/provider.ts'
import { en } from '../../../lambda/core/text/en.ts'
import type { WatchList } from '../../../lambda/core/watch-list.ts'

/** English, in the zone of the notices; without a configuration in this machine's. */
export function momentsOf(
  watchList: WatchList | undefined,
  now: Date,
  provider?: Provider,
): Format & { readonly timeZone: string } {
  const timeZone = watchList?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const format = createFormat(en.format, { timeZone, reference: now.toISOString(), ...(provider && { provider }) })
  return { ...format, timeZone }
}
