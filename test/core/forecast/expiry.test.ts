import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { append, merge } from '../../../lambda/core/forecast/append.ts'
import { decodeSeries, encodeSeries } from '../../../lambda/core/forecast/encode.ts'
import { expiredBetween } from '../../../lambda/core/forecast/expired-between.ts'
import { withExpiry } from '../../../lambda/core/forecast/expiry.ts'
import { forecastOf } from '../../../lambda/core/forecast/forecast.ts'
import type { Runway } from '../../../lambda/core/forecast/runway.ts'
import { emptySeries, usedUpTo } from '../../../lambda/core/forecast/series.ts'

const NOW = new Date('2025-11-20T12:00:00Z')
const DAY_MS = 86_400_000
const days = (count: number) => new Date(NOW.getTime() + count * DAY_MS)
const part = (amount: number, count: number) => ({ amount, at: days(count).toISOString() })

/** Ten a day: a hundred lasts ten days, eight at the soonest. */
const lasts = (left: number): Runway => ({
  kind: 'lasts',
  emptyAt: days(left / 10),
  soonest: days(left / 12.5),
  latest: days(left / 8),
  perHour: 10 / 24,
  unit: 'credits',
})
const inDays = (found: Runway) =>
  found.kind === 'lasts' ? Number(((found.emptyAt.getTime() - NOW.getTime()) / DAY_MS).toFixed(3)) : found.kind

describe('the time left of a balance some of which expires', () => {
  it.each<[string, number, ReturnType<typeof part>[], number, boolean]>([
    ['as before where nothing expires', 100, [], 10, false],
    ['as before where all that expires is used by then', 100, [part(30, 4)], 10, false],
    ['until its day where all of it expires', 100, [part(100, 4)], 4, true],
    ['shorter by what is not used by its day', 100, [part(60, 4)], 8, false],
    ['until the last day of several', 100, [part(60, 3), part(40, 5)], 5, true],
    ['shorter by what each of several loses', 100, [part(40, 2), part(40, 4)], 6, false],
    ['until the day that leaves nothing above the floor', 50, [part(60, 2)], 2, true],
  ])('is %s', (_, left, parts, expected, byExpiry) => {
    const found = withExpiry(lasts(left), left, 'credits', parts, NOW)

    expect(inDays(found)).toBe(expected)
    expect(found.kind === 'lasts' && found.byExpiry !== undefined).toBe(byExpiry)
  })

  it('keeps when it would have been used up', () => {
    expect(withExpiry(lasts(100), 100, 'credits', [part(100, 4)], NOW)).toMatchObject({
      byExpiry: { usedUpAt: days(10) },
      soonest: days(4),
      latest: days(4),
    })
  })

  it.each<[string, Runway]>([
    ['how fast it is used is not known', { kind: 'not-enough-data', why: 'too-short' }],
    ['it would last longer than is told', { kind: 'longer-than', days: 180, perHour: 0.001, unit: 'credits' }],
  ])('is told from the day alone where %s', (_, found) => {
    expect(inDays(withExpiry(found, 100, 'credits', [part(100, 9)], NOW))).toBe(9)
    expect(withExpiry(found, 100, 'credits', [part(60, 9)], NOW)).toBe(found)
    expect(withExpiry(found, 100, 'credits', [part(100, 300)], NOW)).toBe(found)
  })

  it('takes no part that is over, and no order of the parts, into account', () => {
    expect(withExpiry(lasts(100), 100, 'credits', [part(100, -1)], NOW)).toEqual(lasts(100))
    expect(inDays(withExpiry(lasts(100), 100, 'credits', [part(40, 5), part(60, 3)], NOW))).toBe(5)
  })

  it('is never longer than without it, and never before now', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1e6, noNaN: true }),
        fc.array(
          fc.tuple(fc.double({ min: 0.01, max: 1e6, noNaN: true }), fc.double({ min: -10, max: 500, noNaN: true })),
        ),
        (left, parts) => {
          const before = lasts(left)
          const found = withExpiry(
            before,
            left,
            'credits',
            parts.map(([amount, at]) => part(amount, at)),
            NOW,
          )

          if (before.kind !== 'lasts' || found.kind !== 'lasts') throw new Error('it lasts')
          expect(found.emptyAt.getTime()).toBeLessThanOrEqual(before.emptyAt.getTime() + 1)
          expect(found.emptyAt >= NOW).toBe(true)
          expect(found.soonest.getTime()).toBeLessThanOrEqual(found.latest.getTime() + 1)
        },
      ),
    )
  })
})

describe('a line of time that an expiry crosses', () => {
  const LINES = { lowMs: 3 * DAY_MS, criticalMs: DAY_MS }
  const level = (left: number, perDay: number, expiresIn: number) => {
    let series = emptySeries('credits')
    for (let hours = 14 * 24; hours >= 0; hours -= 1)
      series = append(series, new Date(NOW.getTime() - hours * 3_600_000), left + (hours / 24) * perDay)
    return forecastOf({
      series: [series],
      lines: LINES,
      floorOf: () => 0,
      expiringIn: () => [part(left, expiresIn)],
      burns: false,
      now: NOW,
    }).level
  }

  it.each([
    ['is no trouble while it is far', 100, 2, 9, undefined],
    ['is a warning within the line', 100, 2, 2.5, 'low'],
    ['is a warning even hours before, for a plan may renew', 100, 2, 0.1, 'low'],
    ['is urgent where use alone would end it as soon', 5, 24, 0.1, 'critical'],
  ] as const)('%s', (_, left, perDay, expiresIn, expected) => {
    expect(level(left, perDay, expiresIn)).toBe(expected)
  })
})

describe('what expired', () => {
  const begun = append(emptySeries('credits'), NOW, 100)
  const later = days(1 / 288)

  it('was not used: of a fall only the rest was', () => {
    const { points } = append(begun, later, 38, 60)
    const [before, point] = points

    expect(before && point && usedUpTo(before, point)).toBe(2)
  })

  it('is not more than is missing, and stays so in what is stored', () => {
    const series = append(begun, later, 70, 60)

    expect(series.points.at(-1)?.credited).toBe(-30)
    expect(decodeSeries(encodeSeries(series))).toEqual(series)
  })

  it('stays so where a process remembers it on top of what was stored', () => {
    const remembered = append(begun, later, 38, 60)

    const { points } = merge(begun, { ...remembered, points: remembered.points.slice(1) })

    expect(points.at(-1)).toMatchObject({ balance: 38, credited: -60 })
  })

  it('is what was known to, after the one reading and not after the other', () => {
    const parts = [part(1, -1), part(10, 0), part(100, 0.5), part(1_000, 1), part(10_000, 2)]

    expect(expiredBetween(parts, NOW, days(1))).toBe(1_100)
  })
})
