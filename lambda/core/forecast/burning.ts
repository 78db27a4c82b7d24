import { hourlyUse } from './hourly-use.ts'
import { HOUR_MINUTES, MINUTE_MS, type Point, type Series, usedUpTo } from './series.ts'
import { type UsualUse, usualUse } from './usual-use.ts'

/** This many times the usual for the hour, and as many usual hours' worth at least. */
const TIMES = 5
const STILL = 0.5
/** Over half an hour where so much is used in it, over about an hour, over about three. */
const WINDOWS_MINUTES: readonly number[] = [30, 60, 180]
const RECENT_HOURS = 6
const LEAST_HOURS = 48
/** Enough to matter: at this rate the account is empty within three weeks. */
const EMPTY_WITHIN_HOURS = 21 * 24
/** What is more than the account's own bursts is told at once, where it took this many mean hours' worth. */
const NEW_HOURS_WORTH = 6
/**
 * What is not is told once it has gone on this long, and took what ten times the mean takes in an hour, four times as fast as the mean at
 * least and faster than its own bursts go; or leaves the account empty within a day.
 */
const LONG_MINUTES = 75
const LONG_HOURS_WORTH = 10
const LONG_TIMES_MEAN = 4
const EMPTY_SOON_HOURS = 24
/** What came at this hour before, on two days or in two weeks, is no news before it is this many times as much; nor is one piece of work. */
const AGAIN_TIMES = 2

export interface Burning {
  /** How many times the usual for this hour. */
  readonly times: number
  readonly since: Date
  readonly perHour: number
}

interface Used {
  readonly used: number
  readonly minutes: number
}

/**
 * Whether the account is used far faster than it ever is at this hour, and fast enough to matter. What burned (`held`) goes on burning until
 * it is down to half of that.
 */
export function burning(series: Series, floor = 0, held = false): Burning | undefined {
  const { points } = series
  const newest = points.at(-1)
  if (newest === undefined || !isLongEnough(points, newest)) return undefined
  const left = Math.max(0, newest.balance - floor)
  let usual: UsualUse | undefined
  for (const window of held ? WINDOWS_MINUTES.slice(0, 2) : WINDOWS_MINUTES) {
    const fast = usedWithin(points, newest, window)
    if (fast === undefined || fast.used <= 0) continue
    const emptyInHours = (left / fast.used) * (fast.minutes / HOUR_MINUTES)
    if (emptyInHours > EMPTY_WITHIN_HOURS) continue
    usual ??= usualUse(hourlyUse(series).slice(RECENT_HOURS), newest.minute, RECENT_HOURS)
    const expected = usual.during(newest.minute - fast.minutes, newest.minute)
    if (expected <= 0 || fast.used < TIMES * expected * (held ? STILL : 1)) continue
    const began = sinceMinute(points, ((expected * HOUR_MINUTES) / fast.minutes) * (TIMES / 2))
    const since = began < newest.minute ? began : newest.minute - fast.minutes
    const whole = usedWithin(points, newest, newest.minute - since) ?? fast
    if (!held) {
      if (began === newest.minute || fast.used * fast.minutes < TIMES * expected * HOUR_MINUTES) continue
      if (fast.used < AGAIN_TIMES * Math.max(usual.again(fast.minutes), pieceOf(points))) continue
      const isNew = usual.isNew(fast.used - expected, newest.minute) && whole.used >= NEW_HOURS_WORTH * usual.perHour
      if (!isNew && !hasGoneOn(whole, usual, emptyInHours)) continue
    }
    return {
      times: Math.max(fast.used / expected, whole.used / usual.during(newest.minute - whole.minutes, newest.minute)),
      perHour: perHourOf(whole),
      since: new Date(since * MINUTE_MS),
    }
  }
  return undefined
}

/** Long enough, and by more than the account has had before. */
function hasGoneOn(whole: Used, usual: UsualUse, emptyInHours: number): boolean {
  if (whole.minutes < LONG_MINUTES) return false
  if (emptyInHours <= EMPTY_SOON_HOURS) return true
  if (whole.used < LONG_HOURS_WORTH * usual.perHour) return false
  const ordinary = Math.max(LONG_TIMES_MEAN * usual.perHour, usual.burstPerHour())
  return perHourOf(whole) > ordinary
}

function perHourOf({ used, minutes }: Used): number {
  return (used / minutes) * HOUR_MINUTES
}

/** The least that was ever used at once: where work is sold by the piece, one piece. */
function pieceOf(points: readonly Point[]): number {
  let least = Number.POSITIVE_INFINITY
  for (const [index, point] of points.entries()) {
    const before = points[index - 1]
    const used = before === undefined ? 0 : usedUpTo(before, point)
    if (used > 0) least = Math.min(least, used)
  }
  return least
}

function isLongEnough(points: readonly Point[], newest: Point): boolean {
  return newest.minute - (points[0]?.minute ?? newest.minute) >= (LEAST_HOURS + RECENT_HOURS) * HOUR_MINUTES
}

function usedWithin(points: readonly Point[], newest: Point, window: number): Used | undefined {
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
