import type { PoolCanary } from './canary-timing.ts'
import { isAskable } from './is-askable.ts'
import type { CanaryPool } from './plan-input.ts'

/** The cheapest other model the catalogue asks there, for a key without another pool: it settles a diagnosis and is never recommended. */
export function otherModel({
  key,
  pool,
  provider,
  canary,
}: Pick<CanaryPool, 'key' | 'pool' | 'provider' | 'canary'>): PoolCanary | undefined {
  const known = [canary.model, ...pool.alternatives]
  const [cheapest] = provider.probes
    .flatMap(probe => (probe.kind === 'canary' && probe.optIn !== true ? [probe] : []))
    .filter(probe => !known.includes(probe.model) && isAskable(probe, key.parameters))
    .sort((a, b) => a.costUsd - b.costUsd)
  return cheapest && { ...canary, probe: cheapest, model: cheapest.model, costUsd: cheapest.costUsd }
}
