import { expect, it } from 'vitest'
import { episodesOf, withEpisode } from '../../../lambda/core/incident/episodes.ts'

/** Days of December, as 'from to'. */
function historyOf(...blocks: readonly (readonly [from: string, until: string])[]): readonly string[] | undefined {
  const day = (written: string) => `2025-12-${written}:00.000Z`
  return blocks.reduce<readonly string[] | undefined>(
    (history, [from, until]) => withEpisode(history, { kind: 'exhausted', from: day(from), until: day(until) }),
    undefined,
  )
}

const fromDays = (history: readonly string[] | undefined) => episodesOf(history).map(({ from }) => from.slice(8, 10))

it('blocks of one day are one, with how often and how long in all', () => {
  const history = historyOf(['03T10:00', '03T10:20'], ['03T12:00', '03T12:10'])

  expect(episodesOf(history)).toEqual([
    { kind: 'exhausted', from: '2025-12-03T10:00:00.000Z', lastedMs: 30 * 60_000, times: 2 },
  ])
})

it('a block is known for eight days after its end, however long it lasted', () => {
  expect(fromDays(historyOf(['01T00:00', '12T00:00'], ['13T00:00', '13T01:00']))).toEqual(['01', '13'])
  expect(fromDays(historyOf(['01T00:00', '02T00:00'], ['13T00:00', '13T01:00']))).toEqual(['13'])
})

it('five are kept, the newest', () => {
  const days = ['01', '02', '03', '04', '05', '06']

  expect(fromDays(historyOf(...days.map(day => [`${day}T10:00`, `${day}T11:00`] as const)))).toEqual(days.slice(1))
})
