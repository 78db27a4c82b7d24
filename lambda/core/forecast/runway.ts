import { sumOf } from './hourly-use.ts'
import { type Pace, paceOf } from './pace.ts'
import { HOUR_MINUTES, MINUTE_MS, minuteOf, type Series } from './series.ts'

/** Further ahead nothing is claimed. */
export const LONGEST_DAYS = 180
/** Readings must reach back this far before anything is said. */
const LEAST_HOURS = 3
const STALE_MINUTES = 24 * HOUR_MINUTES
/** Less than a quarter of what is expected is not reckoned with. */
const LEAST_SHARE = 0.25

export type Runway =
  | {
      readonly kind: 'lasts'
      readonly emptyAt: Date
      /** In about five cases of six it ends between these two. */
      readonly soonest: Date
      readonly latest: Date
      /** Mean use in an hour at the present level, in the unit of the balance. */
      readonly perHour: number
      readonly unit: string
      /** What is left expires at `emptyAt`, before it is used up; see `expiry.ts`. */
      readonly byExpiry?: { readonly usedUpAt?: Date }
    }
  | { readonly kind: 'longer-than'; readonly days: number; readonly perHour: number; readonly unit: string }
  | { readonly kind: 'not-enough-data'; readonly why: NotEnough }

export type NotEnough = 'no-readings' | 'too-short' | 'stale'

/** When the balance reaches `floor` at the present pace and in the account's own rhythm, if nobody tops up. */
export function runway(series: Series, now: Date, floor = 0): Runway {
  const newest = series.points.at(-1)
  const pace = paceOf(series)
  if (newest === undefined) return { kind: 'not-enough-data', why: 'no-readings' }
  if (pace === undefined || pace.hoursKnown < LEAST_HOURS) return { kind: 'not-enough-data', why: 'too-short' }
  const nowMinute = minuteOf(now)
  if (nowMinute - newest.minute > STALE_MINUTES) return { kind: 'not-enough-data', why: 'stale' }

  const left = Math.max(0, newest.balance - floor)
  const { perHour } = pace
  const { unit } = series
  const lastsMinutes = lasting(pace, newest.minute)
  const minutes = lastsMinutes(left)
  if (minutes > LONGEST_DAYS * 24 * HOUR_MINUTES) return { kind: 'longer-than', days: LONGEST_DAYS, perHour, unit }
  const at = (after: number) =>
    new Date(
      Math.max(nowMinute, Math.min(newest.minute + after, nowMinute + 2 * LONGEST_DAYS * 24 * HOUR_MINUTES)) *
        MINUTE_MS,
    )
  const [least, most] = pace.strays(minutes / HOUR_MINUTES)
  return {
    kind: 'lasts',
    emptyAt: at(minutes),
    soonest: at(lastsMinutes(left / most)),
    latest: at(lastsMinutes(left / Math.max(least, LEAST_SHARE))),
    perHour,
    unit,
  }
}

/** How long an amount lasts, hour by hour through the rhythm; whole weeks at once. */
function lasting({ perHour, rhythm }: Pace, from: number): (amount: number) => number {
  const week = Array.from({ length: 168 }, (_, hour) => perHour * rhythm(from + hour * HOUR_MINUTES + 30))
  const perWeek = sumOf(week)
  return amount => {
    if (amount <= 0) return 0
    if (perHour <= 0) return Number.POSITIVE_INFINITY
    const weeks = Math.floor(amount / perWeek)
    let left = amount - weeks * perWeek
    let minutes = weeks * 168 * HOUR_MINUTES
    for (const used of week) {
      if (left <= used) return minutes + (used > 0 ? (left / used) * HOUR_MINUTES : 0)
      left -= used
      minutes += HOUR_MINUTES
    }
    return minutes
  }
}
