import type { Amount, Provider, Reading } from './provider.ts'

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

/** Those that an amount may be written in. */
export function knownUnits(units: Units): readonly string[] {
  return [
    ...new Set([...(units.own === undefined ? [] : [units.own]), ...units.read, ...Object.keys(units.usdPerUnit)]),
  ]
}

/** The unit as this provider spells it, however it was written; undefined where it has no such unit. */
export function spelledUnit(unit: string, units: Units): string | undefined {
  const known = knownUnits(units)
  const same = known.find(candidate => candidate.toLowerCase() === unit.toLowerCase())
  if (same !== undefined) return same
  if (unit.toUpperCase() === 'USD' && Object.keys(units.usdPerUnit).length > 0) return 'USD'
  return (units.openCurrency || known.length === 0) && /^[A-Za-z]{3}$/.test(unit) ? unit.toUpperCase() : undefined
}

/** Whether a balance can be compared with an amount in this unit, spelled as the provider does. */
export function isComparable(unit: string, units: Units): boolean {
  return (
    units.read.length === 0 ||
    units.openCurrency ||
    units.read.some(read => read === unit || worthOf(read, units) !== undefined)
  )
}

/** In USD, where it is known. */
export function worthOf(unit: string, units: Units): number | undefined {
  return unit === 'USD' ? 1 : units.usdPerUnit[unit]
}

/** A line of the catalogue's, where readings can be compared with it: another host may count in another currency. */
export function comparableLine(amount: Amount | undefined, units: Units): readonly Amount[] {
  const unit = amount && spelledUnit(amount.unit, units)
  return amount === undefined || unit === undefined || !isComparable(unit, units) ? [] : [{ ...amount, unit }]
}
