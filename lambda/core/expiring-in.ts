import type { Expiring, Measured } from './verdict.ts'

/** The parts of a balance in this unit that expire, the earliest first. */
export function expiringIn(unit: string, amounts: readonly Measured[]): readonly Expiring[] {
  return amounts.flatMap(({ measures, unit: own, expiring }) =>
    measures === 'balance' && own === unit ? (expiring ?? []) : [],
  )
}
