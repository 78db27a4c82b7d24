import { DAY_MINUTES, HOUR_MINUTES, minuteOf, type Point, type Series, usedUpTo } from './series.ts'
import { thin } from './thin.ts'

/** What comes back within this time of being used, and is no more than was taken at once, was given back: a failed order. */
const REFUND_MINUTES = 3 * HOUR_MINUTES
/** Two sweeps never overlap by more. */
const LATE_MINUTES = 2 * HOUR_MINUTES
/** 2000: a machine that has lost its clock begins before it. */
const UNSET_CLOCK = minuteOf(new Date('2000-01-01T00:00:00Z'))
/** Rounding of a balance that was computed from two figures is not a top-up. */
const ROUNDING = 1e-9

/**
 * The series with one more reading. The same reading again changes nothing; one that is older than what is known is left out. Of a fall,
 * what `expired` meanwhile was not used.
 */
export function append(series: Series, at: Date, balance: number, expired = 0): Series {
  const minute = minuteOf(at)
  if (!Number.isFinite(balance) || !(minute > UNSET_CLOCK)) return series
  const known = withoutFuture(series.points, minute)
  const last = known.at(-1)
  if (last === undefined) return { ...series, points: [{ minute, balance, credited: 0 }] }
  if (minute < last.minute) return series
  if (minute === last.minute && balance === last.balance)
    return known.length === series.points.length ? series : { ...series, points: known }
  if (minute > last.minute)
    return {
      ...series,
      points: thin([...known, { minute, balance, credited: creditOf(known, last, minute, balance, expired) }]),
    }

  const before = known.at(-2)
  const others = known.slice(0, -1)
  const credited = before === undefined ? 0 : creditOf(others, before, minute, balance, expired)
  return { ...series, points: [...others, { minute, balance, credited }] }
}

/** What a process remembers on top of what was stored: only points newer than the stored ones are added. */
export function merge(stored: Series, remembered: Series): Series {
  const until = stored.points.at(-1)?.minute ?? Number.NEGATIVE_INFINITY
  const newer = remembered.points.filter(point => point.minute > until)
  if (newer.length === 0 || stored.unit !== remembered.unit) return stored
  // The first of them may have been credited relative to a point that the stored series does not have.
  const [first, ...rest] = newer
  if (first === undefined) return stored
  const joined = append(stored, new Date(first.minute * 60_000), first.balance, Math.max(0, -first.credited))
  return { ...joined, points: thin([...joined.points, ...rest]) }
}

/** A clock that ran ahead and came back left points in the future; a reading that is only a little late is the one that is wrong. */
function withoutFuture(points: readonly Point[], minute: number): readonly Point[] {
  const newest = points.at(-1)?.minute ?? minute
  return newest - minute > LATE_MINUTES ? points.filter(point => point.minute <= minute) : points
}

/** Upward is a top-up or a grant, unless it only gives back what was just taken; what expired is below zero. */
function creditOf(points: readonly Point[], last: Point, minute: number, balance: number, expired: number): number {
  const rise = balance - last.balance
  if (rise < 0) return expired > 0 ? -Math.min(expired, -rise) : 0
  if (rise <= Math.max(Math.abs(balance), Math.abs(last.balance)) * ROUNDING) return 0
  if (rise <= biggestFall(points, minute - REFUND_MINUTES)) return 0
  // What was used meanwhile is hidden behind the top-up: as much as usual.
  return rise + usualUse(points, minute - last.minute)
}

function biggestFall(points: readonly Point[], since: number): number {
  let biggest = 0
  for (let index = points.length - 1; index > 0; index -= 1) {
    const point = points[index]
    const before = points[index - 1]
    if (point === undefined || before === undefined || point.minute < since) break
    biggest = Math.max(biggest, usedUpTo(before, point))
  }
  return biggest
}

/** At the pace of the last day. */
function usualUse(points: readonly Point[], minutes: number): number {
  const last = points.at(-1)
  if (last === undefined) return 0
  let used = 0
  let first = last
  for (let index = points.length - 1; index > 0; index -= 1) {
    const point = points[index]
    const before = points[index - 1]
    if (point === undefined || before === undefined || before.minute < last.minute - DAY_MINUTES) break
    used += usedUpTo(before, point)
    first = before
  }
  const span = last.minute - first.minute
  return span < 6 * HOUR_MINUTES ? 0 : Math.max(0, (used / span) * minutes)
}
