import { convert } from './money.ts'
import type { Amount, Provider, WorkUnit } from './provider.ts'

/** The amount in the unit that work is priced in; undefined where the two cannot be compared: dollars pay for nothing that is priced in yuan. */
export function inPriceUnit(
  balance: Amount,
  unit: string | undefined,
  provider: Provider | undefined,
): number | undefined {
  const priced = unit ?? provider?.shownIn
  if (priced === undefined || balance.unit === priced) return balance.amount
  return provider && convert(balance, priced, provider)?.amount
}

/** How much there is to pay this work from. Undefined where it cannot be compared with the price, or there are several amounts: those are never added up. */
export function paysFor(
  { unit }: Pick<WorkUnit, 'unit'>,
  balances: readonly Amount[],
  provider: Provider | undefined,
): number | undefined {
  const [balance] = balances
  return balance === undefined || balances.length > 1 ? undefined : inPriceUnit(balance, unit, provider)
}
