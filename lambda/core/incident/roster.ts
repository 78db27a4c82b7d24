import { type Subject, subjectId } from '../condition.ts'
import type { SubjectState } from '../state.ts'
import type { WatchList } from '../watch-list.ts'
import type { Decision } from './decide.ts'
import { hold, makeNotice, owe, type Transition } from './step.ts'

/** States to carry over to keys with a new name (`was`): each the new subject's first, with the old one's history. */
export function renamed(watchList: WatchList, states: ReadonlyMap<string, SubjectState>): readonly SubjectState[] {
  return watchList.keys.flatMap(key =>
    key.pools.flatMap(pool => {
      if (key.was === undefined) return []
      const subject = subjectId({ about: 'pool', key: key.name, pool: pool.name })
      const old = states.get(subjectId({ about: 'pool', key: key.was, pool: pool.name }))
      return old === undefined || states.has(subject) ? [] : [{ ...old, subject, version: 0 }]
    }),
  )
}

/**
 * What is in the state and no longer watched: a pool that left the watch list, a provider that fewer than two keys are left of, so that
 * nobody speaks of it as a whole. An incident people were told of is closed, and they are told that.
 */
export function decideGone(
  watchList: WatchList,
  states: ReadonlyMap<string, SubjectState>,
  now: Date,
): readonly Decision[] {
  const watched = new Set(
    watchList.keys.flatMap((key, index) => [
      ...key.pools.map(pool => subjectId({ about: 'pool', key: key.name, pool: pool.name })),
      ...(watchList.keys.some((other, at) => at !== index && other.provider === key.provider)
        ? [subjectId({ about: 'provider', provider: key.provider })]
        : []),
    ]),
  )
  const carried = new Set(watchList.keys.flatMap(({ was }) => (was === undefined ? [] : [was])))
  const gone = [...states.values()].flatMap(state => {
    const subject = subjectOf(state.subject)
    const isOver =
      subject === undefined || watched.has(state.subject) || (state.incident === undefined && state.owed.length === 0)
    return isOver ? [] : [{ subject, state }]
  })
  return gone
    .map(({ subject, state }) => close(subject, state, subject.about === 'pool' && carried.has(subject.key), now))
    .filter(decision => decision.state !== decision.before)
}

function close(subject: Subject, before: SubjectState, isCarried: boolean, now: Date): Decision {
  return {
    ...closing(subject, before, isCarried, now),
    subject,
    before,
    again: current => close(subject, current ?? before, isCarried, now),
  }
}

function closing(subject: Subject, before: SubjectState, isCarried: boolean, now: Date): Transition {
  const { incident, sight: _sight, flapping: _flapping, closerUntil: _closer, acknowledged: _by, ...rest } = before
  // Under its new name the incident goes on there, and what was owed is owed there.
  if (isCarried) return hold({ ...rest, owed: [] }, 'carried over to its new name')
  if (incident === undefined) return hold(before, 'no longer watched')
  if (incident.told === undefined || incident.told.with !== undefined)
    return hold(rest, 'no longer watched: nobody was told of it')
  const facts = {
    ...(subject.about === 'provider' && { provider: subject.provider }),
    since: incident.openedAt,
    by: 'nothing',
    certainty: 'certain',
    endedAt: now.toISOString(),
  } as const
  const input = { subject, state: rest, now, facts }
  const notice = makeNotice(input, incident, {
    kind: 'closed',
    severity: incident.told.highest,
    condition: incident.kind,
  })
  return owe(rest, notice, 'closed: no longer watched')
}

/** The subject an id names; undefined for the watchdog, which is always watched. */
function subjectOf(id: string): Exclude<Subject, { about: 'watchdog' }> | undefined {
  const [, key, pool] = /^pool:([^/]+)\/(.+)$/.exec(id) ?? []
  if (key !== undefined && pool !== undefined) return { about: 'pool', key, pool }
  const [, provider] = /^provider:(.+)$/.exec(id) ?? []
  return provider === undefined ? undefined : { about: 'provider', provider }
}
