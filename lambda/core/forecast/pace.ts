import { hourlyUse, inOrder, median } from './hourly-use.ts'
import { middleOf, type Rhythm, rhythmOf } from './rhythm.ts'
import type { Series } from './series.ts'

const DAY_HOURS = 24
/** The level is what these trailing windows agree on: a burst of a day moves one of them, a lasting change soon two. */
const WINDOWS_HOURS: readonly number[] = [24, 72, 168]
/** Where use comes by the piece, chance alone makes one piece in a window or three: a window with less says nothing. */
const LEAST_HOURS_OF_USE = 5
/** Looking back, a forecast is judged over a week at most, and only where it rested on two days. */
const LONGEST_HOURS = 168
const LEAST_HOURS = 48
/** Of all ends one in forty is to come before the soonest, and as many after the latest; those of one past are fewer than those to come. */
const TAIL = 0.025
/** What is not known at all may stray this far, and less the more is known: it counts as if seen once each way. */
const UNKNOWN_STRAY = 2

/** How fast an account is used: per hour on average, the rhythm around it, and how far it strayed from what was expected of it. */
export interface Pace {
  readonly perHour: number
  readonly rhythm: Rhythm
  /** Over so many hours ahead: how little and how much may be used, as shares of what is expected. */
  readonly strays: (hours: number) => readonly [least: number, most: number]
  /** Since the first reading. */
  readonly hoursKnown: number
}

/** Undefined for a series of less than an hour. */
export function paceOf(series: Series): Pace | undefined {
  const hours = hourlyUse(series)
  const newest = series.points.at(-1)
  if (newest === undefined || hours.length === 0) return undefined
  const rhythm = rhythmOf(hours, newest.minute)
  const used = upTo(hours)
  const expected = upTo(hours.map((_, hour) => rhythm(middleOf(hour, newest.minute))))
  const inUse = upTo(hours.map(use => (use > 0 ? 1 : 0)))
  const levelAt = (hour: number) => levelOf(used, expected, inUse, hour)
  return {
    perHour: levelAt(0),
    rhythm,
    strays: ahead => straysOf(used, expected, levelAt, Math.round(ahead)),
    hoursKnown: hours.length,
  }
}

/** Sums of the first none, one, two … */
function upTo(hours: readonly number[]): readonly number[] {
  const sums: number[] = new Array(hours.length + 1).fill(0)
  for (let hour = 0; hour < hours.length; hour += 1) sums[hour + 1] = (sums[hour] ?? 0) + (hours[hour] ?? 0)
  return sums
}

function between(sums: readonly number[], from: number, to: number): number {
  return (sums[to] ?? 0) - (sums[from] ?? 0)
}

/** As it could be told so many hours ago. */
function levelOf(used: readonly number[], expected: readonly number[], inUse: readonly number[], hour: number): number {
  const end = used.length - 1
  const levels: number[] = []
  for (const window of WINDOWS_HOURS) {
    const to = Math.min(hour + window, end)
    const should = between(expected, hour, to)
    if (between(inUse, hour, to) < LEAST_HOURS_OF_USE && to < end) continue
    // A window in which next to nothing was to be expected (an idle weekend) says nothing.
    if (should >= (to - hour) * 0.25) levels.push(between(used, hour, to) / should)
  }
  if (levels.length === 0) return Math.max(0, between(used, hour, end) / (end - hour))
  return Math.max(0, median(levels), (levels[0] ?? 0) / 2)
}

/** Day by day back: what was used over such a time, against what the level of that day would have led to expect. */
function straysOf(
  used: readonly number[],
  expected: readonly number[],
  levelAt: (hour: number) => number,
  ahead: number,
): readonly [number, number] {
  const known = used.length - 1
  const length = Math.max(DAY_HOURS, Math.min(ahead, LONGEST_HOURS, Math.floor(known / 2)))
  const ratios: number[] = []
  for (let hour = length; hour <= known - LEAST_HOURS; hour += DAY_HOURS / 2) {
    const should = between(expected, hour - length, hour) * levelAt(hour)
    if (should > 0) ratios.push(Math.max(0, between(used, hour - length, hour)) / should)
  }
  const unknown = UNKNOWN_STRAY ** (1 / Math.sqrt(1 + ratios.length))
  const sorted = inOrder([...ratios, unknown, 1 / unknown])
  const at = (share: number) => {
    const place = share * (sorted.length - 1)
    const below = sorted[Math.floor(place)] ?? 1
    return below + ((sorted[Math.ceil(place)] ?? 1) - below) * (place % 1)
  }
  return [Math.min(1, at(TAIL)), Math.max(1, at(1 - TAIL))]
}
