import { canBeLow } from '../lambda/core/can-be-low.ts'
import type { Provider } from '../lambda/core/provider.ts'
import { poolLabel, type WatchedKey, type WatchList } from '../lambda/core/watch-list.ts'
import { PROVIDERS } from '../lambda/providers/all.ts'

/** The labels of the pools that can be told as low: those alone have the metric. */
export function lowPools(watchList: WatchList): ReadonlySet<string> {
  return new Set(
    watchList.keys.flatMap(key =>
      key.pools
        .filter(pool => canBeLow(key, pool, providerOf(key, watchList)))
        .map(pool => poolLabel(key.name, pool.name)),
    ),
  )
}

/** Of the catalogue, or of the configuration. */
export function providerOf({ provider }: WatchedKey, watchList: WatchList): Provider | undefined {
  return [...PROVIDERS, ...watchList.providers].find(({ id }) => id === provider)
}
