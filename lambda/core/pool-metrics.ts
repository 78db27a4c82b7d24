import { canBeLow } from './can-be-low.ts'
import { canEstimate } from './forecast/ledger.ts'
import { isMonthsSpend } from './forecast/months-spend.ts'
import { isTeller } from './incident/forecast-condition.ts'
import { poolCanary } from './plan/canary-timing.ts'
import type { Provider } from './provider.ts'
import { tells } from './tells.ts'
import type { Pool, WatchedKey } from './watch-list.ts'

export type PoolMetric = 'exhausted' | 'low' | 'balance' | 'runway' | 'budget' | 'probe cost'

/** Which metrics a pool can have, where all are wanted: one answer for what is sent, drawn and billed. */
export function poolMetricsOf(key: WatchedKey, pool: Pool, provider: Provider | undefined): readonly PoolMetric[] {
  const balance = tells(key, provider, ['balance'])
  const estimate = canEstimate(key, provider) && isTeller(key, pool)
  const canary = provider && poolCanary(key, pool, provider)
  return [
    'exhausted',
    ...(canBeLow(key, pool, provider) ? ['low' as const] : []),
    ...(balance ? ['balance' as const] : []),
    ...(balance || estimate || tells(key, provider, ['headroom']) ? ['runway' as const] : []),
    ...(hasBudget(key, provider) && isTeller(key, pool) ? ['budget' as const] : []),
    ...(canary && canary.costUsd > 0 && canary.costUsd <= canary.budgetUsd ? ['probe cost' as const] : []),
  ]
}

/** Whether a month's spend is read to hold a budget against. */
function hasBudget({ budget, adminCredential }: WatchedKey, provider: Provider | undefined): boolean {
  return budget !== undefined && adminCredential !== undefined && (provider?.probes.some(isMonthsSpend) ?? false)
}
