import type { ByRule } from './compare.ts'

export const BEGIN = '<!-- backtest: begin -->'
export const END = '<!-- backtest: end -->'

type Line = readonly [name: string, write: (figures: ByRule[string]) => string]

const LINES: readonly Line[] = [
  ['warns below', ({ line }) => line],
  ['foreseeable exhaustions warned ≥ 24 h ahead', ({ warnedADayAhead }) => percent(warnedADayAhead)],
  ['median lead', ({ medianLeadHours }) => `${medianLeadHours} h`],
  ['nine of ten at least', ({ nineInTenLeadHours }) => `${nineInTenLeadHours} h`],
  ['false warnings per key and month', ({ falseAMonth }) => falseAMonth.toFixed(2)],
  ['… told low too early', ({ falseLowAMonth }) => falseLowAMonth.toFixed(2)],
  ['… told burning', ({ falseBurningAMonth }) => falseBurningAMonth.toFixed(2)],
  ['real bursts told that passed, not counted above', ({ passedBurstsAMonth }) => passedBurstsAMonth.toFixed(2)],
  ['10× loop noticed within 90 min', ({ loops }) => percent(loops.withinNinety)],
  ['median time to notice it', ({ loops }) => minutes(loops.medianMinutes)],
  ['10× of a quiet hour noticed within 90 min', ({ loopsByTheHour }) => percent(loopsByTheHour.withinNinety)],
  ['range held the end', ({ rangesHeld }) => (rangesHeld === undefined ? 'none given' : percent(rangesHeld))],
]

/** One table: a line for each figure of each group, a column for each rule. */
export function tableOf(groups: Readonly<Record<string, ByRule>>): string {
  const rules = Object.keys(Object.values(groups)[0] ?? {})
  const rows = Object.entries(groups).flatMap(([group, byRule]) => {
    const first = Object.values(byRule)[0]
    const cells = (write: Line[1]) => rules.map(rule => (byRule[rule] ? write(byRule[rule]) : ''))
    return [
      [`**${group}**: ${first?.exhaustions} exhaustions, ${first?.foreseeable} foreseeable`, ...rules.map(() => '')],
      ...LINES.map(([name, write]) => [name, ...cells(write)]),
    ]
  })
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(['', ...rules]), line(['---', ...rules.map(() => '---:')]), ...rows.map(line)].join('\n')
}

export function replaceTable(document: string, table: string): string {
  const begin = document.indexOf(BEGIN)
  const end = document.indexOf(END)
  if (begin < 0 || end < begin)
    throw new Error(`docs/runway.md has no ${BEGIN} … ${END} for the table to stand between.`)
  return `${document.slice(0, begin + BEGIN.length)}\n${table}\n${document.slice(end)}`
}

function percent(share: number): string {
  return Number.isNaN(share) ? 'none' : `${(share * 100).toFixed(1)} %`
}

function minutes(value: number): string {
  return Number.isFinite(value) && value <= 360 ? `${value} min` : '> 6 h'
}
