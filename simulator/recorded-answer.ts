import type { Amount, VerdictKind } from '../lambda/core/provider.ts'
import type { Measured } from '../lambda/core/verdict.ts'

/**
 * A provider's answer as it was documented or seen on the wire: `simulator/answers/<provider>/<verdict>-<slug>.json`. Tests and the
 * demo share them; the file's first word is the verdict it must get.
 */
export interface RecordedAnswer {
  /** The probe that gets this answer; absent: any call to the provider. */
  readonly probe?: string
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** An object is sent as JSON, a string as it is. */
  readonly body: unknown
  readonly expect?: {
    readonly certainty?: 'certain' | 'likely'
    readonly blame?: 'account' | 'upstream'
    readonly upstream?: string
    /** What a balance probe must read from it. */
    readonly amounts?: readonly Amount[]
    /** What of those amounts was given, and what of them expires, in their order. */
    readonly parts?: readonly Pick<Measured, 'granted' | 'expiring'>[]
    readonly resetsInSeconds?: number
    /** What a usage probe must read from it, asked at `at` for what was used since `since`; `from`: it reaches back only so far. */
    readonly usage?: {
      readonly since: string
      readonly at: string
      readonly from?: string
      readonly unit: string
      readonly total: number
      readonly models: readonly { readonly name: string; readonly amount: number }[]
      readonly busiest?: string
    }
  }
  /** Where it is documented or was seen. */
  readonly source: string
  /** YYYY-MM-DD when seen, where known. */
  readonly date?: string
  /** Looks like an exhaustion and is not, or the reverse. */
  readonly lookAlike?: true
}

export type AnswerVerdict = VerdictKind
