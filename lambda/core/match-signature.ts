import { isClassCode } from './class-only.ts'
import type { ErrorText } from './error-text.ts'
import { readValue } from './path.ts'
import type { Provider, Signature } from './provider.ts'

/** A provider's row made ready: its words are matched without regard to case, whatever flags it was written with. */
export interface PreparedRow {
  readonly provider: Provider
  readonly row: Signature
  readonly says?: RegExp
  /** Lower case. */
  readonly codes?: readonly string[]
  readonly fields: readonly (readonly [path: string, value: unknown])[]
  /** Holds for a status or a class of refusals, whatever the words: it waits until the words have been heard. */
  readonly wide: boolean
  readonly name: string
}

const PREPARED = new WeakMap<Provider, readonly PreparedRow[]>()

/** Once for each provider: every sweep makes a classifier, and the catalogue has hundreds of rows. */
export function prepareRows(provider: Provider): readonly PreparedRow[] {
  const known = PREPARED.get(provider)
  if (known) return known
  const prepared = provider.signatures.map(row => prepare(provider, row))
  PREPARED.set(provider, prepared)
  return prepared
}

function prepare(provider: Provider, row: Signature): PreparedRow {
  return {
    provider,
    row,
    ...(row.says && { says: new RegExp(row.says.source, `${row.says.flags.replace(/[gyi]/g, '')}i`) }),
    ...(row.code && { codes: row.code.map(code => code.toLowerCase()) }),
    fields: Object.entries(row.field ?? {}),
    wide: isBareStatus(row) || isClassRow(row),
    name: `${provider.id}: ${nameOf(row)}`,
  }
}

/** All conditions of the row hold. `fieldsOnly`: the body is a success, of which only exact fields may speak. */
export function matches(
  { row, says, codes, fields }: PreparedRow,
  error: ErrorText,
  status: number | null,
  fieldsOnly: boolean,
): boolean {
  if (fieldsOnly && fields.length === 0) return false
  if (
    row.status &&
    !(status === null ? error.statuses.some(known => row.status?.includes(known)) : row.status.includes(status))
  )
    return false
  if (codes && !codes.some(code => error.codeSet.has(code))) return false
  if (says && !error.spellings.some(text => says.test(text))) return false
  return fields.every(([path, value]) => readValue(error.json, path) === value)
}

function isClassRow(row: Signature): boolean {
  return row.says === undefined && row.field === undefined && (row.code?.every(isClassCode) ?? false)
}

function isBareStatus(row: Signature): boolean {
  return row.code === undefined && row.says === undefined && row.field === undefined
}

/** Nothing but a status, or a row nobody has confirmed, is only ever likely. */
export function certaintyOf(row: Signature): 'certain' | 'likely' {
  return isBareStatus(row) || 'unconfirmed' in row.evidence ? 'likely' : 'certain'
}

/** Derived from the row, so that it is the same for every answer the row matches: 'code 402', 'credits insufficient'. */
function nameOf(row: Signature): string {
  const status = row.status ? [`status ${row.status.join('/')}`] : []
  const code = row.code ? [`code ${row.code.slice(0, 3).join('/')}`] : []
  const field = row.field ? [`field ${Object.keys(row.field).join(', ')}`] : []
  const words = row.says
    ? row.says.source
        .replace(/\(\?[:=!<]{1,2}|\\[bBdDsSwW]|\{[\d,]{1,10}\}/g, ' ')
        .split('|', 1)
        .join('')
        .replace(/[^\p{L}\d' ]/gu, ' ')
        .split(/\s{1,100}/)
        .filter(word => word !== '')
        .slice(0, 6)
    : []
  return [...status, ...code, ...field, ...(words.length > 0 ? [words.join(' ')] : [])].join(' ')
}
