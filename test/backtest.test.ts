import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { AS_EARLY, type ByRule, RULES } from '../scripts/backtest/compare.ts'
import { playExhaustions } from '../scripts/backtest/exhaustions.ts'
import { FAMILIES } from '../scripts/backtest/families.ts'
import { type Figures, figuresOf } from '../scripts/backtest/figures.ts'
import { play } from '../scripts/backtest/play.ts'
import { readDemand } from '../scripts/backtest/read-demand.ts'
import type { Said } from '../scripts/backtest/rules.ts'
import { syntheticDemand } from '../scripts/backtest/synthetic.ts'
import { replaceTable, tableOf } from '../scripts/backtest/table.ts'

const DEMANDS = [...readDemand(), ...syntheticDemand()]
/** Short ones of different kinds. */
const SUBSET = ['elb-requests', 'tweets-fb', 'idle weekends'].flatMap(
  name => DEMANDS.find(demand => demand.name === name) ?? [],
)

describe('on a part of the backtest', () => {
  const figures: Record<string, Figures> = {}
  beforeAll(() => {
    for (const [name, rule] of Object.entries(RULES))
      figures[name] = figuresOf(SUBSET.map(demand => play(demand, rule, 6)))
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

  it('at least 95 % of the foreseeable ones are warned of a day ahead, with at most a quarter of a false warning per key and month', () => {
    expect(ofRule('ours').warnedADayAhead).toBeGreaterThanOrEqual(0.95)
    expect(ofRule('ours').falseAMonth).toBeLessThanOrEqual(0.25)
  })

  it('a tenfold loop is noticed within 90 minutes', () => {
    expect(ofRule('ours').loops.withinNinety).toBeGreaterThanOrEqual(0.95)
    expect(ofRule('ours').loops.medianMinutes).toBeLessThanOrEqual(60)
  })

  it('the range holds the end in four cases of five', () => {
    expect(ofRule('ours').rangesHeld).toBeGreaterThan(0.8)
  })

  it('a line at a share of the balance is too late, and the hour before is too nervous', () => {
    expect(ofRule('line at 20 %').warnedADayAhead).toBeLessThan(0.7)
    expect(ofRule('two points, an hour apart').falseAMonth).toBeGreaterThan(ofRule('ours').falseAMonth * 2)
  })
})

describe('an exhaustion', () => {
  const hourly = Array.from({ length: 1_000 }, (_, hour) => (hour % 200 === 199 ? 500 : 3))
  const demand = { name: 'a big order now and then', startMs: Date.parse('2025-11-03T00:00:00Z'), hourly }
  const played = (say: () => Said) => playExhaustions(demand, { days: 3, topUpAt: 0.3 }, { read: () => undefined, say })

  it('was warned of by a warning that stands since before the last top-up, for as long as since then', () => {
    const { exhaustions } = played(() => ({ warns: true, calm: false }))

    expect(exhaustions.length).toBeGreaterThan(2)
    expect(exhaustions.every(({ leadHours }) => leadHours > 0)).toBe(true)
  })

  it('was not by one that was taken back', () => {
    let asked = 0
    const { exhaustions } = played(() => {
      asked += 1
      return { warns: asked === 1, calm: asked > 1 }
    })

    expect(exhaustions.slice(1).every(({ leadHours }) => leadHours === 0)).toBe(true)
  })
})

describe('demand of one’s own', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'demand-')), 'demand.json')
  const read = (text: string) => {
    writeFileSync(file, text)
    return readDemand(file)
  }
  const hours = (count: number, value: unknown = 5) => new Array(count).fill(value)
  const withSeries = (series: unknown) => JSON.stringify({ series: [series] })
  const sound = { name: 'ours', start: '2025-11-03T00:00:00Z' }

  it('is a list of sums, as "hourly" or as "demand", as a list or a text', () => {
    const [first] = read(withSeries({ ...sound, demand: hours(400) }))
    const [second] = read(withSeries({ ...sound, stepHours: 1, hourly: hours(400).join(' ') }))

    expect(first?.hourly).toHaveLength(400)
    expect(second).toEqual(first)
  })

  it('may have gaps: as much is used in them as beside them, and nobody reads', () => {
    const [demand] = read(withSeries({ ...sound, hourly: [...hours(200, 4), null, null, ...hours(200, 8)] }))

    expect(demand?.hourly.slice(199, 203)).toEqual([4, 6, 6, 8])
    expect(demand?.unread).toEqual(new Set([200, 201]))
    expect(demand && figuresOf([play(demand, { kind: 'line', share: 0.2 }, 2)]).exhaustions).toBeGreaterThan(0)
  })

  it.each([
    ['that is not JSON', 'series: 1', /is not JSON .*It is to look like \{ "series"/],
    ['without series', '{ "rows": [] }', /no list of series/],
    ['without a name', withSeries({ start: sound.start, hourly: hours(400) }), /series 1: its name is missing/],
    [
      'without a time',
      withSeries({ ...sound, start: 'Monday', hourly: hours(400) }),
      /'ours'\): its start is "Monday".*2025/,
    ],
    ['of days', withSeries({ ...sound, stepHours: 24, hourly: hours(400) }), /stepHours is 24.*sum it to hours/],
    ['without sums', withSeries(sound), /its hourly sums are missing/],
    ['with words', withSeries({ ...sound, hourly: [...hours(400), 'many'] }), /hour 401 is "many".*from 0 up, or null/],
    ['below zero', withSeries({ ...sound, hourly: [-3, ...hours(400)] }), /hour 1 is -3/],
    ['of a week', withSeries({ ...sound, hourly: hours(168) }), /168 hours that are known.*336/],
    ['of nothing', withSeries({ ...sound, hourly: hours(400, 0) }), /nothing is used/],
    [
      'of one name twice',
      JSON.stringify({ series: [1, 2].map(() => ({ ...sound, hourly: hours(400) })) }),
      /two series are called 'ours'/,
    ],
  ])('%s is refused, and what is wrong is said', (_, text, expected) => {
    expect(() => read(text)).toThrow(expected)
  })

  it('that is not there is said, too', () => {
    expect(() => readDemand('/no/such/demand.json')).toThrow(/demand.json cannot be read \(ENOENT\)/)
  })
})

