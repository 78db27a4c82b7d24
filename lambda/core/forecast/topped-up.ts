import type { NoticeFacts } from '../notice.ts'
import type { SubjectState } from '../state.ts'
import { MINUTE_MS, minuteOf, type Series } from './series.ts'

export type ToppedUp = NonNullable<NoticeFacts['toppedUp']>

/**
 * The first top-up since an incident opened, with the reading that shows it: older readings are kept further apart, so it may have been earlier.
 * What is refused afterwards is not refused for want of money.
 */
export function toppedUpSince(
  series: readonly Series[],
  { incident }: Pick<SubjectState, 'incident'>,
): ToppedUp | undefined {
  if (incident?.kind !== 'exhausted') return undefined
  const opened = minuteOf(new Date(incident.openedAt))
  for (const { unit, points } of series) {
    const point = points.find(({ minute, credited }) => minute > opened && credited > 0)
    if (point) return { amount: point.credited, unit, at: new Date(point.minute * MINUTE_MS).toISOString() }
  }
  return undefined
}
