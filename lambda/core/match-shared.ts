import type { ErrorText } from './error-text.ts'
import { plainWords } from './rows/plain-words.ts'
import type { SharedRow } from './rows/shared-row.ts'

/** The error's codes and texts as shared rows read them; `text` is what each was made from. */
export interface PlainError {
  readonly subjects: readonly { readonly plain: string; readonly text?: string }[]
  readonly statuses: readonly number[]
}

export function plainError(error: ErrorText): PlainError {
  const codes = error.codes.filter(code => /\p{L}/u.test(code)).map(code => ({ plain: plainWords(code) }))
  const texts = error.texts.map(text => ({ plain: plainWords(text), text }))
  return { subjects: [...texts, ...codes], statuses: error.statuses }
}

export interface SharedMatch {
  readonly row: SharedRow
  /** The text that decided; absent where a code or the status did. */
  readonly text?: string
}

export function findShared(rows: readonly SharedRow[], error: PlainError): SharedMatch | undefined {
  for (const row of rows) {
    if (row.status && !row.status.some(status => error.statuses.includes(status))) continue
    const { says, without } = row
    if (says === undefined) {
      if (row.status) return { row }
      continue
    }
    const decided = error.subjects.find(subject => says.test(subject.plain))
    if (decided === undefined) continue
    if (without && error.subjects.some(subject => without.test(subject.plain))) continue
    return { row, ...(decided.text !== undefined && { text: decided.text }) }
  }
  return undefined
}
