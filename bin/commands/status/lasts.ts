import { expiringIn } from '../../../lambda/core/expiring-in.ts'
import { withExpiry } from '../../../lambda/core/forecast/expiry.ts'
import { floorIn } from '../../../lambda/core/forecast/floor-in.ts'
import { type Runway, runway } from '../../../lambda/core/forecast/runway.ts'
import { emptySeries } from '../../../lambda/core/forecast/series.ts'
import { estimated } from './estimated.ts'
import { newestBalance } from './newest-balance.ts'
import type { StatusRow } from './status-rows.ts'

export type Lasts = Runway | { readonly kind: 'empty' }

/** How long this pool's money lasts: as long as the last of its amounts. By the estimate where no balance is read; undefined without one, or where its readings cannot be found. */
export function lastsOf(row: StatusRow, now: Date): Lasts | undefined {
  const { pool, provider, readings } = row
  if (pool === undefined || provider === undefined || readings === undefined) return undefined
  const amounts = newestBalance(row)?.amounts ?? []
  const balances = amounts.filter(({ measures }) => measures === 'balance')
  if (balances.length === 0) {
    const reckoned = estimated(row)
    return reckoned && runway(reckoned.series, now, floorIn('USD', pool, provider))
  }
  const left = balances.filter(({ amount, unit }) => amount > floorIn(unit, pool, provider))
  const runways = left.map(({ amount, unit }) => {
    const floor = floorIn(unit, pool, provider)
    const series = readings.balances.find(each => each.unit === unit) ?? emptySeries(unit)
    return withExpiry(runway(series, now, floor), amount - floor, unit, expiringIn(unit, amounts), now)
  })
  const lasting = runways.flatMap(each => (each.kind === 'lasts' ? [each] : []))
  return (
    runways.find(({ kind }) => kind === 'longer-than') ??
    runways.find(({ kind }) => kind === 'not-enough-data') ??
    lasting.sort((a, b) => b.emptyAt.getTime() - a.emptyAt.getTime())[0] ?? { kind: 'empty' }
  )
}
