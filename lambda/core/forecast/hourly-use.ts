import { HOUR_MINUTES, type Series, usedUpTo } from './series.ts'

/**
 * What was used in each hour back from the newest reading, the newest hour first; between two readings use is taken to be even. Where
 * something was given back an hour may be below zero.
 */
export function hourlyUse(series: Series): readonly number[] {
  const { points } = series
  const newest = points.at(-1)
  const oldest = points[0]
  if (newest === undefined || oldest === undefined) return []
  const hours: number[] = new Array(Math.floor((newest.minute - oldest.minute) / HOUR_MINUTES)).fill(0)
  for (let index = points.length - 1; index > 0; index -= 1) {
    const point = points[index]
    const before = points[index - 1]
    if (point === undefined || before === undefined) break
    spread(hours, newest.minute - point.minute, newest.minute - before.minute, usedUpTo(before, point))
  }
  return hours
}

/** Over the hours that lie between two ages in minutes. */
function spread(hours: number[], from: number, to: number, used: number): void {
  const perMinute = used / (to - from)
  for (let hour = Math.floor(from / HOUR_MINUTES); hour < hours.length && hour * HOUR_MINUTES < to; hour += 1) {
    const start = Math.max(from, hour * HOUR_MINUTES)
    const end = Math.min(to, (hour + 1) * HOUR_MINUTES)
    hours[hour] = (hours[hour] ?? 0) + perMinute * (end - start)
  }
}

export function sumOf(values: readonly number[], from = 0, to = values.length): number {
  let sum = 0
  const end = Math.min(to, values.length)
  for (let index = from; index < end; index += 1) sum += values[index] ?? 0
  return sum
}

export function median(values: readonly number[]): number {
  return medianOf(inOrder(values))
}

/** Smallest first. By insertion: they are few, and ordering them is most of the work of a forecast. */
export function inOrder(values: readonly number[]): readonly number[] {
  const sorted: number[] = []
  for (const value of values) {
    let index = sorted.length
    for (; index > 0 && (sorted[index - 1] ?? 0) > value; index -= 1) sorted[index] = sorted[index - 1] ?? 0
    sorted[index] = value
  }
  return sorted
}

export function medianOf(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2)
  const high = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? high) + high) / 2
}
