import type { KeptVerdict } from '../condition.ts'
import type { SubjectState } from '../state.ts'

/**
 * Whether a state is worth a write. What moves in every sweep without changing any decision is left out: the time and the exact words
 * of a verdict repeated, a new balance, the last healthy time. They travel with the next write that is due for another reason.
 */
export function hasChanged(before: SubjectState, after: SubjectState): boolean {
  return before.version === 0 || essence(before) !== essence(after)
}

function essence(state: SubjectState): string {
  const { verdicts, balance: _balance, lastHealthyAt: _lastHealthyAt, version: _version, ...rest } = state
  return JSON.stringify([rest, Object.entries(verdicts).map(([probe, verdict]) => [probe, essenceOf(verdict)])])
}

function essenceOf({ kind, certainty, signature, blame, upstream }: KeptVerdict): string {
  return JSON.stringify([kind, certainty, signature, blame, upstream])
}
