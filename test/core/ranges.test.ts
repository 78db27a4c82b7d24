import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutFittingRanges, cutRanges, keysIn } from '../../lambda/core/ranges.ts'
import { aKey, aWatchList } from '../support/builders.ts'

const watching = (...keys: readonly (readonly [name: string, account: string])[]) =>
  aWatchList({ keys: keys.map(([name, account]) => aKey({ name, account })) })

const anyWatchList = fc
  .uniqueArray(fc.tuple(fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/), fc.constantFrom('a', 'b', 'c', 'd', 'e')), {
    selector: ([name]) => name,
    minLength: 1,
    maxLength: 60,
  })
  .map(keys => watching(...keys))

const shared = (watchList: ReturnType<typeof watching>, keysPerRange: number) =>
  cutRanges(watchList, keysPerRange).map(range => keysIn(watchList, range).map(key => key.name))

describe('ranges', () => {
  it('have every key once, and no more keys than they may', () => {
    fc.assert(
      fc.property(anyWatchList, fc.integer({ min: 1, max: 20 }), (watchList, keysPerRange) => {
        const ranges = shared(watchList, keysPerRange)

        expect(ranges.flat().sort()).toEqual(watchList.keys.map(key => key.name).sort())
        expect(Math.max(...ranges.map(({ length }) => length))).toBeLessThanOrEqual(keysPerRange)
        expect(ranges.map(({ length }) => length)).toEqual(cutRanges(watchList, keysPerRange).map(({ keys }) => keys))
      }),
    )
  })

  it('share out any other watch list, too: a deployment may come between two of them', () => {
    fc.assert(
      fc.property(anyWatchList, anyWatchList, fc.integer({ min: 1, max: 20 }), (before, after, keysPerRange) => {
        const names = cutRanges(before, keysPerRange).flatMap(range => keysIn(after, range).map(key => key.name))

        expect(names.sort()).toEqual(after.keys.map(key => key.name).sort())
      }),
    )
  })

  it('keep an account together, wherever its keys stand', () => {
    const watchList = watching(['a', 'one'], ['b', 'two'], ['c', 'three'], ['d', 'one'])

    expect(shared(watchList, 2)).toEqual([
      ['a', 'd'],
      ['b', 'c'],
    ])
  })

  it('cut an account only when it alone is larger than a range', () => {
    const watchList = watching(['a', 'one'], ['b', 'one'], ['c', 'one'], ['d', 'two'])

    expect(shared(watchList, 2)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  it('are wider where they would be more than fit', () => {
    const keys = Array.from({ length: 1_000 }, (_, index) => [`key-${index}`, `account-${index}`] as const)

    expect(cutFittingRanges(watching(...keys), 10).map(range => range.keys)).toEqual(Array(25).fill(40))
  })

  it('are few and full where each key is an account of its own', () => {
    const keys = Array.from({ length: 5_000 }, (_, index) => [`key-${index}`, `account-${index}`] as const)

    expect(cutRanges(watching(...keys), 1_000).map(range => range.keys)).toEqual([1_000, 1_000, 1_000, 1_000, 1_000])
  })
})
