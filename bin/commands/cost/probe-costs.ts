import { type PoolCanary, poolCanary, regularSpacingMs } from '../../../lambda/core/plan/canary-timing.ts'
import { isAskable } from '../../../lambda/core/plan/is-askable.ts'
import { sweepEveryMs } from '../../../lambda/core/plan/plan-input.ts'
import type { Provider } from '../../../lambda/core/provider.ts'
import { type Pool, poolLabel, type WatchedKey, type WatchList } from '../../../lambda/core/watch-list.ts'
import { asksAdminKey } from '../providers/readings.ts'
import { isCertain } from '../providers/schedule.ts'
import { BASIS } from './prices.ts'
import { sweepsADay } from './sweeps-a-day.ts'

const DAY_MS = 86_400_000

/** What asking about one pool costs, and the longest it can take until its exhaustion is known. */
export interface PoolCost {
  readonly key: string
  readonly pool: string
  readonly label: string
  /** USD a month while all is well. */
  readonly usd: number
  /** Paid calls a day; absent where none are made. */
  readonly callsADay?: number
  /** By a free question: the balance, or a call that is refused when blocked. */
  readonly noticedFreeMs?: number
  /** By a paid call that is refused. */
  readonly noticedByCallMs?: number
}

/** Key by key, pool by pool. Free questions cost nothing; nor does an admin key's. */
export function probeCosts(watchList: WatchList, providers: readonly Provider[]): readonly PoolCost[] {
  return watchList.keys.flatMap(key => {
    const provider = providers.find(({ id }) => id === key.provider)
    return key.pools.map(pool => ({
      key: key.name,
      pool: pool.name,
      label: poolLabel(key.name, pool.name),
      usd: 0,
      ...(provider && { ...ofFree(key, provider, watchList), ...ofCanary(key, pool, provider, watchList) }),
    }))
  })
}

function ofFree(key: WatchedKey, provider: Provider, { schedule }: WatchList): Partial<PoolCost> {
  const asked = provider.probes.filter(probe => !asksAdminKey(probe) && isAskable(probe, key.parameters))
  const reads = asked.some(
    probe => probe.kind === 'balance' && probe.reads.some(({ measures }) => measures === 'balance'),
  )
  if (reads) return { noticedFreeMs: schedule.longestGapMs }
  const isRefused = asked.some(probe => probe.kind === 'access')
  return isRefused ? { noticedFreeMs: schedule.longestGapMs + secondSightMs(provider, schedule.longestGapMs) } : {}
}

function ofCanary(key: WatchedKey, pool: Pool, provider: Provider, watchList: WatchList): Partial<PoolCost> {
  const canary = poolCanary(key, pool, provider)
  // One that costs more than its whole budget is never asked.
  if (canary === undefined || canary.costUsd > canary.budgetUsd) return {}
  const { longestGapMs } = watchList.schedule
  const spacingMs = regularSpacingMs(canary, sweepEveryMs(watchList))
  const callsADay = Math.min(sweepsADay(watchList.schedule), callsFit(canary, spacingMs))
  return {
    usd: callsADay * canary.costUsd * BASIS.daysAMonth,
    callsADay,
    // Due just after a sweep, it waits for the next.
    noticedByCallMs: spacingMs + longestGapMs + secondSightMs(provider, longestGapMs),
  }
}

function callsFit({ costUsd, budgetUsd }: PoolCanary, spacingMs: number): number {
  const byBudget = costUsd > 0 ? Math.floor(budgetUsd / costUsd + 1e-9) : Number.POSITIVE_INFINITY
  return spacingMs === 0 ? Number.POSITIVE_INFINITY : Math.min(byBudget, DAY_MS / spacingMs)
}

/** What is only likely is told when the next sweep has seen it, too. */
function secondSightMs(provider: Provider, longestGapMs: number): number {
  return isCertain(provider) ? 0 : longestGapMs
}
