import type { Schedule } from '../../../lambda/core/watch-list.ts'
import { cronValues } from '../../../lib/configuration/cron.ts'

const DAY_MS = 86_400_000
/** A whole number of weeks, nearly a whole number of years. */
const DAYS = 4 * 1_461
const START_MS = Date.UTC(2027, 0, 1)

/** Sweeps on an average day. A field that depends on the calendar ('L', 'FRI#2') counts as every day: rather too much than too little. */
export function sweepsADay({ expression, longestGapMs }: Schedule): number {
  if (!expression.startsWith('cron(')) return DAY_MS / longestGapMs
  const [minutes, hours, days, months, weekdays] = cronValues(expression.slice('cron('.length, -1))
  let swept = 0
  for (let day = 0; day < DAYS; day++) {
    const date = new Date(START_MS + day * DAY_MS)
    const isSwept =
      (days?.has(date.getUTCDate()) ?? true) &&
      (months?.has(date.getUTCMonth() + 1) ?? true) &&
      (weekdays?.has(date.getUTCDay() + 1) ?? true)
    if (isSwept) swept += 1
  }
  return ((minutes?.size ?? 1) * (hours?.size ?? 1) * swept) / DAYS
}
