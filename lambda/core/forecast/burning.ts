import { hourlyUse, median, sumOf } from './hourly-use.ts'
import { dailySums, rhythmOf } from './rhythm.ts'
import { HOUR_MINUTES, MINUTE_MS, type Point, type Series, usedUpTo } from './series.ts'

/** This many times the usual for the hour, and as many usual hours' worth at least. */
const TIMES = 5
const STILL = 0.5
/** Over about an hour, and over about three; half an hour where so much is used in it. */
const WINDOWS_MINUTES: readonly number[] = [30, 60, 180]
const RECENT_HOURS = 6
const LEAST_HOURS = 48
/** Older readings are kept every four hours: bursts are compared in such steps. */
const STEP_HOURS = 4
/** Enough to matter: at this rate the account is empty within three weeks … */
const EMPTY_WITHIN_HOURS = 21 * 24
/** … and within a day even where it has burned like this before. */
const EMPTY_SOON_HOURS = 24
/** Hours with next to no use are not compared with: ten times nothing is nothing. */
const LEAST_RHYTHM = 0.15

export interface Burning {
  /** How many times the usual for this hour. */
  readonly times: number
  readonly since: Date
  readonly perHour: number
}

/**
 * Whether the account is used far faster than it ever is at this hour, and fast enough to matter. What burned (`held`) goes on burning until
 * it is down to half of that.
 */
export function burning(series: Series, floor = 0, held = false): Burning | undefined {
  const newest = series.points.at(-1)
  if (newest === undefined || !isLongEnough(series.points, newest)) return undefined
  const left = Math.max(0, newest.balance - floor)
  let usual: Usual | undefined
  for (const window of held ? WINDOWS_MINUTES.slice(0, 2) : WINDOWS_MINUTES) {
    const fast = usedWithin(series.points, newest, window)
    if (fast === undefined || fast.used <= 0) continue
    const perHour = (fast.used / fast.minutes) * HOUR_MINUTES
    const emptyInHours = left / perHour
    if (emptyInHours > EMPTY_WITHIN_HOURS) continue
    usual ??= usualUse(hourlyUse(series).slice(RECENT_HOURS), newest.minute)
    const expected = usual.during(newest.minute - fast.minutes, newest.minute)
    const times = fast.used / expected
    if (expected <= 0 || times < TIMES * (held ? STILL : 1)) continue
    if (!held && fast.used * fast.minutes < TIMES * expected * HOUR_MINUTES) continue
    const step = usual.during(newest.minute - STEP_HOURS * HOUR_MINUTES, newest.minute)
    const asBefore = Math.min(step * usual.bursts.times, usual.bursts.most * 1.25)
    if (!held && emptyInHours > EMPTY_SOON_HOURS && fast.used <= asBefore) continue
    const limit = ((expected * HOUR_MINUTES) / fast.minutes) * (TIMES / 2)
    const began = sinceMinute(series.points, limit)
    const since = began < newest.minute ? began : newest.minute - fast.minutes
    const whole = usedWithin(series.points, newest, newest.minute - since) ?? fast
    return {
      times: Math.max(times, whole.used / usual.during(newest.minute - whole.minutes, newest.minute)),
      perHour: (whole.used / whole.minutes) * HOUR_MINUTES,
      since: new Date(since * MINUTE_MS),
    }
  }
  return undefined
}

function isLongEnough(points: readonly Point[], newest: Point): boolean {
  return newest.minute - (points[0]?.minute ?? newest.minute) >= (LEAST_HOURS + RECENT_HOURS) * HOUR_MINUTES
}

interface Usual {
  /** What is usually used between two minutes of such a day. */
  readonly during: (from: number, to: number) => number
  /** The biggest bursts over four hours, as times of the usual and in the unit: what an account does every week is no surprise. */
  readonly bursts: { readonly times: number; readonly most: number }
}

/** From the readings before it can have begun to burn. */
function usualUse(before: readonly number[], newestMinute: number): Usual {
  const newestBefore = newestMinute - RECENT_HOURS * HOUR_MINUTES
  const rhythm = rhythmOf(before, newestBefore)
  const daily = dailySums(before).slice(0, 14)
  const mean = Math.max(median(daily), (daily[0] ?? 0) / 2) / 24
  const during = (from: number, to: number) => {
    let factors = 0
    const steps = Math.max(1, Math.round((to - from) / 30))
    for (let step = 0; step < steps; step += 1)
      factors += Math.max(LEAST_RHYTHM, rhythm(from + ((step + 0.5) * (to - from)) / steps))
    return (((mean * factors) / steps) * (to - from)) / HOUR_MINUTES
  }
  return { during, bursts: burstsOf(before, newestBefore, during) }
}

/** The third largest in a month, so that one bad night in the history does not hide the next; with a week or less the largest. */
function burstsOf(before: readonly number[], newestBefore: number, during: Usual['during']): Usual['bursts'] {
  const rank = before.length <= 7 * 24 ? 0 : 2
  const nth = (values: readonly number[]) => [...values].sort((a, b) => b - a)[rank] ?? 0
  const steps = Array.from({ length: Math.floor(before.length / STEP_HOURS) }, (_, step) => {
    const from = step * STEP_HOURS
    const end = newestBefore - from * HOUR_MINUTES
    return { used: sumOf(before, from, from + STEP_HOURS), usual: during(end - STEP_HOURS * HOUR_MINUTES, end) }
  })
  return { times: nth(steps.map(({ used, usual }) => used / usual)), most: nth(steps.map(({ used }) => used)) }
}

function usedWithin(points: readonly Point[], newest: Point, window: number) {
  let used = 0
  for (let index = points.length - 1; index > 0; index -= 1) {
    const point = points[index]
    const before = points[index - 1]
    if (point === undefined || before === undefined) return undefined
    used += usedUpTo(before, point)
    const minutes = newest.minute - before.minute
    if (minutes >= window) return minutes <= window * 2 + HOUR_MINUTES / 2 ? { used, minutes } : undefined
  }
  return undefined
}

/** Back over the readings between which it was used this fast. */
function sinceMinute(points: readonly Point[], perHour: number): number {
  let since = points.at(-1)?.minute ?? 0
  for (let index = points.length - 1; index > 0; index -= 1) {
    const point = points[index]
    const before = points[index - 1]
    if (point === undefined || before === undefined) break
    if ((usedUpTo(before, point) / (point.minute - before.minute)) * HOUR_MINUTES < perHour) break
    since = before.minute
  }
  return since
}
