import type { About, Amount, Evidence, Reading, VerdictKind } from './provider.ts'

/** What one observation proves. */
export interface Verdict {
  readonly kind: VerdictKind
  readonly certainty: 'certain' | 'likely'
  /** Derived from the row: 'kie: code 402'; null: nothing matched. */
  readonly signature: string | null
  /** `upstream`: another provider's own words, relayed. */
  readonly blame: 'account' | 'upstream'
  /** Whose words they are when blame is upstream (a provider id). */
  readonly upstream?: string
  readonly about?: About
  /** The provider's own words, scrubbed, on one line, at most 300 characters. */
  readonly words: string
  readonly status: number | null
  /** How the matched row is known; absent when nothing matched. */
  readonly evidence?: Evidence
  /** When it refills or may be tried again, where the answer says so: later than the observation, at most 400 days. */
  readonly resetsAt?: Date
}

/** One amount read from a balance answer. */
export interface Measured extends Amount {
  readonly measures: Reading['measures']
  /** ISO, for it is stored in the state. */
  readonly resetsAt?: string
  /** What of it was given, not bought. */
  readonly granted?: number
  /** What of it is gone on which day, the earliest first; at most four. */
  readonly expiring?: readonly Expiring[]
}

export interface Expiring {
  readonly amount: number
  /** ISO. */
  readonly at: string
}

/** What a balance probe measured. `unreadable` says which path was odd; a missing term is never zero. */
export type Readings =
  | {
      readonly amounts: readonly Measured[]
      readonly facts: Readonly<Partial<Record<'autoTopUp' | 'plan' | 'spendLimit', string>>>
    }
  | { readonly unreadable: string }
