import type { Demand } from './demand.ts'
import { type Figures, figuresOf } from './figures.ts'
import { type Played, play } from './play.ts'
import { playAll } from './play-all.ts'
import type { RuleKind } from './rules.ts'

/** A rule's figures, and the line at which it warns. */
export type ByRule = Readonly<Record<string, Figures & { readonly line: string }>>

export interface Compared {
  /** By the name of the group, and in it by that of the rule. */
  readonly groups: Readonly<Record<string, ByRule>>
  readonly each: Readonly<Record<string, ByRule>>
}

/** By the name they have in the table. */
export const RULES: Readonly<Record<string, RuleKind>> = {
  ours: { kind: 'ours' },
  'two points, an hour apart': { kind: 'two-points', apart: 1, line: 72 },
  'two points, a day apart': { kind: 'two-points', apart: 24, line: 72 },
  'line at 20 %': { kind: 'line', share: 0.2 },
}

/** Those at the nearest line that warns of as much as is asked of ours, and as early; chosen for each group by nothing else. */
export const AS_EARLY: Readonly<Record<string, readonly RuleKind[]>> = {
  'a day apart, as early as ours': steps(72, 144, 6).map(line => ({ kind: 'two-points', apart: 24, line })),
  'line, as early as ours': steps(20, 100, 4).map(percent => ({ kind: 'line', share: percent / 100 })),
}

/** Ours takes nearly all of the time, and is played on all processors. */
export async function compare(
  demands: Readonly<Record<string, readonly Demand[]>>,
  loopsEach: number,
): Promise<Compared> {
  const all = Object.values(demands).flat()
  const played = await playAll(all.map(demand => ({ demand, rule: RULES.ours ?? { kind: 'ours' }, loopsEach })))
  const ours = new Map(all.map((demand, index) => [demand, played[index]]))
  const playedBy = (rule: RuleKind, group: readonly Demand[], loops: number): readonly Played[] =>
    group.flatMap(demand => (rule.kind === 'ours' ? (ours.get(demand) ?? []) : play(demand, rule, loops)))
  const groups: Record<string, ByRule> = {}
  const each: Record<string, ByRule> = {}
  for (const [name, group] of Object.entries(demands)) {
    const rules = rulesFor(group, figuresOf(playedBy({ kind: 'ours' }, group, 0)))
    const byRule = Object.entries(rules).map(([rule, kind]) => [rule, kind, playedBy(kind, group, loopsEach)] as const)
    const figures = (from?: number, to?: number): ByRule =>
      Object.fromEntries(
        byRule.map(([rule, kind, results]) => [rule, { ...figuresOf(results.slice(from, to)), line: lineOf(kind) }]),
      )
    groups[name] = figures()
    for (const [index, demand] of group.entries()) each[demand.name] = figures(index, index + 1)
  }
  return { groups, each }
}

function rulesFor(group: readonly Demand[], ours: Figures): Readonly<Record<string, RuleKind>> {
  const chosen = Object.entries(AS_EARLY).map(([name, kinds]) => [name, asEarly(group, kinds, ours)] as const)
  return { ...RULES, ...Object.fromEntries(chosen.flatMap(([name, kind]) => (kind ? [[name, kind]] : []))) }
}

/** The first that is; where none is, the earliest of them. */
function asEarly(group: readonly Demand[], kinds: readonly RuleKind[], ours: Figures): RuleKind | undefined {
  let earliest: RuleKind | undefined
  let longest = -1
  for (const kind of kinds) {
    const { medianLeadHours, warnedADayAhead } = figuresOf(group.map(demand => play(demand, kind, 0)))
    if (warnedADayAhead < 0.95 || medianLeadHours <= longest) continue
    if (medianLeadHours >= ours.medianLeadHours) return kind
    earliest = kind
    longest = medianLeadHours
  }
  return earliest ?? kinds.at(-1)
}

function lineOf(rule: RuleKind): string {
  switch (rule.kind) {
    case 'ours':
      return '72 h'
    case 'two-points':
      return `${rule.line} h`
    case 'line':
      return `${Math.round(rule.share * 100)} %`
  }
}

function steps(first: number, last: number, step: number): readonly number[] {
  return Array.from({ length: (last - first) / step + 1 }, (_, index) => first + index * step)
}
