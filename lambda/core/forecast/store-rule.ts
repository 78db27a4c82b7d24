import { HOUR_MINUTES, type Series, usedUpTo } from './series.ts'

/** Use this many times that of the day before is worth keeping where it began. */
const UNUSUAL_TIMES = 3

/**
 * Whether the series is worth a write: hourly, on a top-up, and where use has become unusual since the last write, so that it is known
 * from when on. In between the newest reading is known from the sweep itself.
 */
export function isDueForStore(stored: Series, current: Series): boolean {
  const before = stored.points.at(-1)
  const newest = current.points.at(-1)
  if (newest === undefined) return false
  if (before === undefined) return true
  const minutes = newest.minute - before.minute
  // A clock that ran ahead came back: what it left in the future goes.
  if (minutes < 0) return true
  if (minutes === 0) return false
  if (minutes >= HOUR_MINUTES - 1 || newest.credited > 0) return true
  const first = stored.points.find(point => point.minute >= before.minute - 24 * HOUR_MINUTES)
  if (first === undefined || before.minute - first.minute < 6 * HOUR_MINUTES || minutes < 15) return false
  let used = 0
  let last = first
  for (const point of stored.points.slice(stored.points.indexOf(first) + 1)) {
    used += usedUpTo(last, point)
    last = point
  }
  const usual = used / (before.minute - first.minute)
  return usual > 0 && (before.balance - newest.balance) / minutes > usual * UNUSUAL_TIMES
}
