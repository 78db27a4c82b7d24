import { readFileSync } from 'node:fs'

/** What an account is used, hour by hour, in any unit. */
export interface Demand {
  readonly name: string
  /** Start of the first hour. */
  readonly startMs: number
  readonly hourly: readonly number[]
}

interface Stored {
  readonly series: readonly { readonly name: string; readonly start: string; readonly hourly: string }[]
}

/** The real series, with their source and licence in the file. */
export function realDemand(): readonly Demand[] {
  const stored = JSON.parse(readFileSync(new URL('./demand.json', import.meta.url), 'utf8')) as Stored
  return stored.series.map(({ name, start, hourly }) => ({
    name,
    startMs: Date.parse(start),
    hourly: hourly.split(' ').map(Number),
  }))
}

export function meanOf({ hourly }: Demand): number {
  return hourly.reduce((sum, value) => sum + value, 0) / hourly.length
}
