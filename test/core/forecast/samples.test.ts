import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { append, merge } from '../../../lambda/core/forecast/append.ts'
import { decodeSeries, encodeSeries } from '../../../lambda/core/forecast/encode.ts'
import { emptySeries, type Series, usedUpTo } from '../../../lambda/core/forecast/series.ts'
import { isDueForStore } from '../../../lambda/core/forecast/store-rule.ts'

const START = Date.parse('2025-11-01T00:00:00Z')
const HOUR_MS = 3_600_000

const at = (hours: number) => new Date(START + hours * HOUR_MS)
const read = (...readings: readonly (readonly [hours: number, balance: number])[]): Series =>
  readings.reduce((series, [hours, balance]) => append(series, at(hours), balance), emptySeries('USD'))
const used = ({ points }: Series) =>
  points.slice(1).reduce((sum, point, index) => sum + usedUpTo(points[index] ?? point, point), 0)
const credited = ({ points }: Series) => points.reduce((sum, point) => sum + point.credited, 0)

const aHistory = fc.array(
  fc.record({
    minutes: fc.oneof(fc.constant(5), fc.integer({ min: 1, max: 600 })),
    change: fc.oneof(
      fc.double({ min: -500, max: 0, noNaN: true }),
      fc.double({ min: 0, max: 1e7, noNaN: true }),
      fc.constant(0),
    ),
  }),
  { maxLength: 400 },
)

function play(history: readonly { readonly minutes: number; readonly change: number }[], unit = 'USD'): Series {
  let series = emptySeries(unit)
  let time = START
  let balance = 1_234_567.891
  for (const { minutes, change } of history) {
    time += minutes * 60_000
    balance += change
    series = append(series, new Date(time), balance)
  }
  return series
}

describe('what is kept of an account’s readings', () => {
  it('is thirty days of readings every five minutes in under 8 KiB', () => {
    let series = emptySeries('USD')
    for (let minute = 0; minute < 45 * 24 * 60; minute += 5)
      series = append(series, new Date(START + minute * 60_000), 98_765.4321 - minute * 0.37)

    const stored = encodeSeries(series)

    const days = ((series.points.at(-1)?.minute ?? 0) - (series.points[0]?.minute ?? 0)) / 1440
    expect(days).toBeGreaterThan(29.8)
    expect(stored.length).toBeLessThan(2_000)
  })

  it('is under 8 KiB whatever was read, and comes back as it was written', () => {
    fc.assert(
      fc.property(aHistory, fc.string({ maxLength: 30 }), (history, unit) => {
        const series = play(history, unit.isWellFormed() ? unit : 'USD')

        const stored = encodeSeries(series)
        const back = decodeSeries(stored)

        expect(Buffer.byteLength(stored)).toBeLessThan(8_192)
        expect(back?.unit).toBe(series.unit)
        expect(encodeSeries(back ?? emptySeries(''))).toBe(stored)
      }),
    )
  })

  it('is short: regular readings are a few characters each', () => {
    const series = read([0, 41.5], [1, 41.25], [2, 41], [3, 90.5], [7, 90])

    expect(encodeSeries(series)).toMatch(/^2;USD;2;\w+,37a;1o,-p;-p;1o,3ti,\w+;6o,-1e$/)
  })

  it.each([
    ['whole credits', [41_000_000, 40_999_999, 40_999_000]],
    ['cents', [12.34, 12.33, 11.07]],
    ['thousandths of a cent', [0.00012345, 0.00012344, 0.00012]],
    ['a debt', [0.5, -0.25, -12.75]],
  ])('comes back exactly: %s', (_, balances) => {
    const series = read(...balances.map((balance, hour) => [hour, balance] as const))

    const back = decodeSeries(encodeSeries(series))

    expect(back).toEqual(series)
  })

  it('is still under 8 KiB where every reading is a top-up of many digits', () => {
    let series = emptySeries('USD')
    let balance = -1.23456789e-9
    for (let hour = 0; hour < 31 * 24; hour += 1) {
      balance += 1.23456789e12 * (hour + 1)
      series = append(series, at(hour), balance)
      series = append(series, at(hour + 0.5), balance * 0.987654321)
    }

    const stored = encodeSeries(series)

    expect(stored.length).toBeLessThan(8_192)
    expect(decodeSeries(stored)?.points.at(-1)?.minute).toBe(series.points.at(-1)?.minute)
  })

  it('gives the same when a reading is added twice, or merged with itself', () => {
    fc.assert(
      fc.property(aHistory, history => {
        const series = play(history)
        const last = series.points.at(-1)
        if (last === undefined) return

        const again = append(series, new Date(last.minute * 60_000), last.balance)

        expect(again).toEqual(series)
        expect(merge(series, series)).toEqual(series)
      }),
    )
  })

  it('keeps the sum of what was used while it is thinned', () => {
    let series = emptySeries('credits')
    let balance = 100_000
    for (let minute = 0; minute < 20 * 1440; minute += 5) {
      balance -= 3
      if (minute % 4_320 === 4_315) balance += 20_000
      series = append(series, new Date(START + minute * 60_000), balance)
    }

    const hours = ((series.points.at(-1)?.minute ?? 0) - (series.points[0]?.minute ?? 0)) / 60

    expect(used(series) / hours).toBeCloseTo(36, 0)
    expect(credited(series)).toBeCloseTo(6 * 20_000, 6)
  })

  it('adds what a process remembers to what was stored an hour ago', () => {
    const stored = read([0, 100], [1, 90])
    const remembered = read([0, 100], [1, 90], [1.25, 80], [1.5, 180])

    const merged = merge(stored, remembered)

    expect(merged.points.map(point => point.balance)).toEqual([100, 90, 80, 180])
    expect(credited(merged)).toBe(100)
  })
})

