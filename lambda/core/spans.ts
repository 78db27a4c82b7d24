import { sampleId } from './forecast/sample-id.ts'
import type { WatchedKey } from './watch-list.ts'

/** A stretch of items in the order of their ids, both ends with it. */
export interface Span {
  readonly from: string
  readonly to: string
}

/** Reading so many of others along takes about as long as one more query; an account's readings are five times a state. */
const GAP_KEYS = 64
const GAP_ACCOUNTS = 12
/** Sorts behind every character of a name. */
const LAST = '\uffff'

/** The subjects that are no pools: providers and the watchdog. */
export const NO_POOLS: Span = { from: 'provider:', to: 'watchdog' }

/** What to read so as to have the pools of these keys: few spans, small gaps between them read along. */
export function spansOf(names: Iterable<string>, all: Iterable<string>): readonly Span[] {
  return between([...names].map(prefixOf), [...all].map(prefixOf), GAP_KEYS)
}

/** The same for the readings of these keys' accounts. */
export function sampleSpansOf(keys: readonly Account[], all: readonly Account[]): readonly Span[] {
  const prefix = (key: Account) => sampleId(key, '')
  return between(keys.map(prefix), all.map(prefix), GAP_ACCOUNTS)
}

function between(wanted: readonly string[], all: readonly string[], gap: number): readonly Span[] {
  const own = new Set(wanted)
  const spans: { from: string; to: string; lastAt: number }[] = []
  for (const [at, prefix] of [...new Set([...wanted, ...all])].sort().entries()) {
    if (!own.has(prefix)) continue
    const to = `${prefix}${LAST}`
    const span = spans.at(-1)
    if (span === undefined || at - span.lastAt > gap) spans.push({ from: prefix, to, lastAt: at })
    else Object.assign(span, { to, lastAt: at })
  }
  return spans.map(({ from, to }) => ({ from, to }))
}

type Account = Pick<WatchedKey, 'provider' | 'account'>

export function isInSpan(id: string, { from, to }: Span): boolean {
  return id >= from && id <= to
}

/** With the slash, for 'kie-2/…' sorts before 'kie/…'. */
function prefixOf(name: string): string {
  return `pool:${name}/`
}
