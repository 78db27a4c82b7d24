import type { Answer } from './core/answer.ts'
import type { Condition } from './core/condition.ts'
import type { FlatPoints } from './core/forecast/flat-points.ts'
import type { PoolForecast } from './core/incident/forecast-condition.ts'
import type { Rendered } from './core/message.ts'
import type { Notice } from './core/notice.ts'
import type { Provider } from './core/provider.ts'
import type { Incident, SubjectState } from './core/state.ts'
import type { Published } from './ports.ts'

export interface SweepOptions {
  /** Unique per run: the request id in the Lambda. */
  readonly owner: string
  /** When the function will be stopped. Probing ends earlier: the reserve belongs to record, deliver and measure. */
  readonly deadline: Date
  /** The catalogue and the configuration's own providers. */
  readonly providers: readonly Provider[]
  /** Said in messages. */
  readonly deployment: Deployment
  /** `all`: every canary once, whatever its spacing (`check`); `never`: free questions only (`check --free`). @default 'due' */
  readonly canaries?: 'due' | 'all' | 'never'
  /**
   * Given what was seen of each pool once it is final, in the order of the watch list but for those that were looked at twice; nothing of it is
   * kept. A pool that could not be decided, for a fault of ours, is not among them.
   */
  readonly seen?: (pool: PoolReport) => void
  /** What a warm process remembers by itself between sweeps; the sweep writes it. */
  readonly process?: ProcessMemory
}

/** Not the state: only what keeps "the watchdog has lost its memory" from being told in every sweep. */
export interface ProcessMemory {
  sweptWell?: boolean
  memoryLossToldAt?: Date
  /** By account and unit: readings since the last write. */
  readings?: Map<string, FlatPoints>
  /** By subject: what was opened and told meanwhile, for the state to take over. */
  toldMeanwhile?: Map<string, Incident>
}

export interface Deployment {
  readonly name: string
  readonly region?: string
  readonly accountId?: string
}

/** What one sweep saw, decided and sent. */
export interface SweepReport {
  readonly at: Date
  readonly outcome: 'swept' | 'another-sweep-runs'
  /** Decided in this sweep. */
  readonly notices: readonly Notice[]
  readonly messages: readonly {
    readonly message: Rendered
    readonly published: Published
    /** What it tells: decided in this sweep, or owed from an earlier one. */
    readonly notices: readonly Notice[]
  }[]
  /** Our own paid calls in this sweep. */
  readonly costUsd: number
  /** Of a sweep that is spread over several functions. */
  readonly rangesFailed?: number
}

export interface PoolReport {
  readonly key: string
  readonly pool: string
  readonly provider: string
  /** What this sweep shows; the settled condition is in the state. */
  readonly condition: Condition
  readonly state: SubjectState
  /** The time ahead, from the account's readings. */
  readonly forecast?: PoolForecast
  /** Every question of this sweep that concerns the pool, alternatives and fallbacks included. */
  readonly answers: readonly Answer[]
  /** Why something was told or not: 'opened: certain', 'held: rate limit for 10 min of 2 h'. */
  readonly reason: string
}

/** What a sweep throws once all is told, so that the alarm on errors rings: a fault of ours was met at some keys, the others were swept. */
export class FaultyKeys extends Error {
  override readonly name = 'FaultyKeys'
  /** What came of all others; absent where other functions swept them. */
  readonly met: { readonly faults: ReadonlyMap<string, unknown>; readonly report: SweepReport } | undefined

  constructor(count: number, met?: FaultyKeys['met']) {
    const some = [...(met?.faults.keys() ?? [])].slice(0, 10).join(', ')
    const which = some && `, among them ${some}`
    super(
      `A fault in what is worked out of ${count} keys${which}: the log says which. The others were swept, and all that is owed was told.`,
    )
    this.met = met
  }
}
