import { type ConditionKind, subjectId } from '../condition.ts'
import { groupBy } from '../group-by.ts'
import type { Incident, SubjectState } from '../state.ts'
import type { Pool, WatchedKey, WatchList } from '../watch-list.ts'
import { toldKinds } from './tell.ts'

/** Keys of one account, pool by pool of the same name. What one of them was told with, the others are not told again. */
export interface Siblings {
  /** Names of the other keys that share this pool's account. */
  keysBeside(key: WatchedKey, pool: Pool): readonly string[]
  /** The other key whose standing notice about this kind of trouble, or a worse one, speaks for this one, too. */
  toldWith(key: WatchedKey, pool: Pool, kind: ConditionKind, by?: Incident['by']): string | undefined
  /** A decision of this sweep: later ones of the same account build on it. */
  decided(state: SubjectState): void
}

export function createSiblings(watchList: WatchList, states: ReadonlyMap<string, SubjectState>): Siblings {
  const groups = sharedPools(watchList)
  const newer = new Map<string, SubjectState>()
  const beside = (key: WatchedKey, pool: Pool) =>
    groups.get(subjectId({ about: 'pool', key: key.name, pool: pool.name }))?.filter(name => name !== key.name) ?? []
  return {
    keysBeside: beside,
    toldWith(key, pool, kind, by) {
      for (const name of beside(key, pool)) {
        const id = subjectId({ about: 'pool', key: name, pool: pool.name })
        const incident = (newer.get(id) ?? states.get(id))?.incident
        if (incident !== undefined && covers(incident, kind, by)) return id
      }
      return undefined
    },
    decided(state) {
      if (groups.has(state.subject)) newer.set(state.subject, state)
    },
  }
}

/** Who was told that an account is empty need not hear that it is low. */
const COVERED: Partial<Record<ConditionKind, readonly ConditionKind[]>> = {
  low: ['critical', 'exhausted', 'suspended'],
  critical: ['exhausted', 'suspended'],
}

function covers(incident: Incident, kind: ConditionKind, by: Incident['by']): boolean {
  // A budget says nothing of the balance, nor the reverse.
  if ((incident.by === 'budget') !== (by === 'budget')) return false
  if (incident.told === undefined || incident.told.with !== undefined) return false
  return toldKinds(incident).includes(kind) || (COVERED[kind]?.includes(incident.told.kind) ?? false)
}

/** By subject: the names of all keys that share its pool. Most accounts have one key only, and are left out. */
function sharedPools({ keys }: WatchList): ReadonlyMap<string, readonly string[]> {
  const pools = keys.flatMap(key => key.pools.map(pool => ({ key, pool })))
  const groups = groupBy(pools, ({ key, pool }) => `${key.provider}|${key.account}|${pool.name}`)
  const shared = new Map<string, readonly string[]>()
  for (const group of groups.values()) {
    if (group.length < 2) continue
    const names = group.map(({ key }) => key.name)
    for (const { key, pool } of group) shared.set(subjectId({ about: 'pool', key: key.name, pool: pool.name }), names)
  }
  return shared
}
