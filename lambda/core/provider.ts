/**
 * What a provider is, as pure data: JSON-serialisable but for RegExp, which travels as its source (see `watch-list.ts`), so that a
 * private provider written in somebody's configuration reaches the Lambda. One more provider is one file of this shape, nothing else.
 */
export interface Provider {
  /** Lower-case kebab, stable: it stands in metrics, state and configuration. */
  readonly id: string
  /** Other names met in logs, gateways and other tools: `google-gemini`. */
  readonly aliases?: readonly string[]
  readonly name: string
  /** Base URLs; the first is the default: `{ intl: 'https://…', cn: 'https://…' }`. No trailing slash. */
  readonly hosts: Readonly<Record<string, string>>
  readonly auth: Auth
  /** Present where some probes need `adminKey` and it is sent in another way than the key. */
  readonly adminAuth?: Auth
  /** Environment variables people keep this key in, most usual first. */
  readonly env: readonly string[]
  /** Environment variables for the admin key. */
  readonly adminEnv?: readonly string[]
  /** How a key looks, where it can be told from other text; used to scrub, and to warn about keys in pasted text. */
  readonly keyPattern?: RegExp
  /** Needed beside the key, and asked of the user. */
  readonly parameters?: Readonly<Record<string, Parameter>>
  /** Failures come as HTTP 200: where the code stands and which values mean success. */
  readonly envelope?: Envelope
  readonly probes: readonly Probe[]
  /** What was used, by model and hour: asked once when it burns, and once more when the account is empty after that. */
  readonly usage?: UsageProbe
  /** What was billed, of whatever kind, by line item: asked with `usage`, where that covers a part only. */
  readonly billed?: UsageProbe
  /** Why there is no probe, or none that is free of cost or danger: one sentence for the user. */
  readonly noSafeProbe?: string
  /** First match wins, in the order written: quota rows before auth rows. */
  readonly signatures: readonly Signature[]
  readonly consoles: Consoles
  /** A key made while the balance was zero stays refused after a top-up, as users of it report. */
  readonly refusesKeysMadeEmpty?: Evidence
  /** One sentence each, worth telling the user. */
  readonly gotchas?: readonly string[]
  /** What one unit is worth, where it is published: `{ credits: { usd: 0.005 } }`. Readings can then be shown as both. */
  readonly units?: Readonly<Record<string, { readonly usd: number; readonly evidence: Evidence }>>
  /** The unit amounts are shown in where readings come in another one (AIML API reads USD, people think in credits). */
  readonly shownIn?: string
  /** Suggested thresholds and work, used by `check` and `init`, and as defaults where the configuration is silent. */
  readonly suggested?: Suggestions
  /** Pools watched when the configuration names none: a reseller carries one per upstream. */
  readonly pools?: readonly DefaultPool[]
}

/** Something the user must say beside the key. `optional`: only some probes need it, and are left out without it. */
export interface Parameter {
  readonly ask: string
  readonly example?: string
  readonly optional?: true
}

export interface Envelope {
  readonly code: Path
  readonly ok: readonly (string | number | boolean)[]
}

/** Dotted path into a JSON body; '' is the whole body, '*' every element (amounts met that way are summed). */
export type Path = string

export type Auth =
  | { readonly in: 'header'; readonly name: string; readonly scheme?: string }
  | { readonly in: 'query'; readonly name: string }
  | { readonly in: 'basic' }
  | { readonly in: 'none' }

/**
 * How we know: documented by the provider, seen on the wire, or not confirmed by either (then never more than `likely`). `on` is the day of
 * the answer where it is known, else the day its record was read.
 */
export type Evidence =
  | { readonly documented: string }
  | { readonly seen: string; readonly on: string }
  | { readonly unconfirmed: string }

export interface ProbeRequest {
  /** @default 'GET' */
  readonly method?: 'GET' | 'POST'
  /** Below the key's base URL (leading slash), or absolute. `{name}` is filled from parameters, `{model}` from the pool, `{day}`/`{month}` with the UTC start in epoch seconds, `{dayIso}`/`{monthIso}` with the same as ISO 8601; in a usage probe `{since}`/`{sinceIso}`/`{sinceDay}` with the hour it asks from, `{untilDay}` with the day after today. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** `{model}` is filled in strings. */
  readonly body?: unknown
  /** @default 'key' */
  readonly credential?: 'key' | 'adminKey'
}

interface ProbeBase {
  /** Unique within the provider; it keys the verdict in the state. */
  readonly id: string
  readonly request: ProbeRequest
  /** Must be present in a healthy body, or 200 is not believed. '' accepts any JSON body. */
  readonly proof: Path
  readonly evidence: Evidence
}

export interface BalanceProbe extends ProbeBase {
  readonly kind: 'balance'
  readonly reads: readonly Reading[]
  /** Facts worth telling beside the amount: `{ 'auto top-up': 'autotopup_settings.is_enabled' }`. */
  readonly facts?: Readonly<Partial<Record<'autoTopUp' | 'plan' | 'spendLimit', Path>>>
}

/** A free call that is refused when the account is blocked. */
export interface AccessProbe extends ProbeBase {
  readonly kind: 'access'
}

