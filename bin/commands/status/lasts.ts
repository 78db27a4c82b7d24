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
  const balances = (newestBalance(row)?.amounts ?? []).filter(({ measures }) => measures === 'balance')
  if (balances.length === 0) {
    const reckoned = estimated(row)
    return reckoned && runway(reckoned.series, now, floorIn('USD', pool, provider))
  }
  const left = balances.filter(({ amount, unit }) => amount > floorIn(unit, pool, provider))
  const runways = left.map(({ unit }) =>
    runway(
      readings.balances.find(series => series.unit === unit) ?? emptySeries(unit),
      now,
      floorIn(unit, pool, provider),
    ),
  )
  const lasting = runways.flatMap(each => (each.kind === 'lasts' ? [each] : []))
  return (
    runways.find(({ kind }) => kind === 'longer-than') ??
    runways.find(({ kind }) => kind === 'not-enough-data') ??
    lasting.sort((a, b) => b.emptyAt.getTime() - a.emptyAt.getTime())[0] ?? { kind: 'empty' }
  )
}
