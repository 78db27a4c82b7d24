import { exact } from '../exact.ts'
import type { Point } from './series.ts'

/** Minute, balance and credited of one point after the other: a third of the memory, for a warm process keeps an hour's of every account. */
export type FlatPoints = readonly number[]

export function flatten(points: readonly Point[]): FlatPoints {
  return exact(points.flatMap(({ minute, balance, credited }) => [minute, balance, credited]))
}

export function unflatten(flat: FlatPoints): readonly Point[] {
  const points: Point[] = []
  for (let at = 0; at + 2 < flat.length; at += 3) {
    const [minute = 0, balance = 0, credited = 0] = flat.slice(at, at + 3)
    points.push({ minute, balance, credited })
  }
  return points
}
