import type { WatchedKey } from './watch-list.ts'

/** The same keys, in which equal parts are one: thousands of customers' keys differ in name and secret only. */
export function shareParts(keys: readonly WatchedKey[]): readonly WatchedKey[] {
  const known = new Map<string, unknown>()
  const share = <Part>(part: Part): Part => {
    const text = JSON.stringify(part)
    if (!known.has(text)) known.set(text, part)
    return known.get(text) as Part
  }
  return keys.map(key => ({
    ...key,
    provider: share(key.provider),
    baseUrl: share(key.baseUrl),
    parameters: share(key.parameters),
    pools: share(key.pools),
    low: share(key.low),
    critical: share(key.critical),
    ...(key.runway && { runway: share(key.runway) }),
  }))
}
