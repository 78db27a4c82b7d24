import type { Amount } from '../../lambda/core/provider.ts'
import { isComparable, knownUnits, spelledUnit, type Units, worthOf } from '../../lambda/core/units.ts'
import { nearest } from './nearest.ts'

/** An amount as written, its unit not yet known where it was a bare number. */
export interface Written {
  readonly amount: number
  readonly unit?: string
}

const MULTIPLIER: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6, B: 1e9 }

/** 10_000, '10k', '5M credits', '2.50 USD'. undefined: not an amount. A comma is refused: it means two things in two countries. */
export function readWritten(value: unknown): Written | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? { amount: value } : undefined
  if (typeof value !== 'string') return undefined
  const [, digits, multiplier, unit] =
    /^(\d[\d_]*(?:\.\d+)?)\s*([kKMB](?![A-Za-z]))?\s*([A-Za-z][A-Za-z -]*)?$/.exec(value.trim()) ?? []
  if (digits === undefined) return undefined
  const amount = tidy(Number(digits.replaceAll('_', '')) * (MULTIPLIER[multiplier ?? ''] ?? 1))
  return { amount, ...(unit === undefined ? {} : { unit }) }
}

/** With its unit, provided that the balance can be compared with it. A text says why it cannot. */
export function withUnit(written: Written, units: Units): Amount | string {
  const known = knownUnits(units)
  const choices = known.length === 0 ? "a currency code, such as '2.50 USD'" : known.join(', ')
  if (written.unit === undefined) {
    if (units.own !== undefined) return { amount: written.amount, unit: units.own }
    return `has no unit, and this provider has no single one; allowed: ${choices}. Write '${written.amount} ${known[0] ?? 'USD'}'.`
  }
  const unit = spelledUnit(written.unit, units)
  if (unit === undefined)
    return `has the unit ${JSON.stringify(written.unit)}; allowed: ${choices}.${suggestion(written.unit, known)}`
  if (isComparable(unit, units)) return { amount: written.amount, unit }
  return `cannot be compared: the balance is read in ${units.read.join(' or ')}. Write it in that unit.`
}

/** In the provider's own unit, in which work is counted. Without a rate between the two it stays as it is, with its unit. */
export function inOwnUnit({ amount, unit }: Amount, units: Units): Amount {
  const own = units.own ?? unit
  const [from, to] = [worthOf(unit, units), worthOf(own, units)]
  if (unit === own || from === undefined || to === undefined) return { amount, unit }
  return { amount: tidy((amount * from) / to), unit: own }
}

function suggestion(unit: string, known: readonly string[]): string {
  const meant = nearest(unit, known)
  return meant === undefined ? '' : ` Did you mean ${JSON.stringify(meant)}?`
}

/** Without the dust of binary fractions: 5e6 × 5e-7 is 2.5. */
function tidy(amount: number): number {
  return Number(amount.toPrecision(12))
}
