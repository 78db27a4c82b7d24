import type { WatchList } from '../../../lambda/core/watch-list.ts'
import { groupOf } from '../check/outcome.ts'
import { momentsOf } from '../deployment/moments.ts'
import { type createPaint, shownKind, styleOf } from '../shared/paint.ts'
import { balanceCell } from './balance-cell.ts'
import type { DeploymentStatus } from './deployment-status.ts'
import { lastsCell } from './lasts-cell.ts'
import type { StatusRow } from './status-rows.ts'
import { weekCell } from './week-cell.ts'
import { workCell } from './work-left.ts'

export interface TableOptions {
  readonly paint: ReturnType<typeof createPaint>
  /** Infinity where it is not printed to a terminal. */
  readonly columns: number
  /** Whether block characters can be read there. */
  readonly blocks: boolean
}

export interface StatusTable {
  readonly text: string
  /** Heads of what is known and had no room. */
  readonly leftOut: readonly string[]
}

type Column = 'pool' | 'condition' | 'since' | 'balance' | 'balance alone' | 'work' | 'lasts' | 'week'

const HEADS: Readonly<Record<Column, string>> = {
  pool: 'KEY/POOL',
  condition: 'CONDITION',
  since: 'SINCE',
  balance: 'BALANCE (age)',
  'balance alone': 'BALANCE (age)',
  work: 'WORK LEFT',
  lasts: 'LASTS',
  week: '7 DAYS',
}

/** The first that fits: what a balance is worth goes first, for the work it buys says as much, then the curve, then the work. */
const LAYOUTS: readonly (readonly Column[])[] = [
  ['pool', 'condition', 'since', 'balance', 'work', 'lasts', 'week'],
  ['pool', 'condition', 'since', 'balance alone', 'work', 'lasts', 'week'],
  ['pool', 'condition', 'since', 'balance alone', 'work', 'lasts'],
  ['pool', 'condition', 'since', 'balance alone', 'lasts'],
  ['pool', 'condition', 'since', 'balance alone', 'work'],
  ['pool', 'condition', 'since', 'balance'],
  ['pool', 'condition', 'since', 'balance alone'],
]
const GAPS = [3, 2] as const

export function statusTable(status: DeploymentStatus, { paint, columns, blocks }: TableOptions): StatusTable {
  const { rows } = status
  const kept = new Map<Column, readonly string[]>()
  const optional = new Set<Column>(['work', 'lasts', 'week'])
  const [whole = []] = LAYOUTS
  const known = whole.filter(column => !optional.has(column) || cells(column).some(text => text !== ''))
  const layouts = LAYOUTS.map(layout => layout.filter(column => !optional.has(column) || known.includes(column)))
  const fitting = layouts
    .flatMap(layout => GAPS.map(gap => ({ layout, gap })))
    .find(({ layout, gap }) => tableWidth(layout, gap) <= columns)
  const { layout: shown, gap } = fitting ?? { layout: layouts.at(-1) ?? [], gap: 2 }
  return {
    text: [
      paint(
        'bold',
        line(column => HEADS[column]),
      ),
      ...rows.map(painted),
    ].join('\n'),
    leftOut: known.filter(column => optional.has(column) && !shown.includes(column)).map(column => HEADS[column]),
  }

  /** Written once each, for every layout measures them. */
  function cells(column: Column): readonly string[] {
    const written = kept.get(column) ?? rows.map(row => cellOf(column, row, status, blocks))
    kept.set(column, written)
    return written
  }

  function widthOf(column: Column): number {
    return Math.max(HEADS[column].length, ...cells(column).map(({ length }) => length))
  }

  function tableWidth(layout: readonly Column[], gap: number): number {
    return layout.reduce((sum, column) => sum + widthOf(column), gap * (layout.length - 1))
  }

  function line(textOf: (column: Column) => string): string {
    return shown
      .map(column => textOf(column).padEnd(widthOf(column)))
      .join(' '.repeat(gap))
      .trimEnd()
  }

  function painted(row: StatusRow, index: number): string {
    const text = line(column => cells(column)[index] ?? '')
    const start = widthOf('pool') + gap
    const kind = shownKind(row.condition)
    return `${text.slice(0, start)}${paint(styleOf(row.condition), kind)}${text.slice(start + kind.length)}`
  }
}

function cellOf(column: Column, row: StatusRow, { watchList, now }: DeploymentStatus, blocks: boolean): string {
  switch (column) {
    case 'pool':
      return row.label
    case 'condition':
      return shownKind(row.condition)
    case 'since':
      return since(row, watchList, now)
    case 'balance':
      return balanceCell(row, now, 'with its worth')
    case 'balance alone':
      return balanceCell(row, now, 'alone')
    case 'work':
      return workCell(row, now)
    case 'lasts':
      return lastsCell(row, now)
    case 'week':
      return weekCell(row, now, blocks)
  }
}

/** For trouble the moment and how long; for the rest how long. */
function since({ state, condition }: StatusRow, watchList: WatchList | undefined, now: Date): string {
  if (state === undefined) return 'not asked yet'
  const format = momentsOf(watchList, now)
  const age = format.duration(Math.max(0, now.getTime() - Date.parse(state.since)))
  return groupOf(condition) === 'healthy' ? age : `${format.moment(state.since)}, ${age}`
}
