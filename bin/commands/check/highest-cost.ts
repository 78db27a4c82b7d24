import { poolCanary } from '../../../lambda/core/plan/canary-timing.ts'
import { otherModel } from '../../../lambda/core/plan/other-model.ts'
import type { Provider } from '../../../lambda/core/provider.ts'
import type { WatchList } from '../../../lambda/core/watch-list.ts'

/** The most that one check can cost in USD: every canary, and for a refused one its other spellings and another model on the key. */
export function highestCostUsd(watchList: WatchList, providers: readonly Provider[]): number {
  const canaries = watchList.keys.flatMap(key => {
    const provider = providers.find(({ id }) => id === key.provider)
    if (provider === undefined) return []
    return key.pools.flatMap(pool => {
      const canary = poolCanary(key, pool, provider)
      if (canary === undefined) return []
      // Other pools of the key are asked anyway.
      const isAlone = key.pools.filter(other => other.canary).length === 1
      const besides = isAlone ? (otherModel({ key, pool, provider, canary })?.costUsd ?? 0) : 0
      return [canary.costUsd * (1 + pool.alternatives.length) + besides]
    })
  })
  return canaries.reduce((sum, costUsd) => sum + costUsd, 0)
}

/** '$0.0001': rounded up to one figure, because it is said as "at most". */
export function dollarsAtMost(usd: number): string {
  if (usd <= 0) return '$0'
  const step = 10 ** Math.floor(Math.log10(usd))
  const rounded = Math.ceil(Number((usd / step).toPrecision(6))) * step
  return `$${rounded.toFixed(Math.max(2, -Math.floor(Math.log10(rounded) + 1e-9)))}`
}
