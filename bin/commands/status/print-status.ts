import type { WatchList } from '../../../lambda/core/watch-list.ts'
import { groupOf } from '../check/outcome.ts'
import { momentsOf } from '../deployment/moments.ts'
import { labelled } from '../shared/labelled.ts'
import { type createPaint, shownKind, styleOf } from '../shared/paint.ts'
import { balanceCell } from './balance-cell.ts'
import { type DeploymentStatus, summaryOf } from './deployment-status.ts'
import { notesOf } from './notes.ts'
import type { StatusRow } from './status-rows.ts'

const HEAD = ['KEY/POOL', 'CONDITION', 'SINCE', 'BALANCE (age)'] as const

export interface PrintOptions {
  readonly paint: ReturnType<typeof createPaint>
  readonly columns: number
}

/** The table for a colleague who was just called, then what each pool in question needs. */
export function printStatus(status: DeploymentStatus, { paint, columns }: PrintOptions): string {
  const { rows, watchList, now } = status
  const width = Math.min(Math.max(columns, 60), 120)
  const notes = rows.flatMap(row => {
    const said = notesOf(row, watchList, now)
    return said.length === 0 ? [] : [labelled(row.label, said.join('; '), { width, indent: indentFor(rows) })]
  })
  return [
    headerOf(status),
    '',
    ...(rows.length === 0 ? ['Nothing is remembered yet: no sweep has finished.'] : [table(status, paint)]),
    '',
    ...(notes.length === 0 ? [] : [...notes, '']),
    ...footerOf(status, paint, width),
    '',
  ].join('\n')
}

function headerOf({ deployed, lastSweep, rows, watchList, silent, now }: DeploymentStatus): string {
  const format = momentsOf(watchList, now)
  const pools = rows.filter(({ subject }) => subject.about === 'pool')
  const keys = new Set(pools.map(({ subject }) => (subject.about === 'pool' ? subject.key : '')))
  const age = lastSweep && format.duration(Math.max(0, now.getTime() - Date.parse(lastSweep.at)))
  const swept =
    age === undefined
      ? 'NO SWEEP has finished yet (docs/runbook.md#silence)'
      : silent
        ? `NO SWEEP FOR ${age} (docs/runbook.md#silence)`
        : `last sweep ${age} ago${lastSweep?.complete ? '' : ', it did not reach everything'}`
  return [deployed.name, deployed.region, swept, counted(keys.size, 'key'), counted(pools.length, 'pool')].join(', ')
}

function table({ rows, watchList, now }: DeploymentStatus, paint: PrintOptions['paint']): string {
  const cells = rows.map(row => [
    row.label,
    shownKind(row.condition),
    since(row, watchList, now),
    balanceCell(row, now),
  ])
  const widths = HEAD.map((head, column) => Math.max(head.length, ...cells.map(row => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('   ')
      .trimEnd()
  const start = (widths[0] ?? 0) + 3
  const painted = rows.map((row, index) => {
    const text = line(cells[index] ?? [])
    const shown = shownKind(row.condition)
    return `${text.slice(0, start)}${paint(styleOf(row.condition), shown)}${text.slice(start + shown.length)}`
  })
  return [paint('bold', line(HEAD)), ...painted].join('\n')
}

/** For trouble the moment and how long; for the rest how long. */
function since({ state, condition }: StatusRow, watchList: WatchList | undefined, now: Date): string {
  if (state === undefined) return 'not asked yet'
  const format = momentsOf(watchList, now)
  const age = format.duration(Math.max(0, now.getTime() - Date.parse(state.since)))
  return groupOf(condition) === 'healthy' ? age : `${format.moment(state.since)}, ${age}`
}

function footerOf(status: DeploymentStatus, paint: PrintOptions['paint'], width: number): readonly string[] {
  const { owed, silenced, blocked } = summaryOf(status)
  const { recipients, unreadable } = status
  const told =
    'notRead' in recipients
      ? `not read: ${recipients.notRead}`
      : recipients.length === 0
        ? paint('red', 'NOBODY: no subscription on the topic')
        : recipients
            .map(({ protocol, endpoint, confirmed }) =>
              confirmed ? `${protocol} ${endpoint}` : paint('yellow', `${protocol} ${endpoint} NOT CONFIRMED`),
            )
            .join(', ')
  const runbook = blocked > 0 ? 'docs/runbook.md#exhausted' : 'docs/runbook.md'
  return [
    ...(unreadable.length > 0
      ? [`Not readable here, written by a newer version: ${unreadable.join(', ')}. Update: git pull && npm ci`]
      : []),
    labelled('Told', told, { width, indent: 7 }),
    `Owed notices: ${owed}   Silenced: ${silenced}   Runbook: ${runbook}`,
    'Does it arrive? npx credit-watchdog test-alert --dry-run',
  ]
}

function indentFor(rows: readonly StatusRow[]): number {
  return Math.min(40, Math.max(0, ...rows.map(({ label }) => label.length)) + 3)
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
