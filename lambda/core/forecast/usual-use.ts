import { median, sumOf } from './hourly-use.ts'
import { dailySums, middleOf, rhythmOf } from './rhythm.ts'
import { HOUR_MINUTES } from './series.ts'
import { KEPT_DAYS } from './thin.ts'

const DAY_HOURS = 24
const WEEK_HOURS = 168
/** Older readings are kept every four hours: bursts are compared in such steps. */
const STEP_HOURS = 4
/** The level is the middle one of so many days: a new one is known in four. */
const LEVEL_DAYS = 7
/** So many times the usual of its four hours is a burst. */
const BURST_TIMES = 2.5
/** Two in a month may have been loops; what comes three times is its own. */
const OWN_FROM = 3
/** Hours with next to no use are not compared with: ten times nothing is nothing. */
const LEAST_RHYTHM = 0.15

/** What an account uses when nothing is wrong, to compare a burst with. */
export interface UsualUse {
  /** In a mean hour of the month, bursts and all. */
  readonly perHour: number
  /** What is usually used between two minutes of such a day. */
  readonly during: (from: number, to: number) => number
  /** Whether so much beyond the usual, up to this minute, is more than the account's own bursts. */
  readonly isNew: (beyond: number, minute: number) => boolean
  /** How fast, in an hour, the third fastest of its bursts went; 0 where there were fewer. */
  readonly burstPerHour: () => number
  /** What the last so many minutes took at the same time on two of the last three days, or in two of the last four weeks. */
  readonly again: (minutes: number) => number
}

/** From the use in each hour back from `ageHours` before the newest reading, before it can have begun to burn. */
export function usualUse(before: readonly number[], newestMinute: number, ageHours: number): UsualUse {
  const until = newestMinute - ageHours * HOUR_MINUTES
  const rhythm = rhythmOf(before, until)
  const levels = levelsOf(dailySums(before))
  const level = levels[0] ?? 0
  const usual = before.map((_, hour) => {
    const then = levels[Math.floor(hour / DAY_HOURS)] ?? levels.at(-1) ?? 0
    return then * Math.max(LEAST_RHYTHM, rhythm(middleOf(hour, until)))
  })
  const during = (from: number, to: number) => {
    const steps = Math.max(1, Math.round((to - from) / 30))
    const length = (to - from) / steps
    let factors = 0
    for (let step = 0; step < steps; step += 1) factors += Math.max(LEAST_RHYTHM, rhythm(from + (step + 0.5) * length))
    return (level * factors * length) / HOUR_MINUTES
  }
  // Busy hours stray further than quiet ones.
  const weight = (ofStep: number) => Math.sqrt(Math.max(LEAST_RHYTHM, ofStep / (STEP_HOURS * level)))
  let biggest = 0
  for (let from = 0; from + STEP_HOURS <= before.length; from += STEP_HOURS) {
    const ofStep = sumOf(usual, from, from + STEP_HOURS)
    biggest = Math.max(biggest, (sumOf(before, from, from + STEP_HOURS) - ofStep) / weight(ofStep))
  }
  // A new burst exceeds all those of a month once a month; those of a week far more often.
  const toExceed = biggest * Math.sqrt((2 * KEPT_DAYS * DAY_HOURS) / before.length)
  const daysAgo = (days: number, length: number) => {
    const from = days * DAY_HOURS - ageHours
    return Math.max(...[-1, 0, 1].map(shift => sumOf(before, from + shift, from + shift + length)))
  }
  /** Beyond the usual, for it is known in steps only. */
  const weeksAgo = (weeks: number, length: number) => {
    const from = weeks * WEEK_HOURS - ageHours - STEP_HOURS / 2
    return sumOf(before, from, from + length + STEP_HOURS) - sumOf(usual, from, from + length + STEP_HOURS)
  }
  return {
    perHour: sumOf(before) / before.length,
    during,
    burstPerHour: () => paceOfBursts(before, usual),
    isNew: (beyond, minute) => beyond > toExceed * weight(during(minute - STEP_HOURS * HOUR_MINUTES, minute)),
    again: minutes => {
      const hours = Math.ceil(minutes / HOUR_MINUTES)
      const days = [1, 2, 3].map(ago => daysAgo(ago, hours))
      return Math.max(
        ranked(days, 2),
        ranked(
          [1, 2, 3, 4].map(ago => weeksAgo(ago, hours)),
          2,
        ),
      )
    },
  }
}

/** Of four hours each, as older readings are kept; what lies side by side is one. */
function paceOfBursts(before: readonly number[], usual: readonly number[]): number {
  const paces: number[] = []
  let isOneMore = false
  for (let from = 0; from + STEP_HOURS <= before.length; from += STEP_HOURS) {
    const pace = sumOf(before, from, from + STEP_HOURS) / STEP_HOURS
    const isBurst = pace > (BURST_TIMES * sumOf(usual, from, from + STEP_HOURS)) / STEP_HOURS
    if (isBurst) paces.push(isOneMore ? Math.max(pace, paces.pop() ?? 0) : pace)
    isOneMore = isBurst
  }
  return ranked(paces, OWN_FROM)
}

/** Of each day back, as it was known then: from the days up to it. */
function levelsOf(daily: readonly number[]): readonly number[] {
  const oldest = Math.max(0, daily.length - LEVEL_DAYS)
  const levels = daily.slice(0, oldest + 1).map((_, day) => median(daily.slice(day, day + LEVEL_DAYS)) / DAY_HOURS)
  // What two days have agreed on is the level by now.
  levels[0] = Math.max(levels[0] ?? 0, Math.min(daily[0] ?? 0, daily[1] ?? 0) / DAY_HOURS)
  return levels
}

/** 1: the largest. */
function ranked(values: readonly number[], place: number): number {
  return [...values].sort((a, b) => b - a)[place - 1] ?? 0
}
