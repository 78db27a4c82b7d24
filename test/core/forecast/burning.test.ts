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

  describe('of an account that bursts for hours, at any time of day', () => {
    const bursts = (hour: number) => (hour % 61 < 3 ? 40 : 2)
    const after = (balance: number, minutes: number, perHour: number) =>
      burning(then(readHourly(balance, 470, bursts), 470, minutes, perHour))

    it.each([
      ['one more such burst is not told within its first hour', 9_000, 60, 40, false],
      ['not even where the end is near', 2_600, 60, 40, false],
      ['it is once it has gone on for longer, with half a day’s use', 9_000, 90, 40, true],
      ['or has gone on and leaves it empty within a day', 2_300, 90, 25, true],
      ['one that goes on and is smaller is not', 20_000, 90, 25, false],
      ['a far bigger one is told at once', 9_000, 35, 600, true],
    ] as const)('%s', (_, balance, minutes, perHour, isTold) => {
      expect(after(balance, minutes, perHour) !== undefined).toBe(isTold)
    })
  })

  it('is not told of what comes at the same hour each day, though an hour earlier or later', () => {
    const nightly = (hour: number) => (hour % 24 === 2 + (Math.floor(hour / 24) % 2) ? 60 : 2)

    for (const hours of [4 * 24 + 1, 10 * 24 + 2, 25 * 24 + 1])
      expect(burning(then(readHourly(9_000, hours, nightly), hours, 60, 60))).toBeUndefined()
  })

  it('is not told of what comes every week, from the third time on', () => {
    const weekly = (hour: number) => (hour % WEEK >= 100 && hour % WEEK < 103 ? 60 : 2)
    const begins = (weeks: number) => {
      const hour = weeks * WEEK + 99
      return burning(then(readHourly(9_000, hour, weekly), hour, 120, 60))
    }

    expect([1, 2, 3].map(weeks => begins(weeks) !== undefined)).toEqual([true, false, false])
  })

  it('is not told of one piece that is sold, however seldom', () => {
    const seldom = (hour: number) => (hour % 40 === 39 ? 1 : 0)

    for (const hours of [159, 399, 719]) {
      const series = append(readHourly(30, hours - 1, seldom), at(hours), 30 - Math.floor(hours / 40) - 1)
      expect(burning(series)).toBeUndefined()
    }
  })

  it('is not told of what is over', () => {
    const burst = then(steady, WEEK, 60, 40)

    expect(burning(burst)).toBeDefined()
    expect(burning(then(burst, WEEK + 1, 60, 2))).toBeUndefined()
  })

  it('is told within hours in the first week after use became less for good, not where it only came back', () => {
    const less = readHourly(12_000, 320, hour => (hour < 220 ? 20 : 4))

    expect(burning(then(less, 320, 140, 40))).toBeDefined()
    expect(burning(then(less, 320, 120, 24))).toBeUndefined()
  })

  it('is not told of an hour that takes no more than some hours of the month', () => {
    const even = readHourly(2_000, 700, () => 2)

    expect(burning(then(even, 700, 30, 20))).toBeUndefined()
    expect(burning(then(even, 700, 50, 20))).toBeDefined()
  })

  it('is not told of a pace that came three times in the month and passed, but is where it came twice', () => {
    const runs = (count: number) => (hour: number) => (hour % 150 < 12 && hour < 150 * count ? 40 : 2)
    const again = (count: number) => burning(then(readHourly(9_000, 660, runs(count)), 660, 180, 37))

    expect([2, 3, 4].map(count => again(count) !== undefined)).toEqual([true, false, false])
  })
})
