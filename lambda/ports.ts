import type { ConditionChanged } from './core/condition-changed.ts'
import type { Discovered, DiscoverySource } from './core/discovery.ts'
import type { Rendered } from './core/message.ts'
import type { Observation } from './core/observation.ts'
import type { Question } from './core/probe-call.ts'
import type { Span } from './core/spans.ts'
import type { SubjectState } from './core/state.ts'

/** Everything a sweep does to the world. In the Lambda these are AWS and the network; in `check`, the demo and tests, memory. */
export interface Ports {
  readonly clock: Clock
  readonly prober: Prober
  readonly store: StateStore
  readonly messenger: Messenger
  readonly meter: Meter
  /** Readings of the last thirty days; without it nothing is said of the time ahead. */
  readonly samples?: SampleStore
  /** Absent where nobody asked for events. */
  readonly announcer?: Announcer
}

export interface Clock {
  now(): Date
  sleep(milliseconds: number): Promise<void>
}

export interface Prober {
  /**
   * Asks all calls, bounded in concurrency (per host too), and answers in the order of the calls. Never rejects: what was not reached by
   * `until` is the observation `not-reached`, a call without a usable secret is `credential`.
   *
   * @param taken is given each observation as it comes, with the index of its call, so that work on it costs no time while others are
   * waited for. What was given so has no place in the result: ten thousand bodies need not be held to its end.
   */
  ask(
    calls: readonly Question[],
    until: Date,
    taken?: (observation: Observation, index: number) => void,
  ): Promise<readonly Observation[]>
}

export interface StateStore {
  /** Takes the deployment's lease until then; false: another sweep holds it. */
  acquireLease(owner: string, now: Date, until: Date): Promise<boolean>
  /** Ends the lease and keeps the sweep's own record in the same write. */
  releaseLease(owner: string, record: SweepRecord): Promise<void>
  /** All subjects' states, or those in these spans; read consistently. */
  load(spans?: readonly Span[]): Promise<Loaded>
  /**
   * Writes each state over the version before it (state.version − 1). Lost: somebody wrote meanwhile; read again and decide again.
   * An unanswered write counts as lost only when a consistent read shows the older version.
   */
  record(states: readonly SubjectState[]): Promise<readonly Recorded[]>
}

export interface Loaded {
  readonly states: ReadonlyMap<string, SubjectState>
  readonly lastSweep?: SweepRecord
  /** Who took the lease and has not ended it. */
  readonly leaseOwner?: string
  /** Items that could not be read (an unknown schema): kept, reported, never taken for a first run. */
  readonly unreadable: readonly string[]
}

export interface SweepRecord {
  readonly at: string
  /** Every planned question was asked. */
  readonly complete: boolean
}

export type Recorded =
  | { readonly subject: string; readonly outcome: 'written' }
  | { readonly subject: string; readonly outcome: 'lost'; readonly current?: SubjectState }

export interface Messenger {
  /** Publishes one message. `unanswered`: it may or may not have gone out. */
  publish(message: Rendered, until: Date): Promise<Published>
}

export type Published =
  | { readonly outcome: 'sent'; readonly messageId: string }
  | { readonly outcome: 'refused' | 'throttled' | 'unanswered'; readonly detail: string }

/** Looks up which keys there are where they are discovered: names only. */
export interface KeyLister {
  /** All of them, or why they could not be listed; part of them is never given for the whole. Never rejects. */
  list(
    source: DiscoverySource,
    until: Date,
  ): Promise<{ readonly names: readonly string[] } | { readonly problem: string }>
}

/** Keeps what was discovered for the next process. */
export interface DiscoveredStore {
  /** Empty where nothing was ever kept. */
  load(): Promise<Discovered>
  save(found: Discovered): Promise<void>
}

/** Tells machines that a pool's condition changed. Beside the notices: it never delays or loses one. */
export interface Announcer {
  /** Puts them all on the bus; what could not be put is said, never thrown. */
  announce(changes: readonly ConditionChanged[], until: Date): Promise<readonly Unannounced[]>
}

export interface Unannounced {
  readonly noticeId: string
  readonly detail: string
}

export interface Meter {
  /** One structured line and the metrics of one pool. */
  pool(line: PoolLine): void
  /** Per-sweep metrics and the summary line. */
  sweep(line: SweepLine): void
  /** One structured line for each notice that was published, or was not. */
  notice?(line: NoticeLine): void
  /** Something a person should look at in the log. Never a secret: callers pass scrubbed text. */
  warn(message: string, details?: Readonly<Record<string, unknown>>): void
}

export interface PoolLine {
  readonly key: string
  readonly pool: string
  readonly provider: string
  readonly condition: string
  /** Its place among the conditions, the worst is 0: for sorting. */
  readonly rank: number
  readonly since: string
  /** 1 for exhausted, capped, suspended; 0 for healthy and low; undefined otherwise (the metric is left out). */
  readonly exhausted?: 0 | 1
  /** 1 low or out of credit, 0 neither; undefined where it cannot be low or nothing is known. */
  readonly low?: 0 | 1
  readonly balance?: number
  readonly unit?: string
  /** When the balance is gone at the present use. */
  readonly emptyAt?: string
  /** The same as hours from now: for the metric. */
  readonly runwayHours?: number
  /** Of the month's budget, where this sweep read the spend. */
  readonly budgetUsedPercent?: number
  /** Our own paid calls about it in this sweep, where there were any. */
  readonly probeCostUsd?: number
  readonly words?: string
  readonly signature?: string
  readonly why?: string
}

export interface NoticeLine {
  /** 'kie/video', 'kie', 'openai' for a provider, or 'the watchdog'. */
  readonly who: string
  readonly kind: string
  readonly severity: string
  readonly condition: string
  readonly outcome: Published['outcome']
  /** The subject of the message it went out with. */
  readonly text: string
  readonly noticeId: string
}

export interface SweepLine {
  readonly pools: number
  readonly keysExhausted: number
  readonly keysLow: number
  readonly keysUnknown: number
  readonly durationMs: number
  readonly notices: number
  readonly noticesFailed: number
  readonly notReached: number
  readonly probeCostUsd: number
  /** Of a sweep that is spread over several functions: ranges of keys that were not swept. */
  readonly rangesFailed?: number
}

/** Thirty days of readings for each account and unit, as `encodeSeries` writes them. A failure is said and fails no sweep. */
export interface SampleStore {
  /** All, or those in these spans. */
  load(spans?: readonly Span[]): Promise<Map<string, string>>
  /** Under the id of account and unit. */
  save(samples: ReadonlyMap<string, string>): Promise<void>
}
