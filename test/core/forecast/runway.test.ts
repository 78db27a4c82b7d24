import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { append } from '../../../lambda/core/forecast/append.ts'
import { LONGEST_DAYS, type Runway, runway } from '../../../lambda/core/forecast/runway.ts'
import { emptySeries, type Series } from '../../../lambda/core/forecast/series.ts'
import { at, HOUR_MS, readHourly, START } from './readings.ts'

const DAY = 24

function hoursLeft(series: Series, hour: number, floor = 0): number {
  const found = runway(series, at(hour), floor)
  return found.kind === 'lasts' ? (found.emptyAt.getTime() - at(hour).getTime()) / HOUR_MS : Number.POSITIVE_INFINITY
}

/** Busy from 8 to 20, idle at night. */
const byDay = (hour: number) => (hour % DAY > 8 && hour % DAY <= 20 ? 20 : 0)
const isWeekend = (hour: number) => Math.floor((hour - 1) / DAY) % 7 >= 5

describe('a runway', () => {
  it('of steady use is what is left by what is used', () => {
    expect(
      hoursLeft(
        readHourly(1_000, 72, () => 5),
        72,
      ),
    ).toBeCloseTo((1_000 - 360) / 5, 0)
  })

  it('ends where the next piece of work cannot be paid', () => {
    expect(
      hoursLeft(
        readHourly(1_000, 72, () => 5),
        72,
        140,
      ),
    ).toBeCloseTo(100, 0)
  })

  it('begins anew after a top-up, at the pace known from before it', () => {
    const series = readHourly(400, 72, hour => (hour === 70 ? -1_000 + 5 : 5))

    expect(hoursLeft(series, 72)).toBeCloseTo((1_400 - 360) / 5, -1)
  })

  it('is not shortened by one night’s burst', () => {
    const burst = (hour: number) => (hour > 236 && hour <= 239 ? 60 : 5)

    const left = 3_000 - 237 * 5 - 3 * 60

    expect(hoursLeft(readHourly(3_000, 240, burst), 240)).toBeGreaterThan((left / 5) * 0.5)
  })

  it('follows a lasting change within two days', () => {
    const twice = (hour: number) => (hour > 192 ? 10 : 5)

    const left = 3_000 - 192 * 5 - 48 * 10

    expect(hoursLeft(readHourly(3_000, 240, twice), 240)).toBeLessThan((left / 10) * 1.35)
  })

  it('knows after two days that nothing is used at night', () => {
    const evening = readHourly(1_000, 68, byDay)

    const found = hoursLeft(evening, 68)

    // 1,000 less three days of 240 leave 280: a day and two hours of work.
    expect(found).toBeGreaterThan(30)
    expect(found).toBeLessThan(44)
  })

  it('knows after two weeks that the weekend is idle', () => {
    const use = (hour: number) => (isWeekend(hour) ? 0 : 10)
    const friday = 25 * DAY
    const series = readHourly(5_000, friday, use)
    const left = series.points.at(-1)?.balance ?? 0

    const found = hoursLeft(series, friday)

    expect(found).toBeGreaterThan(left / 10 + 24)
  })

  it('has a range around it that is wider where days differ', () => {
    const width = (found: Runway) =>
      found.kind === 'lasts' ? (found.latest.getTime() - found.soonest.getTime()) / HOUR_MS : 0

    const steady = width(
      runway(
        readHourly(2_000, 240, () => 5),
        at(240),
      ),
    )
    const uneven = width(
      runway(
        readHourly(2_000, 240, hour => (Math.floor(hour / DAY) % 2 === 0 ? 8 : 2)),
        at(240),
      ),
    )

    expect(steady).toBeGreaterThan(0)
    expect(uneven).toBeGreaterThan(steady * 1.5)
  })

  it.each([
    ['of cents', 0.01],
    ['of pieces', 100],
    ['of millions', 1e7],
  ] as const)('%s is the same whatever the unit', (_, scale) => {
    const use = (hour: number) => scale * byDay(hour)

    expect(hoursLeft(readHourly(20_000 * scale, 25 * DAY, use), 25 * DAY)).toBeCloseTo(
      hoursLeft(readHourly(20_000, 25 * DAY, byDay), 25 * DAY),
      3,
    )
  })

  it('knows the pace across a grant that begins anew each month, used up or not', () => {
    const monthly = (hour: number) => (hour % (10 * DAY) === 0 ? 5 - 10 * DAY * 5 : 5)
    const series = readHourly(1_200, 25 * DAY, monthly)

    expect(hoursLeft(series, 25 * DAY)).toBeCloseTo((series.points.at(-1)?.balance ?? 0) / 5, -1)
  })

  it('of one piece a week is weeks, and no night makes it days', () => {
    const weekly = (hour: number) => (hour % 168 === 90 ? 1 : 0)

    for (const hour of [5 * DAY, 12 * DAY, 19 * DAY, 26 * DAY, 29 * DAY])
      expect(hoursLeft(readHourly(20, hour, weekly), hour)).toBeGreaterThan(30 * DAY)
  })

  it('is as long where half of the readings are missing', () => {
    const all = readHourly(20_000, 20 * DAY, byDay)
    const some = { ...all, points: all.points.filter((_, index) => index % 7 < 3 || index === all.points.length - 1) }

    expect(hoursLeft(some, 20 * DAY) / hoursLeft(all, 20 * DAY)).toBeCloseTo(1, 1)
  })

  it('is not moved by a refund', () => {
    const refunded = (hour: number) => (hour === 300 ? 205 : hour === 301 ? -195 : 5)

    expect(hoursLeft(readHourly(5_000, 310, refunded), 310)).toBeCloseTo((5_000 - 310 * 5) / 5, -2)
  })

  it('of use that grows ends rather sooner than later', () => {
    const growing = (hour: number) => 5 * 1.04 ** (hour / DAY)
    const found = runway(readHourly(9_000, 25 * DAY, growing), at(25 * DAY))

    if (found.kind !== 'lasts') throw new Error(found.kind)
    const [sooner, later] = [
      found.emptyAt.getTime() - found.soonest.getTime(),
      found.latest.getTime() - found.emptyAt.getTime(),
    ]
    expect(sooner).toBeGreaterThan(later)
  })

  it.each([
    ['without a reading', emptySeries('USD'), 0, { kind: 'not-enough-data', why: 'no-readings' }],
    ['after two hours', readHourly(100, 2, () => 1), 2, { kind: 'not-enough-data', why: 'too-short' }],
    ['two days after the last reading', readHourly(100, 24, () => 1), 72, { kind: 'not-enough-data', why: 'stale' }],
    ['where nothing is used', readHourly(100, 24, () => 0), 24, { kind: 'longer-than', days: LONGEST_DAYS }],
    ['that would take years', readHourly(1e6, 24, () => 1), 24, { kind: 'longer-than', days: LONGEST_DAYS }],
  ] as const)('%s is not claimed', (_, series, hour, expected) => {
    expect(runway(series, at(hour))).toMatchObject(expected)
  })

  it('is never in the past, never beyond a year, and lies within its range, whatever was read', () => {
    const readings = fc.array(
      fc.record({
        minutes: fc.integer({ min: -200, max: 900 }),
        change: fc.double({ min: -1e4, max: 2e4, noNaN: true }),
      }),
      { maxLength: 150 },
    )
    fc.assert(
      fc.property(readings, fc.integer({ min: 0, max: 600 }), (history, later) => {
        let time = START
        let balance = 10_000
        let series = emptySeries('USD')
        for (const { minutes, change } of history) {
          time += minutes * 60_000
          balance += change
          series = append(series, new Date(time), balance)
        }
        const now = new Date(time + later * 60_000)

        const found = runway(series, now)

        if (found.kind !== 'lasts') return
        const [soonest, about, latest] = [found.soonest, found.emptyAt, found.latest].map(each => each.getTime())
        expect(soonest).toBeGreaterThanOrEqual(now.getTime() - 60_000)
        expect(soonest).toBeLessThanOrEqual(about ?? 0)
        expect(about).toBeLessThanOrEqual(latest ?? 0)
        expect(latest).toBeLessThanOrEqual(now.getTime() + 366 * DAY * HOUR_MS)
        expect(found.perHour).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
