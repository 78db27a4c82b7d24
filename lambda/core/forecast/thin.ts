import { DAY_MINUTES, HOUR_MINUTES, type Point } from './series.ts'

export const KEPT_DAYS = 30

/** Up to which age the first point of every so many minutes is kept. */
const TIERS: readonly { readonly upTo: number; readonly every: number }[] = [
  { upTo: 3 * HOUR_MINUTES, every: 5 },
  { upTo: 3 * DAY_MINUTES, every: HOUR_MINUTES },
  { upTo: KEPT_DAYS * DAY_MINUTES, every: 4 * HOUR_MINUTES },
]

/**
 * Keeps few enough points: about 36 of the last three hours, 70 of the last three days, 162 before them. What was credited at a point that
 * goes is carried to the next one, so that thinning changes no sum of what was used.
 */
export function thin(points: readonly Point[]): readonly Point[] {
  const newest = points.at(-1)
  if (newest === undefined) return points
  const kept: Point[] = []
  let lastBin = -1
  let carried = 0
  for (const point of points) {
    const bin = binOf(point.minute, newest.minute)
    if (bin === undefined) continue
    const isKept = bin !== lastBin || point === newest
    if (!isKept) {
      carried += point.credited
      continue
    }
    kept.push(carried === 0 ? point : { ...point, credited: point.credited + carried })
    carried = 0
    lastBin = bin
  }
  return kept
}

/** A number that only the minutes of one bin of one tier have. */
function binOf(minute: number, newest: number): number | undefined {
  const index = TIERS.findIndex(({ upTo }) => newest - minute <= upTo)
  const tier = TIERS[index]
  return tier && Math.floor(minute / tier.every) * TIERS.length + index
}
