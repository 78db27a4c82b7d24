/**
 * One account's balance in one unit over the last thirty days, the recent fine, the old thinned. A spend that rises is kept as a balance
 * that falls below zero, so that one arithmetic serves both.
 */
export interface Series {
  readonly unit: string
  /** Oldest first, one per minute at most. */
  readonly points: readonly Point[]
}

export interface Point {
  /** Whole minutes since 1970. */
  readonly minute: number
  readonly balance: number
  /** What was put onto the account between the point before and this one: a top-up, a grant, a month that began; below zero what expired. 0: nothing. */
  readonly credited: number
}

export const MINUTE_MS = 60_000
export const HOUR_MINUTES = 60
export const DAY_MINUTES = 24 * HOUR_MINUTES

export function emptySeries(unit: string): Series {
  return { unit, points: [] }
}

export function minuteOf(at: Date): number {
  return Math.round(at.getTime() / MINUTE_MS)
}

/** What was used between two neighbouring points; below zero where something was given back. */
export function usedUpTo(before: Point, point: Point): number {
  return before.balance + point.credited - point.balance
}
