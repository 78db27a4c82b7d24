import type { Answer } from '../answer.ts'
import { subjectId } from '../condition.ts'
import type { ProbeCall } from '../probe-call.ts'
import type { Probe, Provider } from '../provider.ts'
import { emptyState, type SubjectState } from '../state.ts'
import type { Pool, WatchedKey, WatchList } from '../watch-list.ts'
import { isCheap, type PoolCanary, poolCanary } from './canary-timing.ts'

/** What the sweep knows when it plans a round. */
export interface PlanInput {
  readonly watchList: WatchList
  /** Where a fallback is looked for, should the watch list be a range of a larger one. @default the watch list's own */
  readonly allKeys?: readonly WatchedKey[]
  readonly providers: ReadonlyMap<string, Provider>
  readonly states: ReadonlyMap<string, SubjectState>
  /** Answers of the rounds before, by key. */
  readonly answers: ReadonlyMap<string, readonly Answer[]>
  readonly now: Date
  readonly lastSweepAt?: Date
  readonly canaries: 'due' | 'all' | 'never'
}

export interface Plan {
  readonly calls: readonly ProbeCall[]
  /** Those of the calls that must be counted in their pool's state before they go out. */
  readonly counted: readonly ProbeCall[]
  /** Subject ids of pools whose canary was due and whose budget is spent. */
  readonly budgetSpent: ReadonlySet<string>
}

/** A pool that may be asked with a canary. */
export interface CanaryPool {
  readonly key: WatchedKey
  readonly pool: Pool
  readonly provider: Provider
  readonly canary: PoolCanary
  readonly state: SubjectState
}

export function canaryPoolsOf(input: PlanInput, key: WatchedKey): CanaryPool[] {
  const provider = input.providers.get(key.provider)
  if (provider === undefined) return []
  return key.pools.flatMap(pool => {
    const canary = poolCanary(key, pool, provider)
    return canary ? [{ key, pool, provider, canary, state: stateOf(input, key, pool) }] : []
  })
}

export function needsCounting(canary: PoolCanary, input: PlanInput): boolean {
  return canary.costUsd > 0 && !isCheap(canary, sweepEveryMs(input.watchList))
}

export function canaryCall(
  { key, pool, canary }: CanaryPool,
  purpose: ProbeCall['purpose'],
  model = canary.model,
): ProbeCall {
  return { ...callFor(key, canary.probe, [pool.name]), model, costUsd: canary.costUsd, purpose }
}

export function callFor(key: WatchedKey, probe: Probe, pools: readonly string[]): ProbeCall {
  const credential = isForAdmin(probe) ? key.adminCredential : key.credential
  return {
    key: key.name,
    pools,
    provider: key.provider,
    probe,
    baseUrl: key.baseUrl,
    ...(credential && { credential }),
    parameters: key.parameters,
    costUsd: 0,
    purpose: 'regular',
  }
}

/** Admin keys see spend, which moves slowly and is read through metered interfaces. */
export const ADMIN_EVERY_MS = 60 * 60_000

export function isForAdmin(probe: Probe): boolean {
  return (probe.request.credential ?? 'key') === 'adminKey'
}

export function poolId(key: WatchedKey, pool: Pool): string {
  return subjectId({ about: 'pool', key: key.name, pool: pool.name })
}

export function stateOf(input: Pick<PlanInput, 'states' | 'now'>, key: WatchedKey, pool: Pool): SubjectState {
  const id = poolId(key, pool)
  return input.states.get(id) ?? emptyState(id, input.now)
}

/** The schedule's own step. A cron's longest gap is its night, so no step is taken to be longer than five minutes. */
export function sweepEveryMs(watchList: WatchList): number {
  return Math.min(watchList.schedule.longestGapMs, 5 * 60_000)
}
