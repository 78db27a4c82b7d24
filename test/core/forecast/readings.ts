import { append } from '../../../lambda/core/forecast/append.ts'
import { emptySeries, type Series } from '../../../lambda/core/forecast/series.ts'

export const HOUR_MS = 3_600_000
/** A Monday. */
export const START = Date.parse('2025-11-03T00:00:00Z')

export function at(hours: number): Date {
  return new Date(START + hours * HOUR_MS)
}

/** One reading an hour, beginning at hour 0; `use` is what the hour before it took (below zero: what it brought). */
export function readHourly(begin: number, hours: number, use: (hour: number) => number): Series {
  let balance = begin
  let series = append(emptySeries('USD'), at(0), balance)
  for (let hour = 1; hour <= hours; hour += 1) {
    balance -= use(hour)
    series = append(series, at(hour), balance)
  }
  return series
}