describe('a rise', () => {
  it.each([
    {
      title: 'after slow use is a top-up',
      readings: [
        [0, 100],
        [1, 99],
        [2, 149],
      ],
      credit: 50,
    },
    {
      title: 'of what was just taken is given back',
      readings: [
        [0, 1_000],
        [1, 865],
        [2, 1_000],
      ],
      credit: 0,
    },
    {
      title: 'of more than was taken is a top-up',
      readings: [
        [0, 1_000],
        [1, 865],
        [2, 1_001],
      ],
      credit: 136,
    },
    {
      title: 'of what was taken a day ago is a top-up',
      readings: [
        [0, 1_000],
        [1, 865],
        [25, 1_000],
      ],
      credit: 135,
    },
    {
      title: 'by rounding is nothing',
      readings: [
        [0, 0.1 + 0.2],
        [1, 0.3],
        [2, 0.1 + 0.2],
      ],
      credit: 0,
    },
    {
      title: 'to the first of the month ends a spend',
      readings: [
        [0, -31],
        [1, -32],
        [2, -0.5],
      ],
      credit: 31.5,
    },
  ] as const)('$title', ({ readings, credit }) => {
    expect(credited(read(...readings))).toBeCloseTo(credit, 9)
  })

  it('behind a gap hides as much use as usual', () => {
    const day = Array.from({ length: 25 }, (_, hour) => [hour, 1_000 - hour * 10] as const)

    const series = read(...day, [34, 1_660])

    expect(credited(series)).toBeCloseTo(1_000, 6)
  })
})

describe('a clock that jumps', () => {
  it('back by a little leaves the older reading out', () => {
    const series = read([0, 100], [1, 90], [2, 80])

    expect(append(series, at(1.5), 85)).toEqual(series)
  })

  it('ahead for one reading is forgotten when it is back', () => {
    const series = read([0, 100], [1, 90], [2, 80], [200, 79], [3, 70])

    // While it was ahead, the readings before it were old, and thinned.
    expect(series.points.map(point => point.balance)).toEqual([100, 70])
  })

  it('to 1970 and not a number change nothing', () => {
    const series = read([0, 100], [1, 90], [2, 80])

    expect(append(series, new Date(0), 70)).toEqual(series)
    expect(append(series, at(3), Number.NaN)).toEqual(series)
    expect(append(series, new Date(Number.NaN), 70)).toEqual(series)
  })
})

it.each([
  '',
  '1;USD;2;1a,5',
  '2',
  '2;USD',
  '2;USD;x;1a,5',
  '2;USD;2;!',
  '2;USD;2;5',
  '2;USD;2;1a,',
  '2;USD;2;1a,5;0,4',
  '2;USD;2;1a,5;-2,4',
  '2;USD;2;1a,5;2,!',
  '2;USD;2;1a,5;2,1,!',
  '2;%E0%A4%A;2;1a,5',
])('what is not ours is not read: %j', text => {
  expect(decodeSeries(text)).toBeUndefined()
})

describe('a clock that ran ahead and came back', () => {
  it('is made good in the table, too: what it left in the future goes with the next reading', () => {
    const ahead = read([0, 100], [5, 99], [240, 50])

    expect(isDueForStore(ahead, append(ahead, at(6), 98))).toBe(true)
    expect(append(ahead, at(6), 98).points.map(({ balance }) => balance)).toEqual([100, 99, 98])
  })

  it('and a reading that is a little late changes nothing', () => {
    const known = read([0, 100], [1, 99])

    expect(isDueForStore(known, append(known, at(0.9), 98))).toBe(false)
  })
})
