import type { RunResult } from './exhaustions.ts'
import type { Played } from './play.ts'

/** What one rule made of a group of demands. */
export interface Figures {
  readonly exhaustions: number
  readonly foreseeable: number
  /** Of the foreseeable ones. */
  readonly warnedADayAhead: number
  readonly medianLeadHours: number
  /** Nine of ten were warned at least this early. */
  readonly nineInTenLeadHours: number
  /** Per key and month, both kinds. */
  readonly falseAMonth: number
  readonly falseLowAMonth: number
  readonly falseBurningAMonth: number
  readonly passedBurstsAMonth: number
  readonly loops: LoopFigures
  readonly loopsByTheHour: LoopFigures
  /** Of the ranges given, how many held the end; undefined where a rule gives none. */
  readonly rangesHeld?: number
}

export interface LoopFigures {
  readonly withinNinety: number
  readonly medianMinutes: number
}

export function figuresOf(played: readonly Played[]): Figures {
  const runs = played.flatMap(each => each.runs)
  const total = (read: (run: RunResult) => number) => runs.reduce((sum, run) => sum + read(run), 0)
  const months = total(run => run.months)
  const exhaustions = runs.flatMap(run => run.exhaustions)
  const foreseeable = exhaustions.filter(each => each.foreseeable)
  const leads = foreseeable.map(each => each.leadHours)
  const ranges = total(run => run.ranges.of)
  return {
    exhaustions: exhaustions.length,
    foreseeable: foreseeable.length,
    warnedADayAhead: foreseeable.filter(each => each.leadHours >= 24).length / foreseeable.length,
    medianLeadHours: placed(leads, 0.5),
    nineInTenLeadHours: placed(leads, 0.1),
    falseAMonth: total(run => run.falseLow + run.falseBurning) / months,
    falseLowAMonth: total(run => run.falseLow) / months,
    falseBurningAMonth: total(run => run.falseBurning) / months,
    passedBurstsAMonth: total(run => run.passedBursts) / months,
    loops: loopFigures(played.flatMap(each => each.loops)),
    loopsByTheHour: loopFigures(played.flatMap(each => each.loopsByTheHour)),
    ...(ranges > 0 && { rangesHeld: total(run => run.ranges.held) / ranges }),
  }
}

function loopFigures(minutes: readonly number[]): LoopFigures {
  return {
    withinNinety: minutes.filter(each => each <= 90).length / minutes.length,
    medianMinutes: placed(minutes, 0.5),
  }
}

function placed(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0
}
