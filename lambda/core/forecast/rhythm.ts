import { inOrder, median, medianOf, sumOf } from './hourly-use.ts'

const DAY_HOURS = 24
const WEEK_HOURS = 168
/** A rhythm of the day is believed after two days, one of the week after two weeks. */
const DAYS_FOR_HOURS = 2
const DAYS_FOR_WEEKDAYS = 14

/** How an hour's use compares with the mean hour: 1 everywhere while there is too little history. */
export type Rhythm = (minute: number) => number

/**
 * Hour of day times day of week, each from medians against bursts, each drawn towards 1 while there is little history. `hours` are back
 * from `newestMinute`.
 */
export function rhythmOf(hours: readonly number[], newestMinute: number): Rhythm {
  const daily = dailySums(hours)
  if (daily.length < DAYS_FOR_HOURS) return () => 1
  const newestHour = Math.floor((newestMinute - 30) / 60)
  const ofDay = hourFactors(hours, daily, newestHour)
  const ofWeek = daily.length < DAYS_FOR_WEEKDAYS ? [] : weekdayFactors(hours, daily, ofDay, newestHour)
  return minute => {
    const hour = Math.floor(minute / 60)
    return (ofDay[hour % DAY_HOURS] ?? 1) * (ofWeek[weekday(hour)] ?? 1)
  }
}

export function dailySums(hours: readonly number[]): readonly number[] {
  return Array.from({ length: Math.floor(hours.length / DAY_HOURS) }, (_, day) =>
    sumOf(hours, day * DAY_HOURS, (day + 1) * DAY_HOURS),
  )
}

function hourFactors(hours: readonly number[], daily: readonly number[], newestHour: number): readonly number[] {
  const seen: number[][] = Array.from({ length: DAY_HOURS }, () => [])
  for (const [day, sum] of daily.entries()) {
    if (sum <= 0) continue
    for (let hour = day * DAY_HOURS; hour < (day + 1) * DAY_HOURS; hour += 1)
      seen[(newestHour - hour) % DAY_HOURS]?.push((Math.max(0, hours[hour] ?? 0) * DAY_HOURS) / sum)
  }
  return normalised(
    seen.map(each => {
      if (each.length === 0) return 1
      // The median stands against bursts, the mean for use in rare big lumps; 1 is worth one day more.
      const sorted = inOrder(each)
      const middle = (medianOf(sorted) + trimmedMean(sorted)) / 2
      return (middle * each.length + 1) / (each.length + 1)
    }),
  )
}

/** Dates in UTC, against what the hour of day alone would have led to expect. */
function weekdayFactors(
  hours: readonly number[],
  daily: readonly number[],
  ofDay: readonly number[],
  newestHour: number,
): readonly number[] {
  const level = median(daily) / DAY_HOURS
  if (level <= 0) return []
  const ratios: number[][] = Array.from({ length: 7 }, () => [])
  const hourOfDay = newestHour % DAY_HOURS
  // Date by date, the newest first; of the newest and the oldest there may be a part only.
  for (let from = 0, to = hourOfDay + 1; from < hours.length; from = to, to += DAY_HOURS) {
    let expected = 0
    for (let index = from; index < Math.min(to, hours.length); index += 1)
      expected += level * (ofDay[(newestHour - index) % DAY_HOURS] ?? 1)
    if (expected > level * DAY_HOURS * 0.5)
      ratios[Math.floor((newestHour - from) / DAY_HOURS) % 7]?.push(Math.max(0, sumOf(hours, from, to)) / expected)
  }
  return normalised(
    ratios.map(each => (each.length === 0 ? 1 : (median(each) * each.length + 0.5) / (each.length + 0.5))),
  )
}

function normalised(factors: readonly number[]): readonly number[] {
  const mean = sumOf(factors) / factors.length
  return mean > 0 ? factors.map(factor => factor / mean) : factors.map(() => 1)
}

/** Without the largest tenth, at least one where there are three or more. */
function trimmedMean(sorted: readonly number[]): number {
  const { length } = sorted
  const kept = length < 3 ? length : length - Math.max(1, Math.floor(length / 10))
  return sumOf(sorted, 0, kept) / kept
}

export function middleOf(hour: number, newestMinute: number): number {
  return newestMinute - hour * 60 - 30
}

function weekday(hour: number): number {
  return Math.floor((hour % WEEK_HOURS) / DAY_HOURS)
}
