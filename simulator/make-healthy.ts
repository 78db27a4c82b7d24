import type { Probe, Provider, Reading, UsageProbe } from '../lambda/core/provider.ts'
import { valuesAt, withValueAt } from './json-path.ts'

/** The least a provider could answer so that a probe is believed: where nothing healthy has been recorded. */
export function makeHealthy(provider: Provider, probe: Probe | UsageProbe): unknown {
  let body: unknown = probe.kind === 'balance' ? probe.reads.reduce(withReading, undefined) : undefined
  if (provider.envelope !== undefined) body = withValueAt(body, provider.envelope.code, provider.envelope.ok[0])
  const proven = probe.proof !== '' && valuesAt(body, probe.proof).length > 0
  return proven ? body : probe.proof === '' ? (body ?? {}) : withValueAt(body, probe.proof, 'simulated')
}

const AMOUNT = 1000
const LATER = '2099-01-01T00:00:00Z'

function withReading(body: unknown, reading: Reading): unknown {
  if (reading.each !== undefined) {
    return withValueAt(body, reading.each.endsWith('*') ? reading.each : join(reading.each, '*'), inside({}, reading))
  }
  return inside(body, reading)
}

function inside(body: unknown, reading: Reading): unknown {
  const [first, ...others] = reading.plus ?? []
  let made = first === undefined ? body : withValueAt(body, first, AMOUNT)
  for (const path of [...others, ...(reading.minus ?? [])]) made = withValueAt(made, path, 0)
  if (typeof reading.unit === 'object' && 'at' in reading.unit) made = withValueAt(made, reading.unit.at, 'USD')
  return reading.resetsAt === undefined ? made : withValueAt(made, reading.resetsAt, LATER)
}

function join(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`
}
