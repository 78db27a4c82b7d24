import { groupBy } from '../../../lambda/core/group-by.ts'
import type { Provider } from '../../../lambda/core/provider.ts'
import { labelled } from '../shared/labelled.ts'
import type { createPaint } from '../shared/paint.ts'
import type { CheckedPool } from './checked-pool.ts'
import { findingOf } from './finding.ts'
import { goodToKnow } from './good-to-know.ts'
import { outcomeOfAll } from './outcome.ts'
import { table } from './table.ts'

export interface PrintOptions {
  readonly paint: ReturnType<typeof createPaint>
  readonly columns: number
  readonly providers: readonly Provider[]
}

/** The table, what is wrong and what to do about it, what is good to know, and the sum. */
export function printChecked(rows: readonly CheckedPool[], { paint, columns, providers }: PrintOptions): string {
  const width = Math.min(Math.max(columns, 60), 110)
  const line = (label: string, text: string) => labelled(`   ${label}`, text, { width, indent: 14 })
  const findings = findingsByKey(rows, providers)
  const names = Math.max(0, ...findings.map(({ label }) => label.length))
  const told = findings.flatMap(({ label, finding: { headline, theySay, because, todo } }) => [
    labelled(label, headline, { width, indent: names + 2 }),
    ...(theySay === undefined ? [] : [line('they say', `"${theySay}"`)]),
    ...(because.length === 0 ? [] : [line('because', because.join('; '))]),
    ...(todo.length === 0 ? [] : [line('do', todo.join('; '))]),
  ])
  const notes = goodToKnow(rows).map(({ label, text }) =>
    labelled('good to know', `${label}: ${text}`, { width, indent: 14 }),
  )
  const { blocked, low, healthy, unknown } = outcomeOfAll(rows)
  const sum = `${blocked} blocked, ${low} low, ${healthy} healthy, ${unknown} unknown.`
  return [
    table(rows, paint),
    '',
    ...told,
    ...(told.length > 0 ? [''] : []),
    ...notes,
    ...(notes.length > 0 ? [''] : []),
    paint('bold', sum),
    '',
  ].join('\n')
}

/** Pools of one key that share their trouble are told once, under the key's name. */
function findingsByKey(rows: readonly CheckedPool[], providers: readonly Provider[]) {
  const troubled = rows.filter(({ condition }) => condition.kind !== 'healthy')
  const findings = troubled.map(row => ({ row, finding: findingOf(row, providers) }))
  const alike = groupBy(findings, ({ row, finding }) => JSON.stringify([row.key.name, finding]))
  return [...alike.values()].flatMap(group => {
    const [first] = group
    if (first === undefined) return []
    return [{ label: group.length > 1 ? first.row.key.name : first.row.label, finding: first.finding }]
  })
}
