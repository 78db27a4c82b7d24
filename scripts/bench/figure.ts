/** One measured number beside what it is held against. `ratio` is value ÷ reference; both are null where there is nothing to hold it against. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly reference: number | null
  readonly ratio: number | null
}

export function figure(name: string, value: number, unit: string, reference?: number): Figure {
  const compared = reference === undefined || reference === 0
  return {
    name,
    value: round(value),
    unit,
    reference: reference === undefined ? null : round(reference),
    ratio: compared ? null : Math.round((value / reference) * 1_000) / 1_000,
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100
}
