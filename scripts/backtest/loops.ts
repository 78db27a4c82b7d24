import { type Demand, meanOf } from './demand.ts'
import { createRandom } from './random.ts'
import { type Rule, type RuleKind, ruleFor } from './rules.ts'

const HOUR_MS = 3_600_000
const STEPS_AN_HOUR = 12
const HISTORY_HOURS = 15 * 24
const LOOP_HOURS = 12
const TIMES = 10

/**
 * `loop`: ten times what is usual at the hour or at a mean hour, whichever is more, for a loop does not sleep. `by-the-hour`: ten times what
 * is used at that hour, which at night may be less than is used by day.
 */
export type LoopKind = 'loop' | 'by-the-hour'

/** From the begin of a loop to the first word about it, in minutes; Infinity: not within twelve hours, or before the account was empty. */
export function playLoops(demand: Demand, kind: RuleKind, loop: LoopKind, count: number): readonly number[] {
  const random = createRandom(loop === 'loop' ? 9 : 7)
  const history = Math.min(HISTORY_HOURS, Math.floor(demand.hourly.length / 3))
  const noticed: number[] = []
  for (let tries = 0; noticed.length < count && tries < count * 4; tries += 1) {
    const begin = history + Math.floor(random.next() * (demand.hourly.length - history - LOOP_HOURS))
    const balance = (3 + random.next() * 27) * 24 * meanOf(demand)
    const lateMinutes = Math.floor(random.next() * STEPS_AN_HOUR) * 5
    const isIdle = (demand.hourly[begin] ?? 0) + (demand.hourly[begin + 1] ?? 0) === 0
    if (loop === 'by-the-hour' && isIdle) continue
    noticed.push(playLoop(demand, ruleFor(kind, balance), { loop, begin, history, balance, lateMinutes }))
  }
  return noticed
}

interface Loop {
  readonly loop: LoopKind
  /** The hour in which it begins, and how far into it. */
  readonly begin: number
  readonly lateMinutes: number
  /** Hours read before it. */
  readonly history: number
  /** At the begin of that hour. */
  readonly balance: number
}

function playLoop(demand: Demand, rule: Rule, { loop, begin, history, balance, lateMinutes }: Loop): number {
  const { hourly, startMs, unread } = demand
  const mean = meanOf(demand)
  const isTold = listen(rule)
  let left = balance
  for (let hour = begin - history; hour < begin; hour += 1) left += hourly[hour] ?? 0
  for (let hour = begin - history; hour < begin; hour += 1) {
    left -= hourly[hour] ?? 0
    if (unread?.has(hour)) continue
    const at = startMs + (hour + 1) * HOUR_MS
    rule.read(new Date(at), left)
    // A warning that stands from earlier is older than two days or is said again.
    if (hour >= begin - 48) isTold(at)
  }
  for (let step = 0; step < LOOP_HOURS * STEPS_AN_HOUR; step += 1) {
    const minutes = (step + 1) * 5 - lateMinutes
    const own = (hourly[begin + Math.floor(step / STEPS_AN_HOUR)] ?? 0) / STEPS_AN_HOUR
    const usual = loop === 'by-the-hour' ? own : Math.max(own, mean / STEPS_AN_HOUR)
    left -= own + (minutes > 0 ? (TIMES - 1) * usual : 0)
    if (left <= 0) break
    const at = startMs + begin * HOUR_MS + (step + 1) * 5 * 60_000
    rule.read(new Date(at), left)
    if (isTold(at) && minutes > 0) return minutes
  }
  return Number.POSITIVE_INFINITY
}

/** Where a warning stands, that it burns is told again after so long. */
const BURNS_AGAIN_AFTER_HOURS = 6

/** News is a warning that did not stand before, or that it burns: a rule that has cried all day says nothing new. */
function listen(rule: Rule): (at: number) => boolean {
  let standing = false
  let burned = false
  let toldAt = 0
  return at => {
    const said = rule.say()
    const isNews = (said.warns && !standing) || (said.burns === true && !burned)
    if (isNews) toldAt = at
    standing = said.warns || (standing && !said.calm)
    burned = said.burns === true || (burned && !said.calm && at - toldAt < BURNS_AGAIN_AFTER_HOURS * HOUR_MS)
    return isNews
  }
}
