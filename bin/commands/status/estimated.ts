import { asBalance, canEstimate, type Estimate, estimateBalance } from '../../../lambda/core/forecast/ledger.ts'
import type { Series } from '../../../lambda/core/forecast/series.ts'
import { isTeller } from '../../../lambda/core/incident/forecast-condition.ts'
import type { StatusRow } from './status-rows.ts'

/** What should be left where no balance can be read: declared top-ups less measured spend, and how it fell. */
export function estimated({
  key,
  pool,
  provider,
  readings,
  state,
}: StatusRow): { readonly estimate: Estimate; readonly series: Series } | undefined {
  const spend = readings?.spend
  if (!key || !pool || !spend || !isTeller(key, pool) || !canEstimate(key, provider)) return undefined
  const estimate = estimateBalance(key, spend, state?.ledger)
  return estimate && { estimate, series: asBalance(spend, estimate) }
}
