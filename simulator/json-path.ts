import { isObject } from '../lambda/core/path.ts'
import type { Path } from '../lambda/core/provider.ts'

/** All values at a catalogue path: '' is the whole body, '*' every element, a number an index. */
export function valuesAt(body: unknown, path: Path): readonly unknown[] {
  let found: readonly unknown[] = [body]
  for (const step of steps(path)) {
    found = found.flatMap(value => {
      if (!isObject(value)) return []
      if (step === '*') return Object.values(value)
      return Object.hasOwn(value, step) ? [value[step]] : []
    })
  }
  return found
}

/**
 * The body with a value at the path; missing parents are made, '*' and numbers as lists. Where '*' meets several elements the value goes
 * to the first and `others`, if given, to the rest, because a reading sums what '*' meets. A number written over text stays text.
 */
export function withValueAt(body: unknown, path: Path, value: unknown, others?: unknown): unknown {
  return write(body, steps(path), value, others)
}

function write(body: unknown, path: readonly string[], value: unknown, others: unknown): unknown {
  const [step, ...below] = path
  if (step === undefined) return typeof body === 'string' && typeof value === 'number' ? String(value) : value
  if (step === '*') return writeEach(body, below, value, others)
  if (Array.isArray(body) || (!isObject(body) && /^\d+$/.test(step))) {
    const list: unknown[] = Array.isArray(body) ? [...body] : []
    list[Number(step)] = write(list[Number(step)], below, value, others)
    return list
  }
  const record = isObject(body) ? body : {}
  return { ...record, [step]: write(record[step], below, value, others) }
}

function writeEach(body: unknown, below: readonly string[], value: unknown, others: unknown): unknown {
  const entries = isObject(body) ? Object.entries(body) : []
  const [first = ['0', undefined] as const, ...rest] = entries
  const written = [
    [first[0], write(first[1], below, value, others)] as const,
    ...rest.map(
      ([name, element]) => [name, others === undefined ? element : write(element, below, others, others)] as const,
    ),
  ]
  return isObject(body) && !Array.isArray(body) ? Object.fromEntries(written) : written.map(([, element]) => element)
}

function steps(path: Path): readonly string[] {
  return path === '' ? [] : path.split('.')
}
