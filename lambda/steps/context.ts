import type { Answer } from '../core/answer.ts'
import { type Classify, createClassifier } from '../core/classify.ts'
import type { PlanInput } from '../core/plan/plan-input.ts'
import type { Provider } from '../core/provider.ts'
import type { SubjectState } from '../core/state.ts'
import type { WatchedKey, WatchList } from '../core/watch-list.ts'
import type { Ports } from '../ports.ts'
import type { SweepOptions } from '../sweep-report.ts'
import type { Foreseen } from './foresee.ts'
import { type Counted, countNothing } from './measure.ts'
import type { Settled } from './settle.ts'
import type { Tracked } from './tracked.ts'

/** The lease outlives the sweep's own deadline by this much, never longer: a crash blocks nobody for long. */
export const LEASE_MARGIN_MS = 5_000

/** What the steps of one sweep share. `states`, `answers` and what was loaded change as it goes; nothing else does. */
export interface SweepContext {
  readonly watchList: WatchList
  readonly ports: Ports
  readonly options: SweepOptions
  readonly providers: ReadonlyMap<string, Provider>
  readonly classify: Classify
  readonly startedAt: Date
  /** Probing ends here; the time after it belongs to record, deliver and measure. */
  readonly probeUntil: Date
  /** The keys are a range of a larger watch list: other functions sweep the others at the same time. */
  readonly isPart: boolean
  /** Those of other ranges too: a fallback may be among them. */
  readonly allKeys: readonly WatchedKey[]
  /** The last sweep that asked everything it had planned. */
  lastSweepAt?: Date
  readonly states: Map<string, SubjectState>
  /** By key name. */
  readonly answers: Map<string, Answer[]>
  /** Absent until the readings are loaded. */
  tracked?: Tracked
  loadingTracked?: Promise<void>
  /** By subject: forecasts that wait for their pool's decision. */
  readonly foreseen: Map<string, Foreseen>
  readonly counted: Counted
  /** By subject: pools that are looked at again before they are reported. */
  readonly unreported: Map<string, { readonly key: WatchedKey; readonly decided: Settled }>
  /** Ids of notices that went out, struck off or not. */
  readonly sent: Set<string>
  /** By key name, or 'the summary': the first fault of ours that was met at it. */
  readonly faults: Map<string, unknown>
}

/** @param keys the range of the watch list that is swept; absent: all of it */
export function createContext(
  watchList: WatchList,
  ports: Ports,
  options: SweepOptions,
  keys?: readonly WatchedKey[],
): SweepContext {
  const startedAt = ports.clock.now()
  return {
    watchList: keys === undefined ? watchList : { ...watchList, keys },
    isPart: keys !== undefined,
    allKeys: watchList.keys,
    ports,
    options,
    providers: new Map(options.providers.map(provider => [provider.id, provider])),
    classify: createClassifier(options.providers),
    startedAt,
    probeUntil: probingEnds(startedAt, options.deadline),
    states: new Map(),
    answers: new Map(),
    foreseen: new Map(),
    counted: countNothing(),
    unreported: new Map(),
    sent: new Set(),
    faults: new Map(),
  }
}

/** The reserve that probing leaves: 15 s, or a fifth of the time there is, whichever is more; never more than half of it. */
function probingEnds(startedAt: Date, deadline: Date): Date {
  const available = deadline.getTime() - startedAt.getTime()
  const reserve = Math.min(available / 2, Math.max(15_000, available * 0.2))
  return new Date(deadline.getTime() - reserve)
}

export function planInput(context: SweepContext): PlanInput {
  return {
    watchList: context.watchList,
    allKeys: context.allKeys,
    providers: context.providers,
    states: context.states,
    answers: context.answers,
    now: context.ports.clock.now(),
    canaries: context.options.canaries ?? 'due',
    ...(context.lastSweepAt && { lastSweepAt: context.lastSweepAt }),
  }
}
