import type { Decision } from '../incident/decide.ts'
import type { Notice } from '../notice.ts'

/** Rate limits this long before an empty account are the loop that emptied it; older ones have nothing to do with it. */
const SHORTLY_BEFORE_MS = 6 * 3_600_000

/** From when on what burned is to be told with a decision; undefined where nothing is told of burning, or of what it emptied. */
export function burnedFrom({ notices }: Decision): Date | undefined {
  const notice = notices.find(tellsWhatBurned)
  if (notice === undefined) return undefined
  const { facts } = notice
  const limited = (facts.throttledAt ?? []).find(
    at => Date.parse(facts.since) - Date.parse(at) <= SHORTLY_BEFORE_MS && at <= facts.since,
  )
  const since = facts.burning?.since ?? (facts.by === 'burning' ? facts.since : limited)
  return since === undefined ? undefined : new Date(since)
}

/** It begins to burn, burns worse, or has run into the end of the credit or a limit; a reminder says what was said. */
export function tellsWhatBurned({ kind, condition, facts }: Notice): boolean {
  const isBlocked = condition === 'exhausted' || condition === 'capped'
  return (kind === 'opened' || kind === 'worse') && (facts.by === 'burning' || isBlocked)
}