/** A tiny paid call. */
export interface CanaryProbe extends ProbeBase {
  readonly kind: 'canary'
  /** The model asked when the pool names none. */
  readonly model: string
  /** Price of one call in USD, rounded up. */
  readonly costUsd: number
  /** Only for models that start so ('text-embedding-'); a provider with several canaries asks the first that fits (see `canary-for.ts`). */
  readonly modelsStartingWith?: readonly string[]
  /** Media and reasoning models are never asked unless the user opts in. */
  readonly optIn?: true
}

export type Probe = BalanceProbe | AccessProbe | CanaryProbe

/**
 * A free question for what was used, by model and hour. It binds no pool and no state: its answer goes into the notice that asked. The answer
 * is a list of hours with their entries, or of entries alone; a path is looked up in the entry, and where it leads nowhere, in what holds it.
 */
export interface UsageProbe extends ProbeBase {
  readonly kind: 'usage'
  /** The list of hours, or of entries: `data`. */
  readonly hours: Path
  /** The list of entries in an hour; absent: each is an entry itself. */
  readonly entries?: Path
  readonly time: Path
  readonly model: Path
  /** Of what stands at `model`, the part before this is the model: 'gpt-4o, input'. @default all of it */
  readonly modelEnds?: string
  /** What the report is of, where other use has reports of its own. @default everything */
  readonly covers?: 'language-models'
  /** Summed up; one that is absent or not a number makes the answer unreadable, never zero. */
  readonly plus: readonly Path[]
  readonly unit: string
  /** It tells whole days (UTC), not hours: it is asked from the beginning of the day on, and no hour is told. */
  readonly by?: 'day'
  /** True where the answer is not whole. It is read only where its entries come newest first, from the oldest of them on. */
  readonly more?: Path
  readonly newestFirst?: true
}

/** amount = scale × (Σ plus − Σ minus). A term that is absent or not a number makes the reading unreadable, never zero. */
export interface Reading {
  /** `recharge`: the line under which the provider tops up by itself. */
  readonly measures: 'balance' | 'headroom' | 'spend' | 'limit' | 'recharge'
  /** One reading per element: DeepSeek's currencies. The other paths are then below the element. */
  readonly each?: Path
  readonly plus?: readonly Path[]
  readonly minus?: readonly Path[]
  /** @default 1; −0.01 for xAI's inverted cents. */
  readonly scale?: number
  readonly unit: string | { readonly at: Path } | { readonly byHost: Readonly<Record<string, string>> }
  readonly resetsAt?: Path
  /** What of a balance was given, not bought; in the same scale. Odd or absent it is left out. */
  readonly granted?: Path
  /** Parts of a balance with the day each is gone: `{ each: 'credits', amount: 'remaining', at: 'expire_at' }`. An odd one is left out. */
  readonly expiring?: { readonly each: Path; readonly amount: Path; readonly at: Path }
  /** Absent from the body is normal here (an optional limit): the reading is left out instead of being unreadable. */
  readonly optional?: true
  /** Below zero it is what an account that pays afterwards owes, not an empty balance: the reading is left out. */
  readonly prepaidOnly?: true
  /** Zero stands for "none is set" (a limit): the reading is left out. */
  readonly zeroIsNone?: true
}

/** All conditions given must hold. `certain` is derived: a code, a field, or a phrase whose evidence is not `unconfirmed`; status alone is `likely`. */
export interface Signature {
  readonly kind: VerdictKind
  readonly status?: readonly number[]
  /** Any code, type, status or reason field of the error, lower case; numbers as text. */
  readonly code?: readonly string[]
  /** The error's texts; written to match in linear time (tested). */
  readonly says?: RegExp
  /** Exact paths of the whole body, a success too: `{ suspended: true }`. */
  readonly field?: Readonly<Record<Path, string | number | boolean>>
  /** Nobody else writes this: met at another provider it is relayed (blame: upstream). */
  readonly ownWords?: true
  readonly about?: About
  readonly evidence: Evidence
}

/** What a refusal is about, where people must act differently: the address that asks, the country it is in, a payment that failed. */
export type About = 'address' | 'country' | 'payment'

/** Conditions under which calls are refused until somebody acts. */
export type Blocked = 'exhausted' | 'capped' | 'suspended' | 'rejected' | 'forbidden' | 'retired'

export type VerdictKind = 'healthy' | Blocked | 'throttled' | 'unavailable' | 'bad-request' | 'unknown'

/** Links for people. `support` may be an e-mail address. */
export type Consoles = Readonly<
  Partial<Record<'billing' | 'usage' | 'limits' | 'keys' | 'health' | 'support' | 'docs', string>>
>

export interface Suggestions {
  readonly low?: Amount
  readonly critical?: Amount
  readonly workUnits?: readonly WorkUnit[]
}

/** An amount never travels without its unit: 'USD', 'CNY', 'credits', 'characters', … */
export interface Amount {
  readonly amount: number
  readonly unit: string
}

/** What one piece of work costs, in the unit of the balance: `{ name: 'video', cost: 135 }`. */
export interface WorkUnit {
  readonly name: string
  readonly cost: number
  /** Of the cost. @default the only unit of the balance, or the one amounts are shown in */
  readonly unit?: string
}

export interface DefaultPool {
  readonly name: string
  /** The cheap text model asked in the canary's place. */
  readonly model: string
  /** Price of one canary call with this model in USD. */
  readonly costUsd: number
  /** Other spellings of the same model, asked once when it is refused. */
  readonly alternatives?: readonly string[]
}
