import { type Demand, meanOf } from './demand.ts'
import { type Keeping, playExhaustions } from './exhaustions.ts'
import { playLoops } from './loops.ts'
import { fixedLine, ours, type Rule, twoPoints } from './rules.ts'

/** What one rule made of a group of demands. */
export interface Figures {
  readonly exhaustions: number
  readonly foreseeable: number
  /** Of the foreseeable ones. */
  readonly warnedADayAhead: number
  readonly medianLeadHours: number
  readonly falseAMonth: number
  readonly loops: LoopFigures
  readonly loopsByTheHour: LoopFigures
  /** Of the ranges given with warnings, how many held the end; undefined where a rule gives none. */
  readonly rangesHeld?: number
}

export interface LoopFigures {
  readonly withinNinety: number
  readonly medianMinutes: number
}

/** By the name it has in the table; the balance is what is usually put on. */
export const RULES: Readonly<Record<string, (fullBalance: number) => Rule>> = {
  ours: () => ours(),
  'two points, an hour apart': () => twoPoints(1),
  'two points, a day apart': () => twoPoints(24),
  'line at 20 %': fullBalance => fixedLine(fullBalance * 0.2),
  'line at 50 %': fullBalance => fixedLine(fullBalance * 0.5),
}

/** From three days' worth of use to thirty; topped up once empty, and in time. */
const KEEPINGS: readonly Keeping[] = [3, 7, 14, 30].flatMap(days => [
  { days, topUpAt: 0 },
  { days, topUpAt: 0.3 },
])

export function figuresOf(demands: readonly Demand[], ruleFor: (full: number) => Rule, loopsEach: number): Figures {
  const runs = demands.flatMap(demand =>
    KEEPINGS.map(keeping => playExhaustions(demand, keeping, ruleFor(keeping.days * 24 * meanOf(demand)))),
  )
  const total = (read: (run: (typeof runs)[number]) => number) => runs.reduce((sum, run) => sum + read(run), 0)
  const exhaustions = runs.flatMap(run => run.exhaustions)
  const foreseeable = exhaustions.filter(each => each.foreseeable)
  const ranges = total(run => run.ranges.of)
  const loops = (kind: 'loop' | 'by-the-hour') =>
    loopFigures(demands.flatMap(demand => playLoops(demand, ruleFor, kind, loopsEach)))
  return {
    exhaustions: exhaustions.length,
    foreseeable: foreseeable.length,
    warnedADayAhead: foreseeable.filter(each => each.leadHours >= 24).length / foreseeable.length,
    medianLeadHours: middle(foreseeable.map(each => each.leadHours)),
    falseAMonth: total(run => run.falseWarnings) / total(run => run.months),
    loops: loops('loop'),
    loopsByTheHour: loops('by-the-hour'),
    ...(ranges > 0 && { rangesHeld: total(run => run.ranges.held) / ranges }),
  }
}

function loopFigures(minutes: readonly number[]): LoopFigures {
  return { withinNinety: minutes.filter(each => each <= 90).length / minutes.length, medianMinutes: middle(minutes) }
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
