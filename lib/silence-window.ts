/**
 * After how long without a sweep the watchdog counts as silent: three of the longest lawful gaps, at least 15 minutes (metrics arrive late)
 * and at most a week (CloudWatch looks no further back). Short periods: a window of more than a day is only looked at once an hour.
 */
export function silenceWindow(longestGapMs: number): {
  readonly periodMinutes: number
  readonly periods: number
  readonly warmUpMinutes: number
} {
  const minutes = Math.max(15, Math.ceil((3 * longestGapMs) / 60_000))
  const periodMinutes = minutes <= 3 * 60 ? 5 : 60
  const periods = Math.min(Math.ceil(minutes / periodMinutes), (7 * 24 * 60) / periodMinutes)
  return { periodMinutes, periods, warmUpMinutes: Math.min(periods * periodMinutes, MOST_WARM_UP_MINUTES) }
}

/** CloudWatch's own limit: two days. */
const MOST_WARM_UP_MINUTES = 2_880
