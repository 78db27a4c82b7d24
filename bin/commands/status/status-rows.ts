import { type ConditionKind, type Subject, subjectId } from '../../../lambda/core/condition.ts'
import type { Provider } from '../../../lambda/core/provider.ts'
import type { SubjectState } from '../../../lambda/core/state.ts'
import type { Pool, WatchedKey } from '../../../lambda/core/watch-list.ts'
import type { LocalConfiguration } from '../deployment/local-configuration.ts'
import { knownPools, labelOf } from '../deployment/name-pools.ts'
import { type AccountReadings, accountReadings } from './account-readings.ts'

/** One line of `status`: a pool, or a provider or the watchdog itself while they are in trouble. */
export interface StatusRow {
  readonly label: string
  readonly subject: Subject
  readonly condition: ConditionKind
  /** Absent: no sweep has written one. */
  readonly state?: SubjectState
  readonly key?: WatchedKey
  readonly pool?: Pool
  /** Absent without a configuration: only that says whose readings are whose. */
  readonly readings?: AccountReadings
  readonly provider?: Provider
  /** False: the configuration here does not name it. */
  readonly watched: boolean
}

/** In the order of the configuration; without one, all that is remembered. What is watched no more shows while something is open. */
export function statusRows(
  states: ReadonlyMap<string, SubjectState>,
  samples: ReadonlyMap<string, string>,
  local: LocalConfiguration | undefined,
): readonly StatusRow[] {
  const pools = knownPools(local?.watchList, states).flatMap((subject): readonly StatusRow[] => {
    const state = states.get(subjectId(subject))
    const key = local?.watchList.keys.find(({ name }) => name === subject.key)
    const pool = key?.pools.find(({ name }) => name === subject.pool)
    const watched = local === undefined || pool !== undefined
    const isOver = state === undefined || (state.incident === undefined && state.owed.length === 0)
    if (!watched && isOver) return []
    const provider = local?.providers.find(({ id }) => id === key?.provider)
    return [
      {
        ...rowOf(labelOf(subject), subject, state, watched),
        ...(key && { key, readings: accountReadings(samples, key, state) }),
        ...(pool && { pool }),
        ...(provider && { provider }),
      },
    ]
  })
  const others = [...states.values()].flatMap((state): readonly StatusRow[] => {
    const subject = otherOf(state.subject)
    if (subject === undefined || (state.incident === undefined && state.owed.length === 0)) return []
    const label = subject.about === 'provider' ? `all of ${subject.provider}` : 'the watchdog'
    return [rowOf(label, subject, state, true)]
  })
  return [...others, ...pools]
}

function rowOf(label: string, subject: Subject, state: SubjectState | undefined, watched: boolean): StatusRow {
  return { label, subject, condition: state?.condition ?? 'unknown', watched, ...(state && { state }) }
}

function otherOf(id: string): Exclude<Subject, { about: 'pool' }> | undefined {
  if (id === 'watchdog') return { about: 'watchdog' }
  const [, provider] = /^provider:(.+)$/.exec(id) ?? []
  return provider === undefined ? undefined : { about: 'provider', provider }
}
