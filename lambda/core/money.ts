import type { Amount, Provider } from './provider.ts'

/** The amount in another unit, where the provider says what its units are worth; undefined where they cannot be compared. */
export function convert(amount: Amount, unit: string, provider: Provider): Amount | undefined {
  if (amount.unit === unit) return amount
  const worth = (name: string) => (name === 'USD' ? 1 : provider.units?.[name]?.usd)
  const from = worth(amount.unit)
  const to = worth(unit)
  return from === undefined || to === undefined ? undefined : { amount: (amount.amount * from) / to, unit }
}

/** Whether the amount is under the line, or undefined where their units cannot be compared. */
export function isUnder(amount: Amount, line: Amount, provider: Provider, slack = 1): boolean | undefined {
  const comparable = convert(amount, line.unit, provider)
  return comparable === undefined ? undefined : comparable.amount < line.amount * slack
}
