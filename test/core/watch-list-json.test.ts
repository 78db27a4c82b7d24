import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Provider } from '../../lambda/core/provider.ts'
import type { WatchList } from '../../lambda/core/watch-list.ts'
import { readWatchList, writeWatchList } from '../../lambda/core/watch-list-json.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { toWatchList } from '../../lib/configuration/to-watch-list.ts'

const pattern = fc.tuple(
  fc.constantFrom('acme', '\\bno \\d+ (?:left|more)\\b', '["\\\\/]', '[一-龥]+', '(?<year>\\d{4})'),
  fc.constantFrom('', 'i', 'gu', 's'),
)
const regExp = pattern.map(([source, flags]) => new RegExp(source, flags))

const provider: fc.Arbitrary<Provider> = fc
  .record({
    id: fc.stringMatching(/^[a-z]{1,8}$/),
    name: fc.string(),
    hosts: fc.constant({ default: 'https://api.acme-studio.org' }),
    auth: fc.constant({ in: 'none' } as const),
    env: fc.array(fc.string()),
    probes: fc.constant([]),
    signatures: fc.array(
      fc.record(
        { kind: fc.constant('exhausted' as const), says: regExp, evidence: fc.constant({ unconfirmed: 'invented' }) },
        { requiredKeys: ['kind', 'evidence'] },
      ),
    ),
    consoles: fc.constant({}),
  })
  .chain(whole =>
    fc
      .option(regExp, { nil: undefined })
      .map(keyPattern => (keyPattern === undefined ? whole : { ...whole, keyPattern })),
  )

const { watchList } = toWatchList(
  { alerts: {}, keys: [{ name: 'kie', provider: 'kie', key: { from: 'parameter', name: '/kie' } }] },
  'deploy',
)

describe('a watch list on its way to the function', () => {
  it('comes back as it was, its patterns included', () => {
    fc.assert(
      fc.property(fc.array(provider), fc.string(), (providers, note) => {
        const written: WatchList = { ...watchList, providers, keys: watchList.keys.map(key => ({ ...key, note })) }

        expect(readWatchList(writeWatchList(written))).toEqual(written)
      }),
    )
  })

  it('carries every provider of the catalogue', () => {
    const written = { ...watchList, providers: PROVIDERS }

    expect(readWatchList(writeWatchList(written))).toEqual(written)
  })

  it('keeps the least number under a price exactly', () => {
    const emptyAt = (list: WatchList) => list.keys[0]?.pools[0]?.emptyAt ?? 0

    expect(emptyAt(readWatchList(writeWatchList(watchList)))).toBe(emptyAt(watchList))
    expect(emptyAt(watchList)).toBeLessThan(25)
  })

  it('is refused when another version wrote it', () => {
    expect(() => readWatchList('{"schema":2,"providers":[]}')).toThrow(
      'has schema 2; this version reads 1. Deploy again.',
    )
  })
})
