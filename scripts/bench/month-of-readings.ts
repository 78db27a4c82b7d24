import { append } from '../../lambda/core/forecast/append.ts'
import { encodeSeries } from '../../lambda/core/forecast/encode.ts'
import { sampleId } from '../../lambda/core/forecast/sample-id.ts'
import { emptySeries, HOUR_MINUTES, MINUTE_MS, minuteOf, type Series } from '../../lambda/core/forecast/series.ts'
import { KEPT_DAYS } from '../../lambda/core/forecast/thin.ts'
import type { WatchedKey } from '../../lambda/core/watch-list.ts'

const UNIT = 'CNY'
const LEFT = 110

/** What the table holds of each account after a month: as many readings as are ever kept, hourly ones, and those of each sweep of the last hours. */
export function monthOfReadings(keys: readonly WatchedKey[], now: Date): ReadonlyMap<string, string> {
  const newest = minuteOf(now)
  let series: Series = emptySeries(UNIT)
  for (let age = KEPT_DAYS * 24 * HOUR_MINUTES; age > 0; age -= age > 3 * HOUR_MINUTES ? HOUR_MINUTES : 5) {
    series = append(series, new Date((newest - age) * MINUTE_MS), Number((LEFT + age * 0.0371).toFixed(2)))
  }
  const text = encodeSeries(series)
  return new Map(keys.map(key => [sampleId(key, UNIT), text]))
}
