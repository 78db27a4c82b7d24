import { exact } from './exact.ts'
import type { Answered } from './observation.ts'
import { readPath, readValue } from './path.ts'
import type { BalanceProbe, Path, Reading } from './provider.ts'
import { readMoment } from './reset-time.ts'
import { toNumber } from './to-number.ts'
import type { Measured, Readings } from './verdict.ts'

/** They are kept in the state, which is billed by its size. */
const MOST_PARTS = 4

/**
 * Measures what a balance answer holds: amount = scale × (Σ plus − Σ minus) for each reading of the probe. A term that is absent or not a
 * number makes the whole answer unreadable, naming the path, and never reads as zero; an optional reading that is absent is left out.
 */
export function readBalance(probe: BalanceProbe, observation: Answered, baseUrl: string): Readings {
  let body: unknown
  try {
    body = JSON.parse(observation.body)
  } catch {
    return { unreadable: 'the body is not JSON' }
  }
  const amounts: Measured[] = []
  for (const reading of probe.reads) {
    const measured = measure(reading, body, observation, baseUrl)
    if (typeof measured === 'string') return { unreadable: measured }
    amounts.push(...measured)
  }
  const facts = readFacts(probe, body)
  if (amounts.length === 0 && Object.keys(facts).length === 0) return { unreadable: 'no amount in the body' }
  // The line of a recharge that is switched off is none.
  const told = amounts.filter(({ measures }) => measures !== 'recharge' || facts.autoTopUp !== 'false')
  return { amounts: exact(told), facts }
}

/** The measured amounts, or what is odd. */
function measure(
  reading: Reading,
  body: unknown,
  observation: Answered,
  baseUrl: string,
): readonly Measured[] | string {
  const elements = reading.each === undefined ? [body] : elementsAt(body, reading.each)
  if (elements.length === 0) return reading.optional ? [] : `${reading.each}: nothing there`
  const measured: Measured[] = []
  for (const element of elements) {
    const terms = (paths: readonly Path[] = []) => paths.map(path => sumAt(element, path, reading.measures))
    const plus = terms(reading.plus)
    const minus = terms(reading.minus)
    const odd = [...plus, ...minus].filter(term => typeof term !== 'number')
    if (odd.length > 0) {
      if (reading.optional && odd.every(term => term.absent)) continue
      return odd.map(term => term.odd).join('; ')
    }
    const unit = unitOf(reading, element, body, baseUrl)
    if (unit === undefined) return `${unitPath(reading)}: no unit`
    const amount = (reading.scale ?? 1) * (total(plus) - total(minus))
    // Money in binary: 0.1 + 0.2 must not be told as 0.30000000000000004.
    const rounded = Number(amount.toFixed(9)) + 0
    if (!Number.isFinite(rounded)) return `${(reading.plus ?? reading.minus ?? []).join(', ')}: not a finite amount`
    if ((reading.prepaidOnly && rounded < 0) || (reading.zeroIsNone && rounded === 0)) continue
    const resetsAt = reading.resetsAt && readMoment(readValue(element, reading.resetsAt), observation.at)
    measured.push({
      measures: reading.measures,
      amount: rounded,
      unit,
      ...(resetsAt && { resetsAt: resetsAt.toISOString() }),
      ...partsOf(reading, element, rounded, observation.at),
    })
  }
  return measured
}

/** What of an amount was given, and what of it expires. Unlike a term, a part that is odd is left out: the amount itself is known. */
function partsOf(
  { granted, expiring, scale = 1 }: Reading,
  element: unknown,
  amount: number,
  at: Date,
): Pick<Measured, 'granted' | 'expiring'> {
  const given = granted === undefined ? undefined : inScale(readValue(element, granted), scale)
  const parts = expiring === undefined ? [] : elementsAt(element, expiring.each)
  const known = parts
    .flatMap(part => {
      const left = expiring && inScale(readValue(part, expiring.amount), scale)
      const day = expiring && readMoment(readValue(part, expiring.at), at)
      return left !== undefined && left > 0 && left <= amount && day ? [{ amount: left, at: day.toISOString() }] : []
    })
    .sort((a, b) => a.at.localeCompare(b.at))
    .slice(0, MOST_PARTS)
  return {
    ...(given !== undefined && given > 0 && given <= amount && { granted: given }),
    ...(known.length > 0 && { expiring: known }),
  }
}

function inScale(value: unknown, scale: number): number | undefined {
  const number = toNumber(value)
  return number === undefined ? undefined : Number((number * scale).toFixed(9)) + 0
}

interface Odd {
  readonly odd: string
  readonly absent: boolean
}

function total(terms: readonly (number | Odd)[]): number {
  return terms.reduce<number>((sum, term) => sum + (typeof term === 'number' ? term : 0), 0)
}

function sumAt(element: unknown, path: Path, measures: Reading['measures']): number | Odd {
  const { values, missing } = readPath(element, path)
  if (missing) return { odd: `${path}: not in the body`, absent: true }
  // No cost lines is a spend of nothing; no balance lines is not a balance of nothing.
  if (values.length === 0 && measures !== 'spend') return { odd: `${path}: nothing there`, absent: true }
  let sum = 0
  for (const value of values) {
    const number = toNumber(value)
    if (number === undefined) return { odd: `${path}: not a number`, absent: value === null }
    sum += number
  }
  return sum
}

function elementsAt(body: unknown, each: Path): readonly unknown[] {
  const { values } = readPath(body, each)
  return values.length === 1 && Array.isArray(values[0]) ? values[0] : values
}

function unitOf(reading: Reading, element: unknown, body: unknown, baseUrl: string): string | undefined {
  const { unit } = reading
  if (typeof unit === 'string') return unit
  if ('at' in unit) {
    const named = readValue(element, unit.at) ?? readValue(body, unit.at)
    if (typeof named !== 'string' || named.trim() === '') return undefined
    return /^[a-z]{3}$/.test(named) ? named.toUpperCase() : named
  }
  const host = hostOf(baseUrl)
  const known = Object.keys(unit.byHost).find(name => hostOf(name) === host || host.endsWith(`.${hostOf(name)}`))
  return known === undefined ? undefined : unit.byHost[known]
}

function unitPath({ unit }: Reading): string {
  if (typeof unit === 'string') return unit
  return 'at' in unit ? unit.at : 'host'
}

function hostOf(url: string): string {
  return url
    .replace(/^[a-z]{1,8}:\/\//i, '')
    .split(/[/:?]/, 1)
    .join('')
    .toLowerCase()
}

type Facts = Extract<Readings, { readonly facts: unknown }>['facts']

const NONE: Facts = {}

function readFacts(probe: BalanceProbe, body: unknown): Facts {
  if (probe.facts === undefined) return NONE
  const facts = Object.entries(probe.facts).flatMap(([name, path]) => {
    const value = readValue(body, path)
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [[name, String(value)]]
      : []
  })
  return Object.fromEntries(facts)
}
