import type { About, Evidence, VerdictKind } from '../provider.ts'
import type { Pattern } from './phrases.ts'

/**
 * A rule for a family of wordings, for providers and gateways we do not know. It is held against each of the error's texts and each of
 * its codes, all made plain first (`plain-words.ts`): `credit_balance_exhausted` is read as "credit balance exhausted", so one row serves
 * codes and sentences alike.
 */
export interface SharedRow {
  /** Stands in the signature: 'shared: funds are short'. */
  readonly name: string
  readonly kind: VerdictKind
  /** Must match one text or code. Without it the row holds for the status alone. */
  readonly says?: Pattern
  /** Must match as well, the same text or another. */
  readonly with?: Pattern
  /** Must match none of them. */
  readonly without?: Pattern
  /** Nor any code that names a class only, `rate_limit_error`, which `without` overlooks. */
  readonly unlessClass?: Pattern
  /** The answer's status, or one that its text names. */
  readonly status?: readonly number[]
  /** A wide guess: never more than `likely`. */
  readonly likely?: true
  readonly about?: About
}

/** Shared rows rest on real errors of many providers; `docs/accuracy.md` says how they were measured. */
export const SHARED_EVIDENCE: Evidence = {
  seen: 'error responses in public issue threads (docs/accuracy.md)',
  on: '2026-11-20',
}
