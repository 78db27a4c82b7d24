import type { SubjectState } from './state.ts'

const DAY_MS = 24 * 60 * 60_000

/**
 * Without what has had its day and decides nothing any more. It goes with the next write: by itself it is not worth one.
 */
export function tidied(state: SubjectState, now: Date): SubjectState {
  const { openings = [], silence, throttledAt, ...rest } = state
  const dayAgo = new Date(now.getTime() - DAY_MS).toISOString()
  const recent = state.flapping ? [] : openings.filter(at => at > dayAgo)
  // What stands, or may, is told with the rate limits before it, however long it stands.
  const isQuiet = state.incident === undefined && state.sight === undefined
  const limits = isQuiet ? throttledAt?.filter(at => at > dayAgo) : throttledAt
  return {
    ...rest,
    ...(recent.length > 0 && { openings: recent }),
    ...(silence && silence.until > now.toISOString() && { silence }),
    ...(limits && limits.length > 0 && { throttledAt: limits }),
  }
}
