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

type Table = readonly Column[]

const OPTIONAL: readonly Column[] = ['work', 'lasts', 'week']

/** The first that fits. What a balance is worth goes first, for the work it buys says as much; then the curve; then there are two tables. */
const LAYOUTS: readonly (readonly Table[])[] = [
  [['pool', 'condition', 'since', 'balance', 'work', 'lasts', 'week']],
  [['pool', 'condition', 'since', 'balance alone', 'work', 'lasts', 'week']],
  [['pool', 'condition', 'since', 'balance alone', 'work', 'lasts']],
  [
    ['pool', 'condition', 'since', 'balance'],
    ['pool', 'work', 'lasts', 'week'],
  ],
  [
    ['pool', 'condition', 'since', 'balance alone'],
    ['pool', 'work', 'lasts', 'week'],
  ],
  [
    ['pool', 'condition', 'since', 'balance alone'],
    ['pool', 'work', 'lasts'],
  ],
]
const GAPS = [3, 2] as const

export function statusTable(status: DeploymentStatus, { paint, columns, blocks }: TableOptions): StatusTable {
  const { rows } = status
  const written = new Map<Column, readonly string[]>()
  const known = OPTIONAL.filter(column => cells(column).some(text => text !== ''))
  const layouts = LAYOUTS.map(tables =>
    tables
      .map(table => table.filter(column => !OPTIONAL.includes(column) || known.includes(column)))
      .filter(table => table.length > 1),
  )
  const fitting = layouts
    .flatMap(tables => GAPS.map(gap => ({ tables, gap })))
    .find(({ tables, gap }) => tables.every(table => widthOfTable(table, gap) <= columns))
  const { tables, gap } = fitting ?? { tables: layouts.at(-1) ?? [], gap: 2 }
  return {
    text: tables.map(drawn).join('\n\n'),
    leftOut: known.filter(column => !tables.flat().includes(column)).map(column => HEADS[column]),
  }

  /** Written once each, for every layout measures them. */
  function cells(column: Column): readonly string[] {
    const kept = written.get(column) ?? rows.map(row => cellOf(column, row, status, blocks))
    written.set(column, kept)
    return kept
  }

  function widthOf(column: Column): number {
    return Math.max(HEADS[column].length, ...cells(column).map(({ length }) => length))
  }

  function widthOfTable(table: Table, space: number): number {
    return table.reduce((sum, column) => sum + widthOf(column), space * (table.length - 1))
  }

  function drawn(table: Table): string {
    const line = (textOf: (column: Column) => string) =>
      table
        .map(column => textOf(column).padEnd(widthOf(column)))
        .join(' '.repeat(gap))
        .trimEnd()
    const lines = rows.flatMap(({ condition }, index) => {
      if (table.every(column => column === 'pool' || cells(column)[index] === '')) return []
      const text = line(column => cells(column)[index] ?? '')
      return [table.includes('condition') ? painted(text, condition) : text]
    })
    return [
      paint(
        'bold',
        line(column => HEADS[column]),
      ),
      ...lines,
    ].join('\n')
  }

  function painted(text: string, condition: StatusRow['condition']): string {
    const start = widthOf('pool') + gap
    const shown = shownKind(condition)
    return `${text.slice(0, start)}${paint(styleOf(condition), shown)}${text.slice(start + shown.length)}`
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
