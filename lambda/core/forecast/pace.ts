import { hourlyUse, median, sumOf } from './hourly-use.ts'
import { middleOf, type Rhythm, rhythmOf } from './rhythm.ts'
import type { Series } from './series.ts'

const DAY_HOURS = 24
/** The level is what these trailing windows agree on: a burst of a day moves one of them, a lasting change soon two. */
const WINDOWS_HOURS: readonly number[] = [24, 72, 168]

/** How fast an account is used: per hour on average, the rhythm around it, and how far days stray from what was expected of them. */
export interface Pace {
  readonly perHour: number
  readonly rhythm: Rhythm
  /** As a share: 0.2 is a fifth more or less. */
  readonly spread: number
  /** Since the first reading. */
  readonly hoursKnown: number
}

/** Undefined for a series of less than an hour. */
export function paceOf(series: Series): Pace | undefined {
  const hours = hourlyUse(series)
  const newest = series.points.at(-1)
  if (newest === undefined || hours.length === 0) return undefined
  const rhythm = rhythmOf(hours, newest.minute)
  const expected = hours.map((_, hour) => rhythm(middleOf(hour, newest.minute)))
  return {
    perHour: Math.max(0, levelOf(hours, expected)),
    rhythm,
    spread: spreadOf(hours, expected),
    hoursKnown: hours.length,
  }
}

function levelOf(hours: readonly number[], expected: readonly number[]): number {
  const levels = WINDOWS_HOURS.flatMap(window => {
    const length = Math.min(window, hours.length)
    const should = sumOf(expected, 0, length)
    // A window in which next to nothing was to be expected (an idle weekend) says nothing.
    return should < length * 0.25 ? [] : [sumOf(hours, 0, length) / should]
  })
  return levels.length === 0 ? sumOf(hours) / hours.length : Math.max(median(levels), (levels[0] ?? 0) / 2)
}

/** From whole days against what the days around them would have led to expect. */
function spreadOf(hours: readonly number[], expected: readonly number[]): number {
  const days = Math.floor(hours.length / DAY_HOURS)
  if (days < 3) return days === 0 ? 0.8 : 0.5
  const levels = Array.from({ length: days }, (_, day) => {
    const from = day * DAY_HOURS
    return sumOf(hours, from, from + DAY_HOURS) / Math.max(6, sumOf(expected, from, from + DAY_HOURS))
  })
  const middle = median(levels)
  if (middle <= 0) return 0.8
  const strays = levels.map(level => Math.abs(Math.log(Math.max(level, middle / 10) / middle)))
  return Math.min(0.8, Math.max(0.08, 1.5 * median(strays)))
}
