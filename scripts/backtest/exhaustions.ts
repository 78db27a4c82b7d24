import { type Demand, meanOf } from './demand.ts'
import { LINE_HOURS, type Rule } from './rules.ts'

const HOUR_MS = 3_600_000
/** Told "empty within 72 hours", it may have lasted twice as long; what lasted longer was a false warning. */
export const FALSE_BEYOND_HOURS = LINE_HOURS * 2
const OUTAGE_HOURS = 3
const MONTH_HOURS = 720

/** How one account is kept: what is put on it, in days of its mean use, and at what share of that left. */
export interface Keeping {
  readonly days: number
  /** 0: only once it is empty. */
  readonly topUpAt: number
}

export interface Exhaustion {
  readonly foreseeable: boolean
  /** From the first warning that was not false; 0: none came before the end. */
  readonly leadHours: number
}

export interface RunResult {
  readonly exhaustions: readonly Exhaustion[]
  /** Told low by time, and it lasted. */
  readonly falseLow: number
  /** Told burning: nothing much burned, and it lasted. */
  readonly falseBurning: number
  /** Told burning, and rightly so; but it passed, and it lasted. */
  readonly passedBursts: number
  readonly months: number
  /** Of the ranges given, one a day, that can be judged: how many held the end. */
  readonly ranges: { readonly held: number; readonly of: number }
}

/** From one top-up to the next. */
interface Cycle {
  readonly start: number
  warnedAt?: number
  earlyAt?: number
}

/** Plays a demand against an account and a rule that reads it every hour. */
export function playExhaustions(demand: Demand, keeping: Keeping, rule: Rule): RunResult {
  const full = keeping.days * 24 * meanOf(demand)
  const ends = cumulative(demand.hourly)
  const exhaustions: Exhaustion[] = []
  const ranges = { held: 0, of: 0 }
  const told = { falseLow: 0, falseBurning: 0, passedBursts: 0 }
  let balance = full
  let outage = 0
  let standing = false
  let cycle: Cycle = { start: 0 }

  for (const [hour, wanted] of demand.hourly.entries()) {
    if (outage > 0) {
      outage -= 1
      if (outage === 0) {
        balance += full
        cycle = { start: hour + 1 }
      }
    } else {
      balance -= wanted
      if (balance <= 0) {
        // Told too early, or before the last top-up, and never taken back: it stood when it came true.
        if (standing) cycle.warnedAt ??= cycle.earlyAt ?? cycle.start
        exhaustions.push({
          foreseeable: isForeseeable(demand.hourly, hour, cycle.start),
          leadHours: cycle.warnedAt === undefined ? 0 : hour - cycle.warnedAt,
        })
        balance = 0
        outage = OUTAGE_HOURS
        standing = false
      }
    }
    if (outage === 0 && demand.unread?.has(hour)) continue
    rule.read(new Date(demand.startMs + (hour + 1) * HOUR_MS), balance)
    if (outage > 0) continue
    const said = rule.say()
    const lasted = hoursLeft(ends, hour, balance)
    if (said.range && hour % 24 === 12 && lasted !== undefined && Number.isFinite(lasted)) {
      const end = demand.startMs + (hour + 1 + lasted) * HOUR_MS
      ranges.of += 1
      if (end >= said.range[0] - HOUR_MS && end <= said.range[1] + HOUR_MS) ranges.held += 1
    }
    if (!standing && said.warns) {
      standing = true
      if (lasted !== undefined) {
        if (lasted <= FALSE_BEYOND_HOURS) cycle.warnedAt ??= hour
        else {
          cycle.earlyAt = hour
          if (said.by !== 'burning') told.falseLow += 1
          else if (isRealBurst(demand.hourly, hour)) told.passedBursts += 1
          else told.falseBurning += 1
        }
      }
    } else if (standing && said.calm) standing = false
    if (keeping.topUpAt > 0 && balance < keeping.topUpAt * full) {
      balance += full
      cycle = { start: hour + 1 }
    }
  }
  return { exhaustions, ...told, months: demand.hourly.length / MONTH_HOURS, ranges }
}

function cumulative(hourly: readonly number[]): readonly number[] {
  let sum = 0
  return hourly.map(value => {
    sum += value
    return sum
  })
}

/** How long the balance would have lasted without a top-up; undefined where the data end too soon to tell. */
function hoursLeft(ends: readonly number[], hour: number, balance: number): number | undefined {
  const used = ends[hour] ?? 0
  let low = hour
  let high = ends.length - 1
  if ((ends[high] ?? 0) - used < balance) return high - hour > FALSE_BEYOND_HOURS ? Number.POSITIVE_INFINITY : undefined
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((ends[middle] ?? 0) - used >= balance) high = middle
    else low = middle
  }
  return high - hour
}

/**
 * Somebody with all the readings could have said so a day ahead: three days of readings, a day since the last top-up, and a last day that
 * used no more than twice the busiest of the seven days before it.
 */
function isForeseeable(hourly: readonly number[], hour: number, cycleStart: number): boolean {
  if (hour < 72 || hour - cycleStart < 25) return false
  const last = sum(hourly, hour - 23, hour + 1)
  let busiest = 0
  for (let end = hour - 23; end > Math.max(24, hour - 23 - 168); end -= 24)
    busiest = Math.max(busiest, sum(hourly, end - 24, end))
  return last <= 2 * busiest
}

/** Its three hours used at least five times what such hours had used, and half a usual day. */
function isRealBurst(hourly: readonly number[], hour: number): boolean {
  const burst = sum(hourly, hour - 2, hour + 1)
  const before: number[] = []
  for (let end = hour + 1 - 24; end >= 3 && before.length < 14; end -= 24) before.push(sum(hourly, end - 3, end))
  const usual = before.sort((a, b) => a - b)[before.length >> 1] ?? 0
  const day = sum(hourly, Math.max(0, hour - 170), hour - 2) / Math.min(7, Math.max(1, hour / 24))
  return burst >= 5 * usual && burst >= day / 2
}

function sum(values: readonly number[], from: number, to: number): number {
  let total = 0
  for (let index = Math.max(0, from); index < to; index += 1) total += values[index] ?? 0
  return total
}
