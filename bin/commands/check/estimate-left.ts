import { canEstimate } from '../../../lambda/core/forecast/ledger.ts'
import { isTeller } from '../../../lambda/core/incident/forecast-condition.ts'
import type { CheckedPool } from './checked-pool.ts'

/** What declared top-ups say where no balance can be read. */
export interface EstimateLeft {
  /** In USD; absent where spend from before this month would count, which only the deployed watchdog has. */
  readonly atLeast?: number
  readonly declaredAt: string
}

/** One call tells the spend of this month: where all top-ups are of it, at least so much is left. */
export function estimateLeft(
  { key, pool, provider, condition }: Pick<CheckedPool, 'key' | 'pool' | 'provider' | 'condition'>,
  now: Date,
): EstimateLeft | undefined {
  const declared = (key.topUps ?? []).filter(({ unit, at }) => unit === 'USD' && Date.parse(at) <= now.getTime())
  const last = declared
    .map(({ at }) => at)
    .sort()
    .at(-1)
  if (last === undefined || !canEstimate(key, provider) || !isTeller(key, pool)) return undefined
  const month = Date.UTC(now.getUTCFullYear(), now.getUTCMonth())
  const spent = (condition.balance ?? []).filter(({ measures, unit }) => measures === 'spend' && unit === 'USD')
  if (spent.length === 0 || declared.some(({ at }) => Date.parse(at) < month)) return { declaredAt: last }
  const put = declared.reduce((sum, { amount }) => sum + amount, 0)
  return { atLeast: put - spent.reduce((sum, { amount }) => sum + amount, 0), declaredAt: last }
}
