import type { KeptVerdict } from '../condition.ts'
import type { SubjectState } from '../state.ts'

/** A balance alone is written this often at most. */
const BALANCE_EVERY_MS = 60 * 60_000

/**
 * Whether a state is worth a write. What moves in every sweep without changing any decision is left out: the time and the exact words
 * of a verdict repeated, a balance read within the hour, the last healthy time. They travel with the next write that is due for another reason.
 */
export function hasChanged(before: SubjectState, after: SubjectState): boolean {
  return before.version === 0 || hasAged(before, after) || essence(before) !== essence(after)
}

function hasAged(before: SubjectState, after: SubjectState): boolean {
  if (after.balance === undefined) return false
  return (
    before.balance === undefined || Date.parse(after.balance.at) - Date.parse(before.balance.at) >= BALANCE_EVERY_MS
  )
}

function essence(state: SubjectState): string {
  const { verdicts, balance: _balance, lastHealthyAt: _lastHealthyAt, version: _version, ...rest } = state
  return JSON.stringify([rest, Object.entries(verdicts).map(([probe, verdict]) => [probe, essenceOf(verdict)])])
}

function essenceOf({ kind, certainty, signature, blame, upstream }: KeptVerdict): string {
  return JSON.stringify([kind, certainty, signature, blame, upstream])
}
