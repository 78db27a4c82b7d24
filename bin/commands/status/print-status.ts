import { momentsOf } from '../deployment/moments.ts'
import { labelled } from '../shared/labelled.ts'
import { type DeploymentStatus, summaryOf } from './deployment-status.ts'
import { notesOf } from './notes.ts'
import type { StatusRow } from './status-rows.ts'
import { type StatusTable, statusTable, type TableOptions } from './status-table.ts'

/** Lines of prose where the width is not known. */
const PROSE = 96

/** The table for a colleague who was just called, then what each pool in question needs. */
export function printStatus(status: DeploymentStatus, options: TableOptions): string {
  const { rows, watchList, now } = status
  const { paint, columns } = options
  const width = Number.isFinite(columns) ? Math.min(Math.max(columns, 60), 120) : PROSE
  const table = statusTable(status, options)
  const notes = rows.flatMap(row => {
    const said = notesOf(row, watchList, now)
    return said.length === 0 ? [] : [labelled(row.label, said.join('; '), { width, indent: indentFor(rows) })]
  })
  return [
    headerOf(status),
    '',
    ...(rows.length === 0 ? ['Nothing is remembered yet: no sweep has finished.'] : [table.text]),
    '',
    ...(notes.length === 0 ? [] : [...notes, '']),
    ...leftOut(table),
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

function leftOut({ leftOut }: StatusTable): readonly string[] {
  return leftOut.length === 0
    ? []
    : [`No room here for: ${leftOut.join(', ')}. Widen the window, or: npx credit-watchdog status --json`]
}

function footerOf(status: DeploymentStatus, paint: TableOptions['paint'], width: number): readonly string[] {
  const { owed, silenced, blocked } = summaryOf(status)
  const { recipients, unreadable, discoveryProblems } = status
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
    ...discoveryProblems.map(problem => labelled('Found', problem, { width, indent: 7 })),
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
