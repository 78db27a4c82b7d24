import { readFileSync } from 'node:fs'

/** What an account is used, hour by hour, in any unit. */
export interface Demand {
  readonly name: string
  /** Start of the first hour. */
  readonly startMs: number
  readonly hourly: readonly number[]
}

interface Stored {
  readonly series: readonly {
    readonly name: string
    readonly start: string
    /** Separated by spaces, or a list. */
    readonly hourly?: string
    readonly demand?: readonly number[]
  }[]
}

const OWN = new URL('./demand.json', import.meta.url)

/** Real series, with their source and licence in the file; or somebody's own in the same form: `{ series: [{ name, start, demand: [hourly sums] }] }`. */
export function realDemand(file: string | URL = OWN): readonly Demand[] {
  const stored = JSON.parse(readFileSync(file, 'utf8')) as Stored
  return stored.series.map(({ name, start, hourly, demand }) => ({
    name,
    startMs: Date.parse(start),
    hourly: demand ?? (hourly ?? '').split(' ').map(Number),
  }))
}

export function meanOf({ hourly }: Demand): number {
  return hourly.reduce((sum, value) => sum + value, 0) / hourly.length
}
