import { expiringIn } from '../../../lambda/core/expiring-in.ts'
import { withExpiry } from '../../../lambda/core/forecast/expiry.ts'
import { floorIn } from '../../../lambda/core/forecast/floor-in.ts'
import { isReset, resetsAt } from '../../../lambda/core/forecast/headroom.ts'
import { type Runway, runway } from '../../../lambda/core/forecast/runway.ts'
import { emptySeries } from '../../../lambda/core/forecast/series.ts'
import { estimated } from './estimated.ts'
import { newestBalance } from './newest-balance.ts'
import type { StatusRow } from './status-rows.ts'

export type Lasts =
  | (Runway & { /** Until a limit is reached. */ readonly toLimit?: true })
  | { readonly kind: 'empty' }
  /** An allowance begins anew before it is used up. */
  | { readonly kind: 'until-reset'; readonly at: Date }

/**
 * How long this pool's money lasts: as long as the last of its amounts. Where no balance is read by the estimate, else until a limit is reached;
 * undefined without either, or where the readings cannot be found.
 */
export function lastsOf(row: StatusRow, now: Date): Lasts | undefined {
  const { pool, provider, readings } = row
  if (pool === undefined || provider === undefined || readings === undefined) return undefined
  const amounts = newestBalance(row)?.amounts ?? []
  const balances = amounts.filter(({ measures }) => measures === 'balance')
  const reckoned = balances.length === 0 ? estimated(row) : undefined
  if (reckoned) return runway(reckoned.series, now, floorIn('USD', pool, provider))
  const limits = balances.length === 0 ? amounts.filter(({ measures }) => measures === 'headroom') : []
  if (balances.length + limits.length === 0) return undefined
  const left = [...balances, ...limits].filter(({ amount, unit }) => amount > floorIn(unit, pool, provider))
  const known = limits.length > 0 ? readings.limits : readings.balances
  const runways = left.map(({ amount, unit }): Lasts => {
    const floor = floorIn(unit, pool, provider)
    const series = known.find(each => each.unit === unit) ?? emptySeries(unit)
    const found = withExpiry(runway(series, now, floor), amount - floor, unit, expiringIn(unit, amounts), now)
    const reset = resetsAt(unit, amounts, now)
    if (reset && isReset(found, reset)) return { kind: 'until-reset', at: reset }
    return limits.length > 0 ? { ...found, toLimit: true } : found
  })
  const lasting = runways.flatMap(each => (each.kind === 'lasts' ? [each] : []))
  return (
    runways.find(({ kind }) => kind === 'longer-than') ??
    runways.find(({ kind }) => kind === 'until-reset') ??
    runways.find(({ kind }) => kind === 'not-enough-data') ??
    lasting.sort((a, b) => b.emptyAt.getTime() - a.emptyAt.getTime())[0] ?? { kind: 'empty' }
  )
}
