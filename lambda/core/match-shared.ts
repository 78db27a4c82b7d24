import type { ErrorText } from './error-text.ts'
import { plainWords } from './rows/plain-words.ts'
import type { SharedRow } from './rows/shared-row.ts'
import { LAST_ROWS, WORDED_ROWS } from './rows/shared-rows.ts'

/** One text or code as shared rows read it; `text` is what it was made from, where it was a text. */
interface Subject {
  readonly plain: string
  readonly text?: string
}

export interface SharedMatch {
  readonly row: SharedRow
  /** The text that decided; absent where a code or the status did. */
  readonly text?: string
}

/** Codes that name no more than a class: some gateways put every refusal under `rate_limit_error`. Words that say more go before them. */
const CLASS_ONLY =
  /^(?:rate limit|invalid request|permission|permission denied|authentication|not found|api|server|access denied|forbidden|unauthorized|unauthenticated|bad request|failed precondition|invalid argument)(?: error)?$/

/** The first shared row that holds: for words and telling codes, then for codes that name a class, then for the status alone. */
export function createSharedMatcher(error: ErrorText): {
  readonly worded: () => SharedMatch | undefined
  readonly last: () => SharedMatch | undefined
} {
  const texts: readonly Subject[] = error.texts.map(text => ({ plain: plainWords(text), text }))
  const codes: readonly Subject[] = error.codes
    .filter(code => /\p{L}/u.test(code))
    .map(code => ({ plain: plainWords(code) }))
  const all = [...texts, ...codes]
  const telling = all.filter(({ plain }) => !CLASS_ONLY.test(plain))
  const classes = all.filter(({ plain }) => CLASS_ONLY.test(plain))
  const find = (rows: readonly SharedRow[], subjects: readonly Subject[]) =>
    findRow(rows, subjects, all, error.statuses)
  return {
    worded: () => find(WORDED_ROWS, telling) ?? find(WORDED_ROWS, classes),
    last: () => find(LAST_ROWS, all),
  }
}

function findRow(
  rows: readonly SharedRow[],
  subjects: readonly Subject[],
  all: readonly Subject[],
  statuses: readonly number[],
): SharedMatch | undefined {
  for (const row of rows) {
    const { says, without, status } = row
    if (status && !status.some(known => statuses.includes(known))) continue
    if (says === undefined) return { row }
    const decided = subjects.find(subject => says.test(subject.plain))
    if (decided === undefined) continue
    if (without && all.some(subject => without.test(subject.plain))) continue
    return { row, ...(decided.text !== undefined && { text: decided.text }) }
  }
  return undefined
}
