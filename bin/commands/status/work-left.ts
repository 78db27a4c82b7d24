import { pieces } from '../../../lambda/core/render/work.ts'
import { en } from '../../../lambda/core/text/en.ts'
import { momentsOf } from '../deployment/moments.ts'
import { newestBalance } from './newest-balance.ts'
import type { StatusRow } from './status-rows.ts'

/** '114 videos': in the first of the pool's work units. */
export function workCell(row: StatusRow, now: Date): string {
  const [unit] = row.pool?.workUnits ?? []
  const amount = amountOf(row, now)
  return unit === undefined || amount === undefined
    ? ''
    : pieces(amount, unit, en, momentsOf(undefined, now, row.provider))
}

/** In all of them, for machines. */
export function workLeft(row: StatusRow, now: Date): readonly { readonly name: string; readonly count: number }[] {
  const amount = amountOf(row, now)
  if (amount === undefined) return []
  return (row.pool?.workUnits ?? []).map(({ name, cost }) => ({ name, count: Math.max(0, Math.floor(amount / cost)) }))
}

/** In the unit that work is priced in; several amounts are never added up. */
function amountOf(row: StatusRow, now: Date): number | undefined {
  const balances = (newestBalance(row)?.amounts ?? []).filter(({ measures }) => measures === 'balance')
  const [balance] = balances
  if (balance === undefined || balances.length > 1) return undefined
  return momentsOf(undefined, now, row.provider).shown(balance).amount
}
