import { type ConditionKind, subjectId } from '../condition.ts'
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
  const groups = new Map<string, string[]>()
  for (const key of watchList.keys) {
    for (const pool of key.pools) {
      const group = groups.get(nameOf(key, pool))
      if (group) group.push(key.name)
      else groups.set(nameOf(key, pool), [key.name])
    }
  }
  const newer = new Map<string, SubjectState>()
  const beside = (key: WatchedKey, pool: Pool) =>
    (groups.get(nameOf(key, pool)) ?? []).filter(name => name !== key.name)
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
      newer.set(state.subject, state)
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

function nameOf(key: WatchedKey, pool: Pool): string {
  return `${key.provider}|${key.account}|${pool.name}`
}
