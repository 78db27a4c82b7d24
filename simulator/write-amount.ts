import type { BalanceProbe, Path, Reading } from '../lambda/core/provider.ts'
import { valuesAt, withValueAt } from './json-path.ts'

/**
 * A healthy balance body that reads `amount`: the inverse of reading it. Only the first plus term is changed (without one, the first
 * minus term), by what the recorded other terms leave open: amount = scale × (Σ plus − Σ minus).
 */
export function writeAmount(body: unknown, probe: BalanceProbe, amount: number, unit?: string): unknown {
  const reading = chooseReading(body, probe, unit)
  if (reading.each === undefined) return writeReading(body, reading, amount)
  const elements = valuesAt(body, `${below(reading.each)}*`)
  const index = Math.max(
    0,
    elements.findIndex(element => unit !== undefined && unitOf(element, reading) === unit),
  )
  return withValueAt(body, `${below(reading.each)}${index}`, writeReading(elements[index] ?? {}, reading, amount))
}

function below(each: Path): string {
  const list = each.replace(/\.?\*$/, '')
  return list === '' ? '' : `${list}.`
}

/** The balance itself before headroom, spend or a limit. */
function chooseReading(body: unknown, probe: BalanceProbe, unit: string | undefined): Reading {
  const ofUnit = probe.reads.filter(
    reading => unit === undefined || reading.each !== undefined || unitOf(body, reading) === unit,
  )
  const chosen =
    ofUnit.find(reading => reading.measures === 'balance') ??
    ofUnit.find(reading => reading.measures === 'headroom') ??
    ofUnit[0]
  if (chosen === undefined) throw new Error(`probe '${probe.id}' reads nothing in ${unit}`)
  return chosen
}

function unitOf(body: unknown, { unit }: Reading): string | undefined {
  if (typeof unit === 'string') return unit
  if ('byHost' in unit) return undefined
  const [found] = valuesAt(body, unit.at)
  return typeof found === 'string' ? found : undefined
}

function writeReading(body: unknown, reading: Reading, amount: number): unknown {
  const { plus = [], minus = [], scale = 1 } = reading
  const sum = amount / scale
  const [firstPlus, ...otherPlus] = plus
  if (firstPlus !== undefined)
    return withValueAt(body, firstPlus, tidy(sum - total(body, otherPlus) + total(body, minus)), 0)
  const [firstMinus, ...otherMinus] = minus
  if (firstMinus === undefined)
    throw new Error(`a reading of '${reading.measures}' has no term to write an amount into`)
  return withValueAt(body, firstMinus, tidy(-sum - total(body, otherMinus)), 0)
}

function total(body: unknown, paths: readonly Path[]): number {
  return paths.flatMap(path => valuesAt(body, path)).reduce<number>((sum, value) => sum + Number(value), 0)
}

/** Without the dust of binary fractions: 20.5 / 0.01 is 2050, not 2049.9999999999998. */
function tidy(amount: number): number {
  return Number(amount.toPrecision(12))
}
