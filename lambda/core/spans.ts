/** A stretch of subjects in the order of their ids, both ends with it. */
export interface Span {
  readonly from: string
  readonly to: string
}

/** Reading this many keys of others costs about as much as one more query. */
const GAP_KEYS = 64
/** Sorts behind every character of a name. */
const LAST = '\uffff'

/** The subjects that are no pools: providers and the watchdog. */
export const NO_POOLS: Span = { from: 'provider:', to: 'watchdog' }

/** What to read so as to have the pools of these keys: few spans, small gaps between them read along. */
export function spansOf(names: Iterable<string>, all: Iterable<string>): readonly Span[] {
  const wanted = new Set([...names].map(prefixOf))
  const prefixes = [...new Set([...wanted, ...[...all].map(prefixOf)])].sort()
  const spans: { from: string; to: string; lastAt: number }[] = []
  for (const [at, prefix] of prefixes.entries()) {
    if (!wanted.has(prefix)) continue
    const span = spans.at(-1)
    if (span === undefined || at - span.lastAt > GAP_KEYS)
      spans.push({ from: prefix, to: `${prefix}${LAST}`, lastAt: at })
    else Object.assign(span, { to: `${prefix}${LAST}`, lastAt: at })
  }
  return spans.map(({ from, to }) => ({ from, to }))
}

export function isInSpan(subject: string, { from, to }: Span): boolean {
  return subject >= from && subject <= to
}

/** With the slash, for 'kie-2/…' sorts before 'kie/…'. */
function prefixOf(name: string): string {
  return `pool:${name}/`
}
