import { cronValues } from './cron.ts'

const DAY_MINUTES = 24 * 60
const DAY_MS = DAY_MINUTES * 60_000
/** A leap year and a turn of the year are among them. */
const DAYS = 2 * 366
const START_MS = Date.UTC(2027, 11, 1)

/**
 * The longest time in minutes between two sweeps of a cron expression, by going through two years of days; undefined where it depends on
 * more than the day of month, the month and the day of the week.
 */
export function cronLongestGapMinutes(expression: string): number | undefined {
  const [minutes, hours, days, months, weekdays] = cronValues(expression)
  if (
    minutes === undefined ||
    hours === undefined ||
    days === undefined ||
    months === undefined ||
    weekdays === undefined
  )
    return undefined
  const times = [...hours].flatMap(hour => [...minutes].map(minute => hour * 60 + minute)).toSorted((a, b) => a - b)
  const [first, last] = [times[0], times.at(-1)]
  if (first === undefined || last === undefined) return undefined

  const within = Math.max(0, ...times.map((time, index) => time - (times[index - 1] ?? time)))
  let between: number | undefined
  let dayBefore: number | undefined
  for (let day = 0; day < DAYS; day++) {
    const date = new Date(START_MS + day * DAY_MS)
    if (!days.has(date.getUTCDate()) || !months.has(date.getUTCMonth() + 1) || !weekdays.has(date.getUTCDay() + 1))
      continue
    if (dayBefore !== undefined) between = Math.max(between ?? 0, (day - dayBefore) * DAY_MINUTES + first - last)
    dayBefore = day
  }
  return between === undefined ? undefined : Math.max(within, between)
}
