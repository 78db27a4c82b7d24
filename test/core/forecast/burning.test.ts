import { describe, expect, it } from 'vitest'
import { append } from '../../../lambda/core/forecast/append.ts'
import { burning } from '../../../lambda/core/forecast/burning.ts'
import type { Series } from '../../../lambda/core/forecast/series.ts'
import { at, readHourly } from './readings.ts'

const WEEK = 168

/** From the end of the series on, a reading every five minutes. */
function then(series: Series, hour: number, minutes: number, perHour: number): Series {
  let balance = series.points.at(-1)?.balance ?? 0
  let next = series
  for (let minute = 5; minute <= minutes; minute += 5) {
    balance -= perHour / 12
    next = append(next, at(hour + minute / 60), balance)
  }
  return next
}

describe('burning', () => {
  const steady = readHourly(2_000, WEEK, () => 2)

  it('is told half an hour into a loop, with how many times the usual and since when', () => {
    const found = burning(then(steady, WEEK, 35, 24))

    expect(found?.times).toBeGreaterThan(8)
    expect(found?.times).toBeLessThan(13)
    expect(found?.since).toEqual(at(WEEK))
  })

  it.each([
    ['four times the usual', then(steady, WEEK, 180, 8)],
    ['a loop of ten minutes', then(steady, WEEK, 10, 24)],
    [
      'a balance that lasts for months even so',
      then(
        readHourly(100_000, WEEK, () => 2),
        WEEK,
        60,
        24,
      ),
    ],
    [
      'a batch that runs every night',
      then(
        readHourly(9_000, WEEK, hour => (hour % 24 === 1 ? 40 : 1)),
        WEEK,
        60,
        40,
      ),
    ],
    ['a top-up', then(steady, WEEK, 60, -400)],
    [
      'the first day of an account',
      then(
        readHourly(2_000, 20, () => 2),
        20,
        60,
        24,
      ),
    ],
    [
      'an account that was never used',
      then(
        readHourly(2_000, WEEK, () => 0),
        WEEK,
        60,
        24,
      ),
    ],
  ] as const)('is not: %s', (_, series) => {
    expect(burning(series)).toBeUndefined()
  })

  it('goes on until use is down to half of what is told', () => {
    const burned = then(steady, WEEK, 60, 24)

    expect(burning(then(burned, WEEK + 1, 60, 7), 0, true)).toBeDefined()
    expect(burning(then(burned, WEEK + 1, 120, 2), 0, true)).toBeUndefined()
  })

  it('is told of an account that bursts every week only where it is bigger, or the end is near', () => {
    const bursts = (hour: number) => (hour % 60 < 3 ? 40 : 2)

    const rich = burning(then(readHourly(9_000, 475, bursts), 475, 60, 40))
    const poor = burning(then(readHourly(2_700, 475, bursts), 475, 60, 40))

    expect(rich).toBeUndefined()
    expect(poor).toBeDefined()
  })
})
