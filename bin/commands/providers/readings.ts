import { groupBy } from '../../../lambda/core/group-by.ts'
import type { Probe, Provider, Reading } from '../../../lambda/core/provider.ts'

/** What can be measured, and in what. */
export interface Measurement {
  readonly measures: Reading['measures']
  /** 'USD', 'USD or CNY'; 'as told' where each answer names its own. */
  readonly unit: string
  readonly withAdminKey: boolean
}

const NAMES: Partial<Record<Reading['measures'], string>> = { recharge: 'line of auto-recharge' }

/** Each measure with its unit once, in the order of the probes. */
export function measurementsOf(provider: Provider): readonly Measurement[] {
  const all = provider.probes.flatMap(probe =>
    probe.kind === 'balance' ? probe.reads.map(reading => measurement(reading, asksAdminKey(probe))) : [],
  )
  const keys = all.map(({ measures, ...rest }) => `${measures} ${inBrackets(rest)}`)
  return all.filter((_, index) => keys.indexOf(keys[index] ?? '') === index)
}

/** 'balance (credits)', 'spend + limit (USD, admin key)'; '-' for nothing. */
export function readsInWords(provider: Provider): string {
  const byUnit = groupBy(measurementsOf(provider), inBrackets)
  return (
    [...byUnit]
      .map(([unit, same]) => `${same.map(({ measures }) => NAMES[measures] ?? measures).join(' + ')} (${unit})`)
      .join(', ') || '-'
  )
}

/** 'what was granted', 'what expires when'; '' where neither is told. */
export function tellsParts({ probes }: Provider): string {
  const reads = probes.flatMap(probe => (probe.kind === 'balance' ? probe.reads : []))
  return [
    ...(reads.some(({ granted }) => granted !== undefined) ? ['what of it was granted'] : []),
    ...(reads.some(({ expiring }) => expiring !== undefined) ? ['what of it expires when'] : []),
  ].join(', ')
}

export function asksAdminKey(probe: Probe): boolean {
  return probe.request.credential === 'adminKey'
}

function inBrackets({ unit, withAdminKey }: Pick<Measurement, 'unit' | 'withAdminKey'>): string {
  return `${unit}${withAdminKey ? ', admin key' : ''}`
}

function measurement({ measures, unit }: Reading, withAdminKey: boolean): Measurement {
  return { measures, unit: unitInWords(unit), withAdminKey }
}

function unitInWords(unit: Reading['unit']): string {
  if (typeof unit === 'string') return unit
  return 'at' in unit ? 'as told' : [...new Set(Object.values(unit.byHost))].join(' or ')
}
