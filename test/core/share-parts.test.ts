import { expect, it } from 'vitest'
import { readWatchList, writeWatchList } from '../../lambda/core/watch-list-json.ts'
import { aKey, aPool, aWatchList } from '../support/builders.ts'

const low = [{ amount: 5, unit: 'USD' }]
const watchList = aWatchList({
  keys: [
    aKey({ name: 'one', low }),
    aKey({ name: 'two', low, runway: { lowMs: 2, criticalMs: 1 }, was: 'zwei' }),
    aKey({ name: 'three', pools: [aPool({ name: 'video' })] }),
  ],
})

it('a watch list that is read says what was written', () => {
  expect(readWatchList(writeWatchList(watchList))).toEqual(watchList)
})

it('equal parts of its keys are one', () => {
  const [one, two, three] = readWatchList(writeWatchList(watchList)).keys

  for (const part of ['parameters', 'pools', 'low', 'critical'] as const) expect(two?.[part]).toBe(one?.[part])
  expect(three?.pools).not.toBe(one?.pools)
})
