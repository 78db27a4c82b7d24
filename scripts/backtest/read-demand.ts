import { readFileSync } from 'node:fs'
import type { Demand } from './demand.ts'

const OWN = new URL('./demand.json', import.meta.url)
const FORM = '{ "series": [{ "name": "…", "start": "2025-11-03T00:00:00Z", "hourly": [12, 0, null, …] }] }'
/** Three days before anything is foreseeable, and accounts that last three days and longer. */
const LEAST_HOURS = 14 * 24

/** Real series, with their source and licence in the file; or somebody's own in the same form. */
export function readDemand(file: string | URL = OWN): readonly Demand[] {
  const series = field(parsed(file), 'series')
  if (!Array.isArray(series) || series.length === 0)
    throw new Error(`${file}: no list of series. It is to look like ${FORM}.`)
  const demands = series.map((each, index) => demandOf(each, `${file}, series ${index + 1}`))
  const names = demands.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new Error(`${file}: two series are called '${twice}'. Give each a name of its own.`)
  return demands
}

function parsed(file: string | URL): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new Error(
      `${file} cannot be read (${codeOf(error)}). Give the path of a file like scripts/backtest/demand.json.`,
    )
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(
      `${file} is not JSON (${error instanceof Error ? error.message : error}). It is to look like ${FORM}.`,
    )
  }
}

function demandOf(series: unknown, at: string): Demand {
  const name = field(series, 'name')
  if (typeof name !== 'string' || name.trim() === '')
    throw new Error(`${at}: its name is ${shown(name)}. Every series needs a text as "name".`)
  const where = `${at} ('${name}')`
  const start = field(series, 'start')
  const startMs = typeof start === 'string' ? Date.parse(start) : Number.NaN
  if (Number.isNaN(startMs))
    throw new Error(
      `${where}: its start is ${shown(start)}. It is to be the time of the first hour, as 2025-11-03T00:00:00Z.`,
    )
  const step = field(series, 'stepHours') ?? 1
  if (step !== 1)
    throw new Error(`${where}: its stepHours is ${shown(step)}. Only hourly sums are played: sum it to hours.`)
  const values = valuesOf(field(series, 'hourly') ?? field(series, 'demand'), where)
  const known = values.filter(value => value !== null)
  if (known.length < LEAST_HOURS)
    throw new Error(
      `${where}: it has ${known.length} hours that are known. At least ${LEAST_HOURS} are needed, two weeks.`,
    )
  if (known.every(value => value === 0))
    throw new Error(`${where}: nothing is used in any hour. There is nothing to play.`)
  const unread = new Set(values.flatMap((value, hour) => (value === null ? [hour] : [])))
  return { name, startMs, hourly: filled(values), ...(unread.size > 0 && { unread }) }
}

function valuesOf(found: unknown, where: string): readonly (number | null)[] {
  const list = typeof found === 'string' ? found.trim().split(/\s+/).map(Number) : found
  if (!Array.isArray(list))
    throw new Error(
      `${where}: its hourly sums are ${shown(found)}. They are to be a list of numbers as "hourly", or "demand".`,
    )
  const odd = list.findIndex(value => value !== null && !(Number.isFinite(value) && value >= 0))
  if (odd >= 0)
    throw new Error(
      `${where}: hour ${odd + 1} is ${shown(list[odd])}. A sum is a number from 0 up, or null where it is not known.`,
    )
  return list
}

/** Where nothing is known, as much was used as in the known hours on either side; nobody read it meanwhile. */
function filled(values: readonly (number | null)[]): readonly number[] {
  return values.map((value, hour) => {
    if (value !== null) return value
    const before = values.slice(0, hour).findLast(each => each !== null)
    const after = values.slice(hour).find(each => each !== null)
    return ((before ?? after ?? 0) + (after ?? before ?? 0)) / 2
  })
}

function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? (of as Readonly<Record<string, unknown>>)[name] : undefined
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : (JSON.stringify(value) ?? String(value)).slice(0, 60)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
