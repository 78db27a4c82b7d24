import type { DiscoverySource } from './discovery.ts'
import type { Amount, Provider, WorkUnit } from './provider.ts'

/** The normalised configuration: plain data, written at synth into `watch-list.json` beside the bundle. */
export interface WatchList {
  readonly schema: 1
  readonly schedule: Schedule
  readonly language: Language
  /** IANA name; every time a person reads is in it. */
  readonly timeZone: string
  /** What SNS puts before each SMS, at most 10 characters. */
  readonly displayName: string
  /** Our users' name for what is sold to them: "Acme Studio". */
  readonly product?: string
  readonly quietHours?: { readonly from: string; readonly to: string }
  /** When everybody with e-mail gets the summary; absent: never. */
  readonly summary?: SummarySchedule
  readonly reminders: { readonly firstMs: number; readonly thenMs: number }
  readonly recipients: readonly Recipient[]
  /** Where an https URL is kept that is called after each good sweep. */
  readonly heartbeat?: Credential
  readonly keys: readonly WatchedKey[]
  /** Where more keys are found without a deployment. @default nowhere */
  readonly discover?: readonly DiscoverySource[]
  /** Private providers of this configuration; the catalogue's are in a file of their own. */
  readonly providers: readonly Provider[]
}

/** A weekday and a time of day in the watch list's zone; the first of a month has one too, with the month. */
export interface SummarySchedule {
  readonly day: 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday'
  /** HH:MM */
  readonly at: string
}

export type Language = 'en' | 'nl' | 'de'

export interface Schedule {
  /** `rate` or `cron`, in UTC, as EventBridge takes it: 'rate(5 minutes)', 'cron(0 8-18 ? * MON-FRI *)'. */
  readonly expression: string
  /** The longest time that can lawfully pass between two sweeps. */
  readonly longestGapMs: number
}

export interface Recipient {
  readonly channel: 'email' | 'sms' | 'webhook'
  /** A mailbox, a number in E.164, or an https URL. */
  readonly to: string
  /** @default all for e-mail and webhook, urgent for SMS */
  readonly severity: readonly Severity[]
  readonly providers?: readonly string[]
  readonly keys?: readonly string[]
}

export type Severity = 'urgent' | 'warning' | 'info'

/** A reference to a secret; the value is known only inside `io/`. */
export type Credential =
  | { readonly from: 'parameter'; readonly name: string }
  | { readonly from: 'secret'; readonly name: string; readonly field?: string }
  | { readonly from: 'env'; readonly name: string }

export interface WatchedKey {
  readonly name: string
  /** Provider id. */
  readonly provider: string
  /** Absent for a local server without a key. */
  readonly credential?: Credential
  readonly adminCredential?: Credential
  /** Whose money it is: declared, or derived from the credential reference. Keys with the same account share its state. */
  readonly account: string
  /** What to log in as, when the user said so. */
  readonly login?: string
  readonly note?: string
  /** Without trailing slash: the provider's host, or the user's own. */
  readonly baseUrl: string
  readonly parameters: Readonly<Record<string, string>>
  /** At least one. The single pool of a plain key is called `default` and is not shown. */
  readonly pools: readonly Pool[]
  /** Thresholds on the balance; low when every amount is under its threshold of the same unit. */
  readonly low: readonly Amount[]
  readonly critical: readonly Amount[]
  /** Lines of time: low and critical when the balance may be gone within them. Absent: none. */
  readonly runway?: { readonly lowMs: number; readonly criticalMs: number }
  /** What may be spent in a calendar month (UTC), as an admin key reads it. */
  readonly budget?: Amount
  /** Under `below` the provider tops the account up by itself, to `to`, where its own answer does not say so. */
  readonly autoRecharge?: { readonly below: Amount; readonly to?: Amount }
  /** What was put onto an account whose balance cannot be read. */
  readonly topUps?: readonly { readonly at: string; readonly amount: number; readonly unit: string }[]
  /** The most our own canaries may cost in a UTC day, for this key, in USD. */
  readonly dailyBudgetUsd: number
  /** The name this key had before; its state is carried over. */
  readonly was?: string
}

export interface Pool {
  readonly name: string
  /** The model a canary asks for; absent: the provider's default, or no canary for this pool (`canary: false`). */
  readonly model?: string
  /** Price of one canary call with this model in USD; absent: the provider's. */
  readonly costUsd?: number
  /** Whether a canary may be sent for this pool. */
  readonly canary: boolean
  /** Other spellings of the model, asked once when it is refused. */
  readonly alternatives: readonly string[]
  /** Another pool of the same key ('chat'), or another key or pool ('ollama', 'openai/chat'), to recommend when it answered. */
  readonly fallback?: string
  /** What it is used for, in the user's words: "video generation". */
  readonly serves?: string
  readonly workUnits: readonly WorkUnit[]
  /** At or under this balance the pool is exhausted. @default 0, or just under the cheapest work unit */
  readonly emptyAt: number
  /** Of `emptyAt`, where it is the price of work. @default the unit amounts are shown in, else that of each amount */
  readonly emptyUnit?: string
}

export const DEFAULT_POOL = 'default'

/** 'kie' for the single pool of a plain key, else 'kie/video'. */
export function poolLabel(key: string, pool: string): string {
  return pool === DEFAULT_POOL ? key : `${key}/${pool}`
}
