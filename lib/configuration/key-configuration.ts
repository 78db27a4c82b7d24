import type { Credential } from '../../lambda/core/watch-list.ts'

/** One watched key. */
export interface KeyConfiguration<Id extends string = string> {
  /** Lower case: letters, digits, '-', '_', '.'. It stands in notices, metrics, state and commands. */
  readonly name: string
  readonly provider: Id
  /**
   * Where the secret is: `fromParameter`, `fromSecret` or `fromEnv`. Never the secret itself.
   * @default none: a server of your own that asks for no key (then give `baseUrl`)
   */
  readonly key?: Credential
  /**
   * A key with rights to read the usage, where the provider tells it only to those.
   * @default none
   */
  readonly adminKey?: Credential
  /**
   * Whose money it is. Keys of one provider with the same account share its balance and its state.
   * @default the reference in `key`: the same reference twice is one account
   */
  readonly account?: string
  /** Who to log in as to top up; told in the notice. @default none */
  readonly login?: string
  /** Anything worth reading at 3 in the morning. @default none */
  readonly note?: string
  /**
   * Separately metered or separately used parts of the credit.
   * @default the provider's own (a reseller has one per upstream), else one pool for the whole key
   */
  readonly pools?: readonly PoolConfiguration[]
  /**
   * Warn under it: a number in the provider's unit, '5M credits', '2.50 USD', or one per currency.
   * @default what the catalogue suggests, else none
   */
  readonly low?: ThresholdConfiguration
  /** Urgent under it. @default what the catalogue suggests, else none */
  readonly critical?: ThresholdConfiguration
  /**
   * Told when the balance may be gone within this time at the present use, as a warning and urgently: '1h' to '60d'. Either these or the
   * amounts may trip. `false`: never by time.
   * @default { low: '72h', critical: '24h' }
   */
  readonly runway?: { readonly low?: string; readonly critical?: string } | false
  /**
   * What may be spent in a calendar month (UTC), where an `adminKey` reads the spend: told when the month is heading above it and at 80 %,
   * and urgently at 100 %; each once a month. Keys of one account, or with one `adminKey`, have one spend and one budget: say it at one of them.
   * @default none
   */
  readonly budget?: { readonly amount: number; readonly unit?: 'USD'; readonly per?: 'month' }
  /**
   * What was put on, where nobody can read the balance: less the spend that an `adminKey` reads it gives an estimate, which is always called
   * one. Begin with what is on the account today, for older spend is not known. `low`, `critical` and `runway` are held against it, as warnings:
   * a forgotten top-up makes it too low.
   * @default none
   */
  readonly topUps?: readonly { readonly at: string; readonly amount: number | string }[]
  /**
   * What you told the provider to do by itself, where its own answers do not say it (AIML API's and HeyGen's do): under `below` it tops up, to
   * `to`. Told once when the balance has been under it for half an hour and no money came, for a recharge takes minutes.
   * @default none
   */
  readonly autoRecharge?: { readonly below: number | string; readonly to?: number | string }
  /** What a piece of work costs, so that a balance reads as "37 videos". @default what the catalogue suggests */
  readonly workUnits?: readonly WorkUnitConfiguration[]
  /** One of the provider's hosts by name ('cn'). @default the provider's first */
  readonly region?: string
  /** https URL of a gateway or a server of your own. @default the provider's host */
  readonly baseUrl?: string
  /** What the provider needs beside the key: an account or organisation id. @default none */
  readonly parameters?: Readonly<Record<string, string>>
  /** The most that our own paid questions may cost in a UTC day, in USD. 0: none are asked. @default 0.02 */
  readonly dailyBudget?: number
  /** The name this key had before: its state is carried over. @default none */
  readonly was?: string
}

export interface PoolConfiguration {
  /** Lower case: letters, digits, '-', '_', '.'. */
  readonly name: string
  /** The model asked to see whether the pool answers. @default the provider's cheapest */
  readonly model?: string
  /** Other spellings of the model, asked once when it is refused. @default none */
  readonly alternatives?: readonly string[]
  /** Recommended when it answered: a pool of this key ('chat'), a key ('ollama') or a key's pool ('openai/chat'). @default none */
  readonly fallback?: string
  /** What it is used for, in your words: 'video generation'. @default none */
  readonly serves?: string
  /** @default the key's */
  readonly workUnits?: readonly WorkUnitConfiguration[]
  /** Exhausted at or under this balance. @default just under the cheapest work unit, else 0 */
  readonly emptyAt?: number
  /** Whether a tiny paid call may be made for it. @default true where the provider has a safe one */
  readonly canary?: boolean
  /** What one such call with this `model` costs, in USD. @default the provider's figure */
  readonly costUsd?: number
}

/** A number is in the provider's unit. */
export type ThresholdConfiguration = number | string | readonly string[]

export interface WorkUnitConfiguration {
  /** Singular: 'video'. */
  readonly name: string
  /** A number in the provider's unit, or '0.68 USD'; with its unit where the balance may be in several. */
  readonly cost: number | string
}
