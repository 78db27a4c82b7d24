import { inOrder, median, medianOf, sumOf } from './hourly-use.ts'

const DAY_HOURS = 24
const WEEK_HOURS = 168
/** A rhythm of the day is believed after two days, one of the week after two weeks. */
const DAYS_FOR_HOURS = 2
const DAYS_FOR_WEEKDAYS = 14
/** Readings are kept hourly for three days, and every four hours before them; what burns is compared with those of six hours ago and before. */
const STEP_HOURS = 4
const FINE_DAYS = 2

/** How an hour's use compares with the mean hour: 1 everywhere while there is too little history. */
export type Rhythm = (minute: number) => number

/**
 * Hour of day times day of week, each robust against bursts, each drawn towards 1 while there is little history. `hours` are back from
 * `newestMinute`.
 */
export function rhythmOf(hours: readonly number[], newestMinute: number): Rhythm {
  const daily = dailySums(hours)
  if (daily.length < DAYS_FOR_HOURS) return () => 1
  const newestHour = Math.floor((newestMinute - 30) / 60)
  const ofDay = hourFactors(hours, daily, newestHour)
  const ofWeek = daily.length < DAYS_FOR_WEEKDAYS ? [] : weekdayFactors(hours, daily, ofDay, newestHour)
  const ofHours = Array.from(
    { length: WEEK_HOURS },
    (_, hour) => (ofDay[hour % DAY_HOURS] ?? 1) * (ofWeek[weekday(hour)] ?? 1),
  )
  return minute => ofHours[Math.floor(minute / 60) % WEEK_HOURS] ?? 1
}

export function dailySums(hours: readonly number[]): readonly number[] {
  return Array.from({ length: Math.floor(hours.length / DAY_HOURS) }, (_, day) =>
    sumOf(hours, day * DAY_HOURS, (day + 1) * DAY_HOURS),
  )
}

/** How much falls into each four hours of a day, from all days, and how much of that into each hour, from the days read that finely. */
function hourFactors(hours: readonly number[], daily: readonly number[], newestHour: number): readonly number[] {
  const ofSteps = sharesOf(hours, daily, newestHour, STEP_HOURS).map(shares => {
    // The median stands against bursts, the mean for use in rare big lumps; 1 is worth one day more.
    const sorted = inOrder(shares)
    const middle = shares.length === 0 ? 1 : (medianOf(sorted) + trimmedMean(sorted)) / 2
    return (middle * shares.length + 1) / (shares.length + 1)
  })
  const within = withinSteps(sharesOf(hours, daily.slice(0, FINE_DAYS), newestHour, 1))
  return normalised(within.map((share, hour) => share * (ofSteps[Math.floor(hour / STEP_HOURS)] ?? 1)))
}

/** How each hour stands out of its four, as far as the days agree on it: what differs from day to day is noise. */
function withinSteps(seen: readonly (readonly number[])[]): readonly number[] {
  const means = seen.map(shares => (shares.length === 0 ? 1 : sumOf(shares) / shares.length))
  const factors = means.map((mean, hour) => {
    const from = hour - (hour % STEP_HOURS)
    const whole = sumOf(means, from, from + STEP_HOURS) / STEP_HOURS
    return whole > 0 ? mean / whole : 1
  })
  let told = 0
  let noise = 0
  for (const [hour, shares] of seen.entries()) {
    const mean = means[hour] ?? 1
    const scale = mean > 0 ? (factors[hour] ?? 1) / mean : 0
    told += ((factors[hour] ?? 1) - 1) ** 2
    for (const share of shares)
      noise += ((share - mean) * scale) ** 2 / (shares.length * Math.max(1, shares.length - 1))
  }
  const trust = told > 0 ? Math.max(0, 1 - noise / told) : 0
  return factors.map(factor => 1 + (factor - 1) * trust)
}

/** What so many hours of a day used, against what they would have used had the day been even; from the hour of midnight on. */
function sharesOf(hours: readonly number[], daily: readonly number[], newestHour: number, length: number) {
  const seen: number[][] = Array.from({ length: DAY_HOURS / length }, () => [])
  for (let day = 0; day < daily.length; day += 1) {
    const sum = daily[day] ?? 0
    if (sum <= 0) continue
    for (let index = 0; index < seen.length; index += 1) {
      let used = 0
      for (let hour = 0; hour < length; hour += 1) {
        const back = (newestHour - index * length - hour) % DAY_HOURS
        used += Math.max(0, hours[day * DAY_HOURS + back] ?? 0)
      }
      seen[index]?.push((used * DAY_HOURS) / (length * sum))
    }
  }
  return seen
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
    ratios.map(each => (each.length === 0 ? 1 : (lowerMedian(each) * each.length + 0.5) / (each.length + 0.5))),
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

/** Of two the lower: one burst is no rhythm. */
function lowerMedian(values: readonly number[]): number {
  return inOrder(values)[(values.length - 1) >> 1] ?? 1
}

export function middleOf(hour: number, newestMinute: number): number {
  return newestMinute - hour * 60 - 30
}

/** 0 to 6, from the Thursday on which the time of machines begins. */
function weekday(hour: number): number {
  return Math.floor((hour % WEEK_HOURS) / DAY_HOURS)
}
