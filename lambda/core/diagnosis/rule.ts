import type { Trouble } from '../trouble.ts'
import type { Case } from './case.ts'
import type { Ground } from './grounds.ts'
import type { Step } from './steps.ts'

/** One possible cause of a trouble. */
export interface Rule {
  readonly cause: Cause
  readonly trouble: readonly Trouble[]
  readonly when?: (held: Case) => boolean
  readonly for: readonly Ground[]
  readonly against?: readonly Ground[]
  readonly steps: readonly Step[]
  /** After its own steps those of the next row that holds. */
  readonly thenTheUsual?: true
}

export type Cause =
  | 'provider-billing-outage'
  | 'upstream-account-empty'
  | 'separate-pool'
  | 'not-enabled'
  | 'price-above-balance'
  | 'below-price'
  | 'key-made-empty'
  | 'emptied-by-burning'
  | 'account-empty'
  | 'recharge-failed'
  | 'limit-reached'
  | 'account-suspended'
  | 'key-rejected'
  | 'address-not-listed'
  | 'country-not-served'
  | 'not-permitted'
  | 'model-gone'
  | 'burning'
  | 'balance-wrong'
  | 'running-low'
  | 'top-up-missing'
  | 'over-budget'
  | 'within-budget'
  | 'rate-limited'
  | 'provider-down'
  | 'provider-unreachable'
  | 'watchdog-blind'
  | 'secrets-unreadable'
  | 'memory-lost'
  | 'functions-failed'
  | 'cannot-tell'
