import type { RunwayFact } from '../notice.ts'
import type { Expiring } from '../verdict.ts'
import { type Burning, burning } from './burning.ts'
import { withExpiry } from './expiry.ts'
import { isReset } from './headroom.ts'
import { type Runway, runway } from './runway.ts'
import { runwayFact } from './runway-fact.ts'
import { MINUTE_MS, type Series } from './series.ts'

/** What the readings of an account say of the time ahead. */
export interface Forecast {
  readonly runway?: RunwayFact
  /** Which line of time is crossed. */
  readonly level?: 'low' | 'critical'
  readonly burning?: BurningFact
}

export interface BurningFact {
  /** How many times the usual for this hour. */
  readonly times: number
  readonly since: string
  /** How long the balance lasts at this pace; absent where spend showed it. */
  readonly runway?: RunwayFact
}

export interface ForecastInput {
  /** One for each amount of the balance, with this sweep's reading. */
  readonly series: readonly Series[]
  /** Lines of time; absent: no runway is told as trouble. */
  readonly lines?: { readonly lowMs: number; readonly criticalMs: number }
  /** Under this nothing more can be done, in the unit of the series. */
  readonly floorOf: (unit: string) => number
  /** What of a balance expires, by its unit. @default nothing */
  readonly expiringIn?: (unit: string) => readonly Expiring[]
  /** When an allowance begins anew, by its unit. @default not known */
  readonly resetsAt?: (unit: string) => Date | undefined
  /** The series are what is left of limits: told as trouble only where it is known when they begin anew. */
  readonly toLimit?: true
  /** The level it stands at, which it leaves only by a margin; and whether it was told as burning. */
  readonly held?: 'low' | 'critical'
  readonly burns: boolean
  readonly now: Date
}

/** A line of time is left only this far above it. */
const HYSTERESIS = 1.25
/**
 * A line is how much time people want to have left when they hear of it, and a warning waits for a reading and for the end of a night: it
 * begins so much before the line.
 */
const AHEAD = 13 / 12
/** What may be gone so soon is told only where it is expected to be not long after. */
const NOT_LONG_AFTER = 1.4
/** Nobody is told of an end that is further ahead than so many times what was seen: a morning says nothing of the days to come. */
const REACH = 3
const HOUR_MS = 3_600_000

/**
 * Low when the balance may be gone at about the line at the soonest, and is expected to be not long after, for people asked to hear of it in
 * time; critical, which wakes them, when it is expected to be gone by its own. With several amounts it is gone when the last of them is.
 */
export function forecastOf(input: ForecastInput): Forecast {
  const { series, floorOf, expiringIn = () => [], resetsAt = () => undefined, toLimit, held, burns, now } = input
  const money = series.filter(each => (each.points.at(-1)?.balance ?? 0) > floorOf(each.unit))
  const runways = money.map(each => {
    const left = (each.points.at(-1)?.balance ?? 0) - floorOf(each.unit)
    return withExpiry(runway(each, now, floorOf(each.unit)), left, each.unit, expiringIn(each.unit), now)
  })
  const lasting = runways.flatMap(each => (each.kind === 'lasts' && !isReset(each, resetsAt(each.unit)) ? [each] : []))
  const last = lasting.sort((a, b) => b.emptyAt.getTime() - a.emptyAt.getTime())[0]
  const lasts = lasting.length === runways.length ? last : undefined
  const [burned] = money.flatMap(each => {
    const found = burning(each, floorOf(each.unit), burns)
    return found ? [toFact(found, (each.points.at(-1)?.balance ?? 0) - floorOf(each.unit), each.unit, now)] : []
  })
  const limit = toLimit ? ({ toLimit } as const) : {}
  const isTrouble = lasts && (!toLimit || resetsAt(lasts.unit) !== undefined)
  const seenMs = Math.max(...series.map(each => now.getTime() - (each.points[0]?.minute ?? 0) * MINUTE_MS))
  const level = isTrouble && input.lines ? levelOf(lasts, seenMs, now, input.lines, held) : undefined
  return {
    ...(lasts && { runway: { ...runwayFact(lasts), ...limit } }),
    ...(level && { level }),
    ...(burned && { burning: { ...burned, ...(burned.runway && { runway: { ...burned.runway, ...limit } }) } }),
  }
}

/** An expiry alone wakes nobody: many a plan begins anew on that day, which its answer does not say. */
function levelOf(
  { emptyAt, soonest, byExpiry }: Extract<Runway, { kind: 'lasts' }>,
  seenMs: number,
  now: Date,
  lines: { readonly lowMs: number; readonly criticalMs: number },
  held: ForecastInput['held'],
): Forecast['level'] {
  const within = (at: Date | undefined, lineMs: number) => at !== undefined && at.getTime() - now.getTime() < lineMs
  if (held === undefined && !byExpiry && !within(emptyAt, REACH * seenMs)) return undefined
  const usedUpAt = byExpiry ? byExpiry.usedUpAt : emptyAt
  if (within(usedUpAt, lines.criticalMs * (held === 'critical' ? HYSTERESIS : 1))) return 'critical'
  const line = lines.lowMs * (held === undefined ? 1 : HYSTERESIS)
  return within(soonest, line * AHEAD) && within(emptyAt, line * NOT_LONG_AFTER) ? 'low' : undefined
}

function toFact({ times, since, perHour }: Burning, left: number, unit: string, now: Date): BurningFact {
  const after = (share: number) => new Date(now.getTime() + (left / perHour) * share * HOUR_MS).toISOString()
  const runway = { emptyAt: after(1), soonest: after(0.8), latest: after(1.25), perHour, unit }
  return { times, since: since.toISOString(), runway }
}
