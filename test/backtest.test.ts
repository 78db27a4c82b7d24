import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { realDemand } from '../scripts/backtest/demand.ts'
import { type Figures, figuresOf, RULES } from '../scripts/backtest/figures.ts'
import { syntheticDemand } from '../scripts/backtest/synthetic.ts'
import { replaceTable, tableOf } from '../scripts/backtest/table.ts'

const DEMANDS = [...realDemand(), ...syntheticDemand()]
/** Short ones of different kinds. */
const SUBSET = ['elb-requests', 'tweets-fb', 'idle weekends'].flatMap(
  name => DEMANDS.find(demand => demand.name === name) ?? [],
)

describe('on a part of the backtest', () => {
  const figures: Record<string, Figures> = {}
  beforeAll(() => {
    for (const [name, rule] of Object.entries(RULES)) figures[name] = figuresOf(SUBSET, rule, 6)
  }, 60_000)

  const ofRule = (name: string): Figures => {
    const found = figures[name]
    if (found === undefined) throw new Error(`No rule is called ${name}.`)
    return found
  }

  it('most exhaustions are foreseeable, so that the share of them says something', () => {
    expect(SUBSET).toHaveLength(3)
    expect(ofRule('ours').foreseeable).toBeGreaterThan(50)
    expect(ofRule('ours').foreseeable / ofRule('ours').exhaustions).toBeGreaterThan(0.9)
  })

  it('at least 95 % of the foreseeable ones are warned of a day ahead, with at most one false warning per key and month', () => {
    expect(ofRule('ours').warnedADayAhead).toBeGreaterThanOrEqual(0.95)
    expect(ofRule('ours').falseAMonth).toBeLessThanOrEqual(1)
  })

  it('a tenfold loop is noticed within 90 minutes', () => {
    expect(ofRule('ours').loops.withinNinety).toBeGreaterThanOrEqual(0.95)
    expect(ofRule('ours').loops.medianMinutes).toBeLessThanOrEqual(60)
  })

  it('a line at a share of the balance is too late, and the hour before is too nervous', () => {
    expect(ofRule('line at 20 %').warnedADayAhead).toBeLessThan(0.7)
    expect(ofRule('two points, an hour apart').falseAMonth).toBeGreaterThan(ofRule('ours').falseAMonth * 2)
  })
})

describe('docs/runway.md', () => {
  const document = readFileSync(new URL('../docs/runway.md', import.meta.url), 'utf8')
  const some: Figures = {
    exhaustions: 2,
    foreseeable: 1,
    warnedADayAhead: 1,
    medianLeadHours: 70,
    falseAMonth: 0,
    loops: { withinNinety: 1, medianMinutes: 30 },
    loopsByTheHour: { withinNinety: 1, medianMinutes: 30 },
  }
  const shapeOf = (table: string) =>
    table.split('\n').map(line => line.split('|').slice(1, 2).join().replace(/\d+/g, 'n').trim())

  it('holds the table that npm run backtest writes: its rules and its lines', () => {
    const byRule = Object.fromEntries(Object.keys(RULES).map(rule => [rule, some]))
    const table = tableOf({ 'real demand': byRule, 'synthetic demand': byRule })

    const replaced = replaceTable(document, table)

    expect(shapeOf(document)).toEqual(shapeOf(replaced))
    expect(document).toContain(table.split('\n')[0])
  })

  it('says figures of ours that meet what is promised', () => {
    const cells = (line: string) =>
      document
        .split('\n')
        .filter(each => each.startsWith(`| ${line}`))
        .map(each => Number.parseFloat(each.split('|')[2] ?? ''))

    expect(cells('foreseeable exhaustions warned').every(share => share >= 95)).toBe(true)
    expect(cells('false warnings').every(count => count <= 1)).toBe(true)
    expect(cells('10× loop noticed').every(share => share >= 95)).toBe(true)
    expect(cells('false warnings')).toHaveLength(2)
  })
})
