import type { Evidence, VerdictKind } from '../provider.ts'

/**
 * A rule for a family of wordings, for providers and gateways we do not know. It is matched against each of the error's texts and each of
 * its codes, all made plain first (`plain-words.ts`): `credit_balance_exhausted` is read as "credit balance exhausted", so one row serves
 * codes and sentences alike.
 */
export interface SharedRow {
  /** Stands in the signature: 'shared: insufficient balance'. */
  readonly name: string
  readonly kind: VerdictKind
  /** Must match one text or code. Without it the row holds for the status alone. */
  readonly says?: RegExp
  /** Must also match one text or code, the same or another. */
  readonly with?: RegExp
  /** Must match none. */
  readonly without?: RegExp
  /** The answer's status, or the one its text names. */
  readonly status?: readonly number[]
  /** A wide guess: never more than `likely`. */
  readonly likely?: true
}

/** Shared rows rest on real errors of many providers; `docs/accuracy.md` says how they were measured. */
export const SHARED_EVIDENCE: Evidence = {
  seen: 'error responses in public issue threads (docs/accuracy.md)',
  on: '2026-11-20',
}

/** Builds a row's pattern from parts; each `\w` part of the vocabulary is already in its plain, lower-case form. */
export function says(...parts: readonly string[]): RegExp {
  return new RegExp(parts.join('|'))
}
