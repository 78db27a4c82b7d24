import { holds } from '../../lambda/core/rows/phrases.ts'
import { GUESSED_ROWS, LAST_ROWS, WORDED_ROWS } from '../../lambda/core/rows/shared-rows.ts'
import { wordingOf } from '../../lambda/core/rows/wording.ts'

/** Bodies of 64 KiB that are made to be slow to judge: what somebody between us and a provider could send. */
const SIZE = 64 * 1_024

const fill = (piece: string) => piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE)
const inError = (message: string) => JSON.stringify({ error: { message } }).slice(0, SIZE)

export interface Bait {
  readonly name: string
  readonly body: string
}

/** What the others are held against in the test: as much text with nothing in it. */
export const PLAIN: Bait = { name: 'plain words', body: inError(fill('the quick brown fox jumps over the lazy dog. ')) }

/** Every word that a phrase is made of, and none that is one: each part of every phrase stands there, and no phrase holds. */
const PHRASE_WORDS = phraseWords().join('. ')

export const BAITS: readonly Bait[] = [
  PLAIN,
  { name: 'deep JSON objects', body: `${'{"error":'.repeat(5_000)}"x"${'}'.repeat(5_000)}` },
  { name: 'deep JSON lists', body: `${'['.repeat(SIZE / 2)}${']'.repeat(SIZE / 2)}` },
  { name: 'JSON in JSON strings', body: nested(12) },
  { name: 'half a JSON object', body: fill('{"error":{"message":"quota",') },
  { name: 'many small objects', body: `[${fill('{"code":"quota","message":"limit"},').slice(0, -40)}{}]` },
  {
    name: 'many fields',
    body: JSON.stringify(Object.fromEntries(Array.from({ length: 3_000 }, (_, at) => [`code_${at}`, `quota_${at}`]))),
  },
  { name: 'one long word', body: inError(fill('a')) },
  { name: 'one long code', body: inError(fill('insufficient_quota_')) },
  { name: 'many numbers', body: inError(fill('402 429 1008 20.5 ')) },
  { name: 'statuses in plain text', body: fill('HTTP 402 code 429 Error: 500 ') },
  { name: 'spaces', body: inError(`insufficient${fill(' ').slice(0, 60_000)}balance`) },
  {
    name: 'beginnings of phrases',
    body: inError(fill('your credit balance is too your account has run out of rate limit ')),
  },
  { name: 'waits', body: inError(fill('try again in 5 please retry after 1h2m3s ')) },
  { name: 'dates', body: inError(fill('2026-11-20T13:00:00 resets at 3pm on Nov 20, ')) },
  {
    name: 'an HTML page',
    body: `<html><body>${fill('<p class="a">quota &amp; limit</p>').slice(0, SIZE - 40)}</body></html>`,
  },
  { name: 'open HTML tags', body: fill('<!doctype html><a <b <!-- ') },
  {
    name: 'a Python dict',
    body: `Error code: 429 - {'error': {'message': '${fill("it\\'s a quota ").slice(0, 60_000)}'}}`,
  },
  { name: 'open quotes', body: fill(`{'a': "b', `) },
  { name: 'event stream lines', body: fill('data: {"error":{"message":"quota"}}\n\n') },
  { name: 'Chinese', body: inError(fill('账户余额不足请充值').slice(0, 20_000)) },
  { name: 'backslashes', body: inError(fill('\\').slice(0, 30_000)) },
  { name: 'unicode escapes', body: `{"error":{"message":"${fill('\\u4f59\\u989d')}` },
  { name: 'all words of phrases', body: inError(fill(`${PHRASE_WORDS}. `)) },
  { name: 'all words of phrases on a page', body: `<html><body>${fill(`${PHRASE_WORDS}. `)}` },
  { name: 'all words of phrases in fifty messages and codes', body: manyMessages() },
  {
    name: 'near misses',
    body: inError(fill('exceeded all the plan the limits no key of the credits is not your account. ')),
  },
  { name: 'amounts', body: inError(fill('balance 5 need 10 have 2. ')) },
  { name: 'a page in JSON', body: inError(`<html>${fill('<p>quota limit key</p>')}`) },
  { name: 'objects in objects, odd at the end', body: oddInside('"error":"quota",', ';') },
  { name: 'objects in objects, each odd', body: oddInside('"a":1,', '};'.repeat(39)) },
  { name: 'objects eighty deep', body: `${`{${'"error":"q",'.repeat(66)}"k":`.repeat(80).slice(0, SIZE - 1)};` },
  { name: 'an object a line', body: objectsALine() },
]

function nested(depth: number): string {
  let text = JSON.stringify({ error: { message: 'x'.repeat(14) } })
  for (let level = 0; level < depth && text.length * 2 < SIZE; level++) text = JSON.stringify({ error: text })
  return text
}

/** Read as a whole it is odd, and so is each object in it: whoever tries them one by one reads the same again and again. */
function oddInside(fields: string, end: string): string {
  const open = Array.from({ length: 39 }, (_, at) => `{"k${at}":`).join('')
  return `${open}{${fill(fields).slice(0, 64_000)}"x"${end}`
}

function manyMessages(): string {
  const piece = (at: number) => PHRASE_WORDS.slice(at * 100, at * 100 + 150)
  const errors = Array.from({ length: 50 }, (_, at) => ({
    message: piece(at),
    code: piece(at).replaceAll('. ', '._').slice(0, 95),
  }))
  return JSON.stringify({ errors })
}

function objectsALine(): string {
  const fields = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`error${at}`, `quota ${at}`]))
  return fill(`${JSON.stringify(fields)}\n`)
}

function phraseWords(): readonly string[] {
  const says = [...WORDED_ROWS, ...GUESSED_ROWS, ...LAST_ROWS].flatMap(row => row.says ?? [])
  const sources = says.flatMap(pattern => ('parts' in pattern ? pattern.parts.map(part => part.source) : []))
  const words = new Set(sources.filter(isOfWholeWords).flatMap(source => source.match(/[a-z]{3,}/g) ?? []))
  return [...words].filter(word => !says.some(pattern => holds(pattern, wordingOf(word))))
}

function isOfWholeWords(source: string): boolean {
  return source.startsWith('\\b')
}
