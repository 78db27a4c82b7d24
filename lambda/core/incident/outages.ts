import type { Condition } from '../condition.ts'
import { subjectId } from '../condition.ts'
import type { SubjectState } from '../state.ts'
import type { Tally } from './tally.ts'

/** What failed as a whole in this sweep: a provider that two keys or more could not reach, or our own sight. */
export interface Outages {
  /** By provider id: every provider with two keys or more that were asked. */
  readonly providers: ReadonlyMap<string, Outage>
  readonly watchdog: Outage
}

export interface Outage {
  readonly condition: Condition
  readonly failing: number
  readonly of: number
  /** One scrubbed line of what happened. */
  readonly detail?: string
  /** `credential`: no secret could be read, so nothing is known of the network. `ranges`: some keys were not swept, the others were. */
  readonly why?: 'credential' | 'ranges'
}

/** Ranges of keys whose function failed. */
export interface RangesFailed {
  readonly failing: number
  readonly of: number
  /** What AWS calls the error. */
  readonly detail: string
}

export function findOutages({ providers, secrets }: Tally, ranges?: RangesFailed): Outages {
  const out = new Map<string, Outage>()
  for (const { id, asked, failing, detail } of providers)
    if (asked >= 2) out.set(id, outage(failing, asked, failing === asked, detail))
  return { providers: out, watchdog: watchdogOutage({ providers, secrets }, ranges) }
}

/**
 * What a range may take for an outage: what its own keys show, and what the sweep before called one over all ranges. Its own view alone is
 * too little; until the others' is known, its keys' streaks run on, and one sight of a failed connection is never told.
 */
export function outagesInRange(tally: Tally, states: ReadonlyMap<string, SubjectState>): Outages {
  const isStanding = (subject: string) => {
    const state = states.get(subject)
    return [state?.sight?.kind, state?.incident?.kind].includes('unavailable')
  }
  const providers = tally.providers.map(({ id, asked, failing, detail }) => {
    const isOut = failing === asked && isStanding(subjectId({ about: 'provider', provider: id }))
    return [id, outage(failing, asked, isOut, detail)] as const
  })
  const { watchdog } = findOutages(tally)
  const isBlind = watchdog.condition.kind === 'unavailable' && isStanding(subjectId({ about: 'watchdog' }))
  return { providers: new Map(providers), watchdog: isBlind ? watchdog : outage(0, watchdog.of, false, undefined) }
}

/** Nothing at all was seen: everybody's streaks stand still. Where some keys were not swept, those of the others go on. */
export function isBlind({ watchdog }: Outages): boolean {
  return watchdog.condition.kind === 'unavailable' && watchdog.why !== 'ranges'
}

/** Blind: two providers or more and none of them answered, or two secrets or more and none of them could be read. */
function watchdogOutage({ providers, secrets }: Tally, ranges: RangesFailed | undefined): Outage {
  if (secrets.asked >= 2 && secrets.unread === secrets.asked)
    return { ...outage(secrets.unread, secrets.asked, true, secrets.detail), why: 'credential' }
  const unreachable = providers.filter(({ asked, failing }) => asked === failing).length
  const isOut = providers.length >= 2 && unreachable === providers.length
  if (ranges !== undefined && ranges.failing > 0 && !isOut)
    return { ...outage(ranges.failing, ranges.of, true, ranges.detail), why: 'ranges' }
  return outage(unreachable, providers.length, isOut, providers.find(({ detail }) => detail !== undefined)?.detail)
}

function outage(failing: number, of: number, isOut: boolean, detail: string | undefined): Outage {
  const condition: Condition = isOut
    ? { kind: 'unavailable', certainty: 'certain', by: 'nothing', proves: [] }
    : { kind: 'healthy', certainty: 'certain', by: 'nothing', proves: ['access'] }
  return { condition, failing, of, ...(isOut && detail !== undefined && { detail }) }
}
