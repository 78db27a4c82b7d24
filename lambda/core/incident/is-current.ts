import type { Answer } from '../answer.ts'

const HOLDS_MS = 60 * 60_000

/** The state keeps a balance as it was last written: an old one still says on which side of a line it was, not how much is left. */
export function isCurrent(readAt: string, answers: readonly Answer[]): boolean {
  const newestMs = Math.max(...answers.map(({ observation }) => observation.at.getTime()))
  return answers.length === 0 || newestMs - Date.parse(readAt) <= HOLDS_MS
}
