import type { WatchList } from '../../../lambda/core/watch-list.ts'
import type { CommandIo } from '../../command-io.ts'
import { momentsOf } from '../deployment/moments.ts'
import { createPaint } from '../shared/paint.ts'
import { type NamedCredential, whereIs } from './credential-of.ts'

/** Whether something stands there: seen from outside, the value is never read. */
export type Standing =
  | { readonly stored: true; readonly type: string; readonly changedAt?: string }
  | { readonly stored: false }
  | { readonly stored: null; readonly why: string }

export type ListedKey = NamedCredential & { readonly standing: Standing }

export function listJson(rows: readonly ListedKey[]): string {
  const list = rows.map(({ key, provider, credential, admin, standing }) => ({
    name: key.name,
    admin,
    provider: provider.id,
    where: credential,
    ...standing,
  }))
  return `${JSON.stringify(list, undefined, 2)}\n`
}

const HEAD = ['KEY', 'PROVIDER', 'WHERE', 'STORED'] as const

/** One line for each key, and how to put what is missing. */
export function listTable(rows: readonly ListedKey[], io: CommandIo, watchList: WatchList): string {
  const now = new Date()
  const paint = createPaint(io.stdout, io.env)
  const cells = rows.map(row => [
    row.admin ? `${row.key.name} (admin)` : row.key.name,
    row.provider.name,
    `${row.credential.from} ${whereIs(row.credential)}`,
    said(row, now, watchList),
  ])
  const widths = HEAD.map((head, column) => Math.max(head.length, ...cells.map(cell => cell[column]?.length ?? 0)))
  const line = (cell: readonly string[]) =>
    cell
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('   ')
      .trimEnd()
  const missing = rows.filter(({ standing }) => standing.stored === false)
  return [
    paint('bold', line(HEAD)),
    ...cells.map(line),
    ...missing.map(({ key, admin }) => `Put it: npx credit-watchdog keys put ${key.name}${admin ? ' --admin' : ''}`),
    '',
  ].join('\n')
}

function said({ standing, credential }: ListedKey, now: Date, watchList: WatchList): string {
  if (standing.stored === null) return `not known: ${standing.why}`
  if (!standing.stored) return 'MISSING'
  const format = momentsOf(watchList, now)
  const age = standing.changedAt && format.duration(Math.max(0, now.getTime() - Date.parse(standing.changedAt)))
  const remarks = [
    ...(age ? [`changed ${age} ago`] : []),
    ...(standing.type === 'String' ? ['NOT ENCRYPTED: a plain String'] : []),
    ...(credential.from === 'secret' && credential.field !== undefined ? ['the field is not looked at'] : []),
  ]
  return ['yes', ...remarks].join(', ')
}
