import { MINUTE_MS, type Series } from '../../../lambda/core/forecast/series.ts'
import type { Measured } from '../../../lambda/core/verdict.ts'
import type { StatusRow } from './status-rows.ts'

export interface ShownBalance {
  /** Of the oldest amount. */
  readonly at: string
  readonly amounts: readonly Measured[]
}

/** The newest that is known: of the state or, where another key of the account or a later sweep stored one, of the readings. */
export function newestBalance({ state, readings }: Pick<StatusRow, 'state' | 'readings'>): ShownBalance | undefined {
  const stored = state?.balance
  const newest = stored?.amounts.length
    ? stored.amounts.map(amount => newer(amount, stored.at, stored.amounts, readings?.balances ?? []))
    : (readings?.balances ?? []).flatMap(({ unit, points }) => {
        const last = points.at(-1)
        return last
          ? [{ at: isoOf(last.minute), amount: { measures: 'balance', amount: last.balance, unit } as const }]
          : []
      })
  const [oldest] = newest.map(({ at }) => at).sort()
  return oldest === undefined ? undefined : { at: oldest, amounts: newest.map(({ amount }) => amount) }
}

function newer(amount: Measured, at: string, beside: readonly Measured[], balances: readonly Series[]) {
  const isAlone = beside.filter(({ measures, unit }) => measures === 'balance' && unit === amount.unit).length === 1
  const last = balances.find(({ unit }) => unit === amount.unit)?.points.at(-1)
  // Readings are kept by the whole minute: less than one apart it is the same.
  if (amount.measures !== 'balance' || !isAlone || !last || last.minute * MINUTE_MS < Date.parse(at) + MINUTE_MS)
    return { at, amount }
  return { at: isoOf(last.minute), amount: { ...amount, amount: last.balance } }
}

function isoOf(minute: number): string {
  return new Date(minute * MINUTE_MS).toISOString()
}
