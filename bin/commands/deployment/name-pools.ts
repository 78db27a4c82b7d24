import type { Subject } from '../../../lambda/core/condition.ts'
import type { SubjectState } from '../../../lambda/core/state.ts'
import { poolLabel, type WatchList } from '../../../lambda/core/watch-list.ts'
import { UsageError } from '../../command-io.ts'
import { unknownWord } from '../shared/unknown-word.ts'

export type PoolSubject = Subject & { readonly about: 'pool' }

/** Every pool that is watched or remembered, in the order of the watch list. */
export function knownPools(
  watchList: WatchList | undefined,
  states: ReadonlyMap<string, SubjectState>,
): readonly PoolSubject[] {
  const watched = (watchList?.keys ?? []).flatMap(key =>
    key.pools.map(pool => ({ about: 'pool', key: key.name, pool: pool.name }) as const),
  )
  const isWatched = new Set(watched.map(labelOf))
  const remembered = [...states.keys()].sort().flatMap(id => poolOf(id) ?? [])
  return [...watched, ...remembered.filter(pool => !isWatched.has(labelOf(pool)))]
}

/** The pools that `kie` or `kie/video` names: without a pool, all that the watch list gives the key, or else all that are remembered. */
export function namePools(
  name: string,
  watchList: WatchList | undefined,
  states: ReadonlyMap<string, SubjectState>,
): readonly PoolSubject[] {
  const known = knownPools(watchList, states)
  const watched = knownPools(watchList, new Map())
  const ofKey = [watched, known].map(pools => pools.filter(({ key }) => key === name)).find(pools => pools.length > 0)
  const named = ofKey ?? known.filter(({ key, pool }) => `${key}/${pool}` === name)
  if (named.length > 0) return named
  if (known.length === 0)
    throw new UsageError(
      'Nothing is watched yet: no sweep has remembered anything, and there is no configuration here.',
    )
  throw new UsageError(unknownWord('key', name, [...new Set(known.flatMap(each => [each.key, labelOf(each)]))]))
}

export function labelOf({ key, pool }: PoolSubject): string {
  return poolLabel(key, pool)
}

function poolOf(id: string): PoolSubject | undefined {
  const [, key, pool] = /^pool:([^/]+)\/(.+)$/.exec(id) ?? []
  return key === undefined || pool === undefined ? undefined : { about: 'pool', key, pool }
}
