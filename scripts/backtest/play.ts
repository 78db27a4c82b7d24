import { type Demand, meanOf } from './demand.ts'
import { type Keeping, playExhaustions, type RunResult } from './exhaustions.ts'
import { playLoops } from './loops.ts'
import { type RuleKind, ruleFor } from './rules.ts'

/** What one rule made of one demand. */
export interface Played {
  /** One for each account it is played on. */
  readonly runs: readonly RunResult[]
  /** Minutes to the first word about each loop. */
  readonly loops: readonly number[]
  readonly loopsByTheHour: readonly number[]
}

/** From three days' worth of use to thirty; topped up once empty, and in time. */
const KEEPINGS: readonly Keeping[] = [3, 7, 14, 30].flatMap(days => [
  { days, topUpAt: 0 },
  { days, topUpAt: 0.3 },
])

export function play(demand: Demand, rule: RuleKind, loopsEach: number): Played {
  return {
    runs: KEEPINGS.map(keeping => playExhaustions(demand, keeping, ruleFor(rule, keeping.days * 24 * meanOf(demand)))),
    loops: playLoops(demand, rule, 'loop', loopsEach),
    loopsByTheHour: playLoops(demand, rule, 'by-the-hour', loopsEach),
  }
}
