import { describe, expect, it } from 'vitest'
import { budgetUse } from '../../../lambda/core/forecast/budget.ts'
import { estimateBalance } from '../../../lambda/core/forecast/ledger.ts'
import { emptySeries } from '../../../lambda/core/forecast/series.ts'
import { sparkline } from '../../../lambda/core/forecast/sparkline.ts'
import { readHourly } from './readings.ts'

const BUDGET = { amount: 300, unit: 'USD' }
const day = (number: number) => new Date(Date.UTC(2025, 10, number))

describe('a month’s spend beside its budget', () => {
  it.each([
    { on: 11, spent: 50, level: 'fine', projected: 150, usedPercent: 50 / 3 },
    { on: 11, spent: 120, level: 'projected', projected: 360, usedPercent: 40 },
    { on: 25, spent: 241, level: 'near', projected: 301.25, usedPercent: 241 / 3 },
    { on: 25, spent: 300, level: 'over', projected: 375, usedPercent: 100 },
    { on: 1, spent: 200, level: 'fine', projected: undefined, usedPercent: 200 / 3 },
  ])('on day $on, with $spent of 300 spent, is $level', ({ on, spent, level, projected, usedPercent }) => {
    const use = budgetUse(spent, BUDGET, day(on))

    expect(use.level).toBe(level)
    expect(use.usedPercent).toBeCloseTo(usedPercent, 6)
    if (projected === undefined) expect(use.projected).toBeUndefined()
    else expect(use.projected).toBeCloseTo(projected, 6)
  })
})

describe('a declared ledger', () => {
  const topUps = [
    { at: '2025-11-10', amount: 30 },
    { at: '2025-11-01', amount: 20 },
    { at: '2025-12-01', amount: 99 },
  ]

  it('is what was put on by then less what was spent since, with its age', () => {
    const estimate = estimateBalance(topUps, from => (from.getTime() === day(1).getTime() ? 12.5 : Number.NaN), day(20))

    expect(estimate).toEqual({ amount: 37.5, declaredAt: '2025-11-10', measuredAt: day(20).toISOString() })
  })

  it.each([
    ['nothing was declared', [], 5],
    ['spend was not measured from the first top-up on', topUps, undefined],
  ] as const)('is not estimated where %s', (_, declared, spent) => {
    expect(estimateBalance(declared, () => spent, day(20))).toBeUndefined()
  })
})

describe('a sparkline', () => {
  it('falls from the left to the right, in ASCII', () => {
    expect(
      sparkline(
        readHourly(100, 168, () => 0.5),
        7,
      ),
    ).toBe('#*+=-._')
  })

  it('leaves days without a reading blank, and is level where nothing is used', () => {
    expect(
      sparkline(
        readHourly(100, 47, () => 0),
        7,
      ),
    ).toBe('     ==')
    expect(sparkline(emptySeries('USD'))).toBe('')
  })
})
