import { groupBy } from './group-by.ts'
import type { WatchedKey, WatchList } from './watch-list.ts'

/**
 * A share of the watch list for one function: the keys whose place lies from here up to, and not at, `until`. Ends are places and not
 * numbers, so that ranges share out whatever watch list they meet, should a deployment change it between two of them.
 */
export interface Range {
  readonly from: string
  /** Absent: to the end. */
  readonly until?: string
  /** For the report, should the range fail. */
  readonly keys: number
}

/** So many reports fit into what a state machine passes on. */
export const MOST_RANGES = 40

/** Cuts the keys into ranges of at most this many. An account is kept in one range, unless it alone is larger: what its keys owe is told once. */
export function cutRanges({ keys }: WatchList, keysPerRange: number): readonly Range[] {
  const placed = placesOf(keys)
  const accounts = [...groupBy([...placed.values()].sort(byPlace), ({ home }) => home).values()]
  const cuts: { from: string; keys: number }[] = []
  for (const account of accounts) {
    for (let at = 0; at < account.length; at += keysPerRange) {
      const part = account.slice(at, at + keysPerRange)
      const range = cuts.at(-1)
      if (range !== undefined && range.keys + part.length <= keysPerRange) range.keys += part.length
      else cuts.push({ from: part[0]?.place ?? '', keys: part.length })
    }
  }
  return cuts.map((range, index) => {
    const next = cuts[index + 1]
    return { ...range, ...(index === 0 && { from: '' }), ...(next && { until: next.from }) }
  })
}

/** The same, with more keys in each where there would be too many ranges: discovered keys may become as many as they like. */
export function cutFittingRanges(watchList: WatchList, keysPerRange: number): readonly Range[] {
  const ranges = cutRanges(watchList, keysPerRange)
  return ranges.length <= MOST_RANGES ? ranges : cutFittingRanges(watchList, 2 * keysPerRange)
}

/** In the order of the watch list. */
export function keysIn({ keys }: WatchList, { from, until }: Range): readonly WatchedKey[] {
  const placed = placesOf(keys)
  return keys.filter(key => {
    const place = placed.get(key.name)?.place ?? ''
    return place >= from && (until === undefined || place < until)
  })
}

interface Placed {
  readonly home: string
  readonly place: string
}

/** Keys stand behind the first of their account: by name, as their states do in the table. */
function placesOf(keys: readonly WatchedKey[]): ReadonlyMap<string, Placed> {
  const homes = new Map<string, string>()
  for (const key of keys) {
    const known = homes.get(accountOf(key))
    if (known === undefined || `${key.name}/` < known) homes.set(accountOf(key), `${key.name}/`)
  }
  return new Map(
    keys.map(key => {
      const home = homes.get(accountOf(key)) ?? ''
      return [key.name, { home, place: `${home} ${key.name}/` }]
    }),
  )
}

function accountOf({ provider, account }: WatchedKey): string {
  return `${provider}|${account}`
}

function byPlace(one: Placed, other: Placed): number {
  return one.place < other.place ? -1 : 1
}
