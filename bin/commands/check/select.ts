import { canaryFor } from '../../../lambda/core/plan/canary-for.ts'
import type { Provider } from '../../../lambda/core/provider.ts'
import { type Pool, poolLabel, type WatchedKey, type WatchList } from '../../../lambda/core/watch-list.ts'
import { UsageError } from '../../command-io.ts'
import { unknownWord } from '../shared/unknown-word.ts'

/** The keys and pools that were named (`kie`, `aimlapi/claude`, a provider's id); all where none is named. `leftOut`: why a key of that name is not there. */
export function selectKeys(
  watchList: WatchList,
  wanted: readonly string[],
  leftOut: ReadonlyMap<string, string> = new Map(),
): WatchList {
  if (wanted.length === 0) return watchList
  const allowed = watchList.keys.flatMap(key => [key.name, ...key.pools.map(pool => poolLabel(key.name, pool.name))])
  const picked = new Map<string, Set<string>>()
  for (const name of wanted) {
    const matches = watchList.keys.flatMap(key =>
      key.pools
        .filter(pool =>
          [key.name, key.provider, `${key.name}/${pool.name}`, `${key.provider}/${pool.name}`].includes(name),
        )
        .map(pool => ({ key: key.name, pool: pool.name })),
    )
    if (matches.length === 0) {
      throw new UsageError(
        leftOut.get(name.split('/', 1)[0] ?? name) ?? unknownWord('key', name, [...new Set(allowed)]),
      )
    }
    for (const { key, pool } of matches) picked.set(key, (picked.get(key) ?? new Set()).add(pool))
  }
  return {
    ...watchList,
    keys: watchList.keys.flatMap(key => {
      const pools = picked.get(key.name)
      return pools ? [{ ...key, pools: key.pools.filter(pool => pools.has(pool.name)) }] : []
    }),
  }
}

/** The one selected key with a pool for each model: which spellings and which models are answered, on the same key at the same time. */
export function compareModels(
  watchList: WatchList,
  models: readonly string[],
  providers: readonly Provider[],
): WatchList {
  if (models.length === 0) return watchList
  const [key, ...more] = watchList.keys
  if (key === undefined || more.length > 0) {
    const names = watchList.keys.map(({ name }) => name).join(', ')
    throw new UsageError(`--model asks one key; name it: credit-watchdog check <key> --model <id>. Keys: ${names}.`)
  }
  const provider = providers.find(({ id }) => id === key.provider)
  const unaskable = models.find(model => provider === undefined || canaryFor(provider, model) === undefined)
  if (unaskable !== undefined) {
    throw new UsageError(
      `${provider?.name ?? key.provider} has no call that is cheap and safe to ask ${JSON.stringify(unaskable)} with.` +
        `${provider?.noSafeProbe === undefined ? '' : ` ${provider.noSafeProbe}`}`,
    )
  }
  return { ...watchList, keys: [{ ...key, pools: [...new Set(models)].map(model => poolFor(model, key, provider)) }] }
}

function poolFor(model: string, key: WatchedKey, provider: Provider | undefined): Pool {
  const known = [...key.pools, ...(provider?.pools ?? [])].find(pool => pool.model === model)
  const [first] = key.pools
  return {
    name: model,
    model,
    canary: true,
    alternatives: [],
    workUnits: first?.workUnits ?? [],
    emptyAt: first?.emptyAt ?? 0,
    ...(known?.costUsd !== undefined && { costUsd: known.costUsd }),
  }
}
