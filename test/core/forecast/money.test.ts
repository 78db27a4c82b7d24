import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { append } from '../../../lambda/core/forecast/append.ts'
import { afterTelling, type BudgetTold, budgetUse, dueStep } from '../../../lambda/core/forecast/budget.ts'
import { estimateBalance, folded, type Ledger } from '../../../lambda/core/forecast/ledger.ts'
import { emptySeries, type Series } from '../../../lambda/core/forecast/series.ts'
import { sparkline } from '../../../lambda/core/forecast/sparkline.ts'
import { readHourly } from './readings.ts'

const BUDGET = { amount: 300, unit: 'USD' }
const day = (number: number) => new Date(Date.UTC(2025, 10, number))

describe('a month’s spend beside its budget', () => {
  it.each([
    { on: 11, spent: 50, steps: [], projected: 150, usedPercent: 50 / 3 },
    { on: 11, spent: 120, steps: ['projected'], projected: 360, usedPercent: 40 },
    { on: 11, spent: 105, steps: [], projected: 315, usedPercent: 35 },
    { on: 29, spent: 285, steps: ['near', 'projected'], projected: 305.36, usedPercent: 95 },
    { on: 25, spent: 241, steps: ['near'], projected: 301.25, usedPercent: 241 / 3 },
    { on: 25, spent: 300, steps: ['over', 'near', 'projected'], projected: 375, usedPercent: 100 },
    { on: 1, spent: 200, steps: [], projected: undefined, usedPercent: 200 / 3 },
  ])('on day $on, with $spent of 300 spent, is at $steps', ({ on, spent, steps, projected, usedPercent }) => {
    const use = budgetUse(spent, BUDGET, day(on))

    expect(use.steps).toEqual(steps)
    expect(use.usedPercent).toBeCloseTo(usedPercent, 6)
    if (projected === undefined) expect(use.pace).toBeUndefined()
    else expect(use.pace?.projected).toBeCloseTo(projected, 2)
  })

  it('says the pace of a day, the day it is reached, and what a day may cost from now on', () => {
    const { pace } = budgetUse(120, BUDGET, day(11))

    expect(pace).toMatchObject({ perDay: 12, leftPerDay: 9, reachedAt: day(26) })
    expect(budgetUse(50, BUDGET, day(11)).pace).not.toHaveProperty('reachedAt')
  })

  it('leaves what was told only by a margin, and in another month at once', () => {
    const told = { month: '2025-11', amount: 300, steps: ['projected', 'near'] } as const

    expect(budgetUse(220, BUDGET, day(25), told).steps).toEqual(['near', 'projected'])
    expect(budgetUse(215, BUDGET, day(25), told).steps).toEqual([])
    expect(budgetUse(220, BUDGET, new Date('2025-12-25T00:00:00Z'), told).steps).toEqual([])
  })

  it('is told step by step, each once a month, whatever the spend does', () => {
    const anySpend = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 400 })), {
      minLength: 1,
      maxLength: 40,
    })
    fc.assert(
      fc.property(anySpend, readings => {
        let told: BudgetTold | undefined
        let hours = 0
        const seen: string[] = []
        for (const [wait, spent] of readings) {
          hours += wait
          const use = budgetUse(spent, BUDGET, new Date(day(1).getTime() + hours * 3_600_000), told)
          const due = dueStep(use, told)
          if (due === undefined) continue
          seen.push(`${use.month} ${due}`)
          told = afterTelling(use, told)
        }
        expect(new Set(seen).size).toBe(seen.length)
        const months = new Set(seen.map(each => each.slice(0, 7)))
        for (const month of months) {
          const steps = seen.filter(each => each.startsWith(month))
          if (steps.includes(`${month} over`)) expect(steps.at(-1)).toBe(`${month} over`)
        }
      }),
    )
  })
})

describe('a declared ledger', () => {
  const topUps = [
    { at: '2025-11-10', amount: 30, unit: 'USD' },
    { at: '2025-11-01', amount: 20, unit: 'USD' },
    { at: '2025-12-01', amount: 99, unit: 'USD' },
    { at: '2025-11-05', amount: 99, unit: 'EUR' },
  ]
  /** A dollar a day from the first on, read hourly; months begin anew. */
  function spent(from: Date, days: number): Series {
    let series = emptySeries('USD spent')
    for (let hours = 0; hours <= days * 24; hours += 1) {
      const at = new Date(from.getTime() + hours * 3_600_000)
      const month = Date.UTC(at.getUTCFullYear(), at.getUTCMonth())
      series = append(series, at, -(at.getTime() - Math.max(month, from.getTime())) / 86_400_000)
    }
    return series
  }

  it('is what was put on by then less what was spent since, with its age; other units are left out', () => {
    const estimate = estimateBalance({ topUps }, spent(day(1), 19))

    expect(estimate).toMatchObject({ declaredAt: '2025-11-10', measuredAt: day(20).toISOString() })
    expect(estimate?.amount).toBeCloseTo(31, 6)
  })

  it.each([
    ['nothing was declared', [], spent(day(1), 19)],
    ['spend was not measured from the first top-up on', topUps, spent(day(3), 17)],
  ] as const)('is not estimated where %s', (_, declared, series) => {
    expect(estimateBalance({ topUps: declared }, series)).toBeUndefined()
  })

  it('counts of two readings that are far apart what lies after the top-up', () => {
    const series = [0, 4, 8].reduce(
      (each, hour) => append(each, new Date(day(1).getTime() + hour * 3_600_000), -hour),
      emptySeries('USD spent'),
    )

    const estimate = estimateBalance({ topUps: [{ at: '2025-11-01T03:00:00Z', amount: 20, unit: 'USD' }] }, series)

    expect(estimate?.amount).toBeCloseTo(15, 6)
  })

  it('goes on when the readings no longer reach back to the first top-up, and a later one begins anew', () => {
    let series = emptySeries('USD spent')
    let ledger: Ledger | undefined
    let written = 0
    for (const hours of Array.from({ length: 90 * 24 + 1 }, (_, hour) => hour)) {
      const at = new Date(day(1).getTime() + hours * 3_600_000)
      const month = Math.max(Date.UTC(at.getUTCFullYear(), at.getUTCMonth()), day(1).getTime())
      series = append(series, at, -(at.getTime() - month) / 86_400_000)
      const next = folded({ topUps }, series, ledger)
      if (next === undefined) continue
      written += 1
      ledger = next
    }

    // Thirty days are kept; 149 dollars were declared, 90 were spent, and what falls between two readings over a month's end is not seen.
    expect(estimateBalance({ topUps }, series)).toBeUndefined()
    expect(estimateBalance({ topUps }, series, ledger)?.amount).toBeCloseTo(59, 0)
    expect(written).toBeLessThan(14)
    expect(
      estimateBalance({ topUps: [{ at: '2026-01-20', amount: 50, unit: 'USD' }] }, series, ledger)?.amount,
    ).toBeCloseTo(40, 0)
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
