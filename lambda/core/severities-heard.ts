import type { Severity } from './watch-list.ts'

const WORST_FIRST: readonly Severity[] = ['urgent', 'warning', 'info']

/**
 * What a recipient who lists these severities hears: they, and all that are worse. Trouble that was told as a warning may become urgent,
 * and its end is told with the highest it was told with: whoever hears of a warning must hear of both.
 */
export function severitiesHeard(listed: readonly Severity[]): readonly Severity[] {
  const least = Math.max(...listed.map(severity => WORST_FIRST.indexOf(severity)))
  return WORST_FIRST.slice(0, least + 1)
}
