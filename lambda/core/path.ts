import type { Path } from './provider.ts'

/**
 * Everything found at a dotted path: one value, or several where the path holds '*' (each element of an array, each value of an object).
 * `missing` says that at least one step led nowhere; nothing is guessed.
 */
export interface Found {
  readonly values: readonly unknown[]
  readonly missing: boolean
}

export function readPath(body: unknown, path: Path): Found {
  if (path === '') return { values: [body], missing: body === undefined }
  let values: unknown[] = [body]
  let missing = false
  for (const step of path.split('.')) {
    const next: unknown[] = []
    for (const value of values) {
      if (step === '*' && isObject(value)) {
        next.push(...(Array.isArray(value) ? value : Object.values(value)))
      } else if (isObject(value) && Object.hasOwn(value, step)) {
        next.push(value[step])
      } else {
        missing = true
      }
    }
    values = next
  }
  return { values, missing }
}

/** The one value at a path without '*'; undefined when it is not there. */
export function readValue(body: unknown, path: Path): unknown {
  return readPath(body, path).values[0]
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