describe('docs/runway.md', () => {
  const document = readFileSync(new URL('../docs/runway.md', import.meta.url), 'utf8')
  const loops = { withinNinety: 1, medianMinutes: 30 }
  const some = {
    ...{ exhaustions: 2, foreseeable: 1, warnedADayAhead: 1, medianLeadHours: 70, nineInTenLeadHours: 60 },
    ...{ falseAMonth: 0, falseLowAMonth: 0, falseBurningAMonth: 0, passedBurstsAMonth: 0 },
    ...{ loops, loopsByTheHour: loops, line: '72 h' },
  } satisfies ByRule[string]
  const shapeOf = (table: string) =>
    table.split('\n').map(line => line.split('|').slice(1, 2).join().replace(/\d+/g, 'n').trim())
  const cells = (line: string, column = 2) =>
    document
      .split('\n')
      .filter(each => each.startsWith(`| ${line}`))
      .map(each => Number.parseFloat(each.split('|')[column] ?? ''))

  it('holds the table that npm run backtest writes: its rules and its lines', () => {
    const byRule = Object.fromEntries([...Object.keys(RULES), ...Object.keys(AS_EARLY)].map(rule => [rule, some]))
    const table = tableOf({
      'real demand': byRule,
      'synthetic demand': byRule,
      'drawn demand, held back': byRule,
    })

    const replaced = replaceTable(document, table)

    expect(shapeOf(document)).toEqual(shapeOf(replaced))
    expect(document).toContain(table.split('\n')[0])
  })

  it('says figures of ours that meet what is promised, on real demand and on regular', () => {
    expect(cells('foreseeable exhaustions warned')).toHaveLength(3)
    expect(cells('foreseeable exhaustions warned').every(share => share >= 95)).toBe(true)
    expect(cells('false warnings').every(count => count <= 1)).toBe(true)
    expect(
      cells('10× loop noticed')
        .slice(0, 2)
        .every(share => share >= 95),
    ).toBe(true)
  })

  it('names every kind that is drawn', () => {
    for (const family of Object.keys(FAMILIES)) expect(document.replaceAll('\n', ' ')).toContain(family)
  })
})
