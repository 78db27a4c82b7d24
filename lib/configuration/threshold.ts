import type { Amount, Provider, Reading } from '../../lambda/core/provider.ts'
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

/** The units in which a provider's balance is read, and those people may write. */
export interface Units {
  readonly read: readonly string[]
  /** The answer itself names its currency. */
  readonly openCurrency: boolean
  /** The unit of a bare number. */
  readonly own?: string
  readonly usdPerUnit: Readonly<Record<string, number>>
}

/** @param baseUrl where the key is asked: some providers bill in another currency at each host */
export function unitsOf(provider: Provider, baseUrl: string): Units {
  const readings = provider.probes.flatMap(probe => (probe.kind === 'balance' ? probe.reads : []))
  const balances = readings.filter(reading => reading.measures === 'balance')
  // As a sweep compares them: prepaid money first, room under a limit where there is no money.
  const compared = balances.length > 0 ? balances : readings.filter(reading => reading.measures === 'headroom')
  const units = compared.map(reading => reading.unit)
  const read = [...new Set(units.flatMap(unit => namedUnits(unit, baseUrl)))]
  const own = provider.shownIn ?? provider.suggested?.low?.unit ?? (read.length === 1 ? read[0] : undefined)
  return {
    read,
    openCurrency: units.some(unit => typeof unit === 'object' && 'at' in unit),
    ...(own === undefined ? {} : { own }),
    usdPerUnit: Object.fromEntries(Object.entries(provider.units ?? {}).map(([unit, { usd }]) => [unit, usd])),
  }
}

function namedUnits(unit: Reading['unit'], baseUrl: string): readonly string[] {
  if (typeof unit === 'string') return [unit]
  if ('at' in unit) return []
  const host = URL.canParse(baseUrl) ? new URL(baseUrl).hostname : ''
  const here = Object.entries(unit.byHost).find(([name]) => host === name || host.endsWith(`.${name}`))
  return here === undefined ? Object.values(unit.byHost) : [here[1]]
}

/** With its unit, provided that the balance can be compared with it. A text says why it cannot. */
export function withUnit(written: Written, units: Units): Amount | string {
  const known = knownUnits(units)
  const choices = known.length === 0 ? "a currency code, such as '2.50 USD'" : known.join(', ')
  if (written.unit === undefined) {
    if (units.own !== undefined) return { amount: written.amount, unit: units.own }
    return `has no unit, and this provider has no single one; allowed: ${choices}. Write '${written.amount} ${known[0] ?? 'USD'}'.`
  }
  const unit = spelled(written.unit, known, units)
  if (unit === undefined)
    return `has the unit ${JSON.stringify(written.unit)}; allowed: ${choices}.${suggestion(written.unit, known)}`
  if (
    units.read.length === 0 ||
    units.openCurrency ||
    units.read.some(read => read === unit || worth(read, units) !== undefined)
  )
    return { amount: written.amount, unit }
  return `cannot be compared: the balance is read in ${units.read.join(' or ')}. Write it in that unit.`
}

/** In the provider's own unit, in which work is counted. Without a rate between the two it stays as it is. */
export function inOwnUnit({ amount, unit }: Amount, units: Units): number {
  const [from, to] = [worth(unit, units), worth(units.own ?? unit, units)]
  return unit === units.own || from === undefined || to === undefined ? amount : tidy((amount * from) / to)
}

function worth(unit: string, units: Units): number | undefined {
  return unit === 'USD' ? 1 : units.usdPerUnit[unit]
}

function knownUnits(units: Units): readonly string[] {
  return [
    ...new Set([...(units.own === undefined ? [] : [units.own]), ...units.read, ...Object.keys(units.usdPerUnit)]),
  ]
}

function suggestion(unit: string, known: readonly string[]): string {
  const meant = nearest(unit, known)
  return meant === undefined ? '' : ` Did you mean ${JSON.stringify(meant)}?`
}

function spelled(unit: string, known: readonly string[], units: Units): string | undefined {
  const same = known.find(candidate => candidate.toLowerCase() === unit.toLowerCase())
  if (same !== undefined) return same
  if (unit.toUpperCase() === 'USD' && Object.keys(units.usdPerUnit).length > 0) return 'USD'
  return (units.openCurrency || known.length === 0) && /^[A-Za-z]{3}$/.test(unit) ? unit.toUpperCase() : undefined
}

/** Without the dust of binary fractions: 5e6 × 5e-7 is 2.5. */
function tidy(amount: number): number {
  return Number(amount.toPrecision(12))
}
