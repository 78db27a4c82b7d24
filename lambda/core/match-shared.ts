import { isClassOnly } from './class-only.ts'
import type { ErrorText } from './error-text.ts'
import { holds } from './rows/phrases.ts'
import { plainWords } from './rows/plain-words.ts'
import type { SharedRow } from './rows/shared-row.ts'
import { GUESSED_ROWS, LAST_ROWS, WORDED_ROWS } from './rows/shared-rows.ts'
import { type Wording, wordingOf } from './rows/wording.ts'

/** One text or code as shared rows read it; `text` is what it was made from, where it was a text. */
interface Subject {
  readonly wording: Wording
  readonly text?: string
}

export interface SharedMatch {
  readonly row: SharedRow
  /** The text that decided; absent where a code or the status did. */
  readonly text?: string
}

/** No real error has a quarter of it; a body made to be slow does. */
const MOST_CODES = 60
const ROOM_FOR_CODES = 1_024

function codesToHear(names: readonly string[]): readonly string[] {
  const codes: string[] = []
  let room = ROOM_FOR_CODES
  for (const name of names.slice(0, MOST_CODES)) {
    room -= name.length
    if (room >= 0 && /\p{L}/u.test(name)) codes.push(name)
  }
  return codes
}

/** An SDK's class in front of the words, "litellm.RateLimitError: …": it is among the codes; the words are judged without it. */
function withoutClasses(text: string): string {
  if (!/(?:Error|Exception)/.test(text)) return text
  return text.replace(/[\w.]+/g, token => (/[a-z](?:Error|Exception)$/.test(token) ? ' ' : token))
}

/** The first shared row that holds: for words and telling codes, then for codes that name a class, then for the status alone. */
export function createSharedMatcher(error: ErrorText): {
  readonly worded: () => SharedMatch | undefined
  readonly guessed: () => SharedMatch | undefined
  readonly last: () => SharedMatch | undefined
} {
  const texts: readonly Subject[] = error.texts.map(text => ({
    wording: wordingOf(plainWords(withoutClasses(text))),
    text,
  }))
  const codes: readonly Subject[] = codesToHear(error.names).map(code => ({ wording: wordingOf(plainWords(code)) }))
  const all = [...texts, ...codes]
  const telling = all.filter(({ wording }) => !isClassOnly(wording.plain))
  const classes = all.filter(({ wording }) => isClassOnly(wording.plain))
  const find = (rows: readonly SharedRow[], subjects: readonly Subject[]) =>
    findRow(rows, subjects, { telling, classes }, error.statuses)
  return {
    worded: () => find(WORDED_ROWS, telling) ?? find(WORDED_ROWS, classes),
    guessed: () => find(GUESSED_ROWS, telling),
    last: () => find(LAST_ROWS, all),
  }
}

function findRow(
  rows: readonly SharedRow[],
  subjects: readonly Subject[],
  { telling, classes }: { readonly telling: readonly Subject[]; readonly classes: readonly Subject[] },
  statuses: readonly number[],
): SharedMatch | undefined {
  for (const row of rows) {
    const { says, with: having, without, unlessClass, status } = row
    if (status && !status.some(known => statuses.includes(known))) continue
    if (says === undefined) return { row }
    const decided = subjects.find(subject => holds(says, subject.wording))
    if (decided === undefined) continue
    if (having && !telling.some(subject => holds(having, subject.wording))) continue
    if (without && telling.some(subject => holds(without, subject.wording))) continue
    if (unlessClass && classes.some(subject => holds(unlessClass, subject.wording))) continue
    return { row, ...(decided.text !== undefined && { text: decided.text }) }
  }
  return undefined
}
