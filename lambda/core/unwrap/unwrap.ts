import { isObject } from '../path.ts'
import { type Cut, cutObjects, uncut } from './cut-objects.ts'
import { gatherLooseStrings, gatherObject } from './gather-object.ts'
import { addCode, addText, type Gathered, nothingGathered } from './gathered.ts'
import { htmlText, looksLikeHtml } from './html-text.ts'
import { hasOwnError } from './own-error.ts'
import { gatherPlainText } from './plain-text.ts'

/** An answer without its wrappings. */
export interface Unwrapped {
  /** The body as JSON, where it is JSON. */
  readonly json: unknown
  readonly form: 'json' | 'events' | 'html' | 'text' | 'empty'
  /** It came as a success and holds an error of its own. */
  readonly ownError: boolean
  /** Lower case, numbers as text. */
  readonly codes: readonly string[]
  /** The codes as they were spelled. */
  readonly names: readonly string[]
  readonly texts: readonly string[]
  readonly times: readonly { readonly name: string; readonly value: unknown }[]
}

const LONGEST = 65_536
/** Android's log writes its own prefix before every line of a body. */
const LOGCAT = /^[VDIWEF]\/[\w.-]{1,40} ?\( {0,6}\d{1,6}\): ?/gm
const DEEPEST_TEXT = 6

/**
 * Takes an answer out of its wrappings: JSON, event streams, JSON inside strings, an SDK's line around a body, a Python repr, an HTML page.
 * `asSuccess`: the status says success, so only what is plainly an error of its own is read.
 */
export function unwrap(body: string, asSuccess = false): Unwrapped {
  const text = withoutLogPrefixes(body.slice(0, LONGEST)).trim()
  const gathered = nothingGathered()
  if (text === '') return result(undefined, 'empty', false, gathered)
  const json = parseJson(text)
  if (isObject(json)) {
    const ownError = asSuccess && hasOwnError(json)
    if (ownError || !asSuccess) gatherObject(json, gathered, reader(gathered), 0)
    if (!asSuccess && gathered.texts.length === 0) {
      gatherLooseStrings(json, gathered)
      // An envelope whose name nobody knows: `{ paid_service_access: { allowed: false, reason: … } }`.
      for (const inner of Object.values(json).slice(0, 20)) gatherObject(inner, gathered, reader(gathered), 1)
    }
    return result(json, 'json', ownError, gathered)
  }
  const events = typeof json === 'string' ? [] : readEvents(text)
  if (events.length > 0) {
    const errors = events.filter(event => hasOwnError(event))
    for (const event of errors.length > 0 || asSuccess ? errors : events)
      gatherObject(event, gathered, reader(gathered), 0)
    return result(undefined, 'events', asSuccess && errors.length > 0, gathered)
  }
  const html = looksLikeHtml(text) && /^\s*</.test(text)
  const cut = cutObjects(text)
  const ownError = asSuccess && holdsError(text, cut)
  if (ownError || !asSuccess) readText(typeof json === 'string' ? json : text, gathered, 0, { text, cut })
  return result(json, json === undefined ? (html ? 'html' : 'text') : 'json', ownError, gathered)
}

function result(
  json: unknown,
  form: Unwrapped['form'],
  ownError: boolean,
  { codes, names, texts, times }: Gathered,
): Unwrapped {
  return { json, form, ownError, codes: [...codes], names, texts, times }
}

function withoutLogPrefixes(text: string): string {
  return text.includes('):') ? text.replace(LOGCAT, '') : text
}

const CLOSES: Readonly<Record<string, string>> = { '{': '}', '[': ']', '"': '"' }

/** `text`: without spaces around it. */
function parseJson(text: string): unknown {
  // An exception costs more than the rest of the reading, and a body that was cut off or goes on behind its object is common.
  const close = CLOSES[text.charAt(0)]
  if (close === undefined ? !/^[\d\-tfn]/.test(text) : !text.endsWith(close)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Server-sent events, or one JSON object a line. An error comes first or last; what lies between is content. */
function readEvents(text: string): readonly unknown[] {
  const stream = /^(?:data|event|id|retry|:)/.test(text)
  if (!stream && !isObjectALine(text)) return []
  const lines = text.split('\n').filter(line => (stream ? line.startsWith('data:') : line.trim().startsWith('{')))
  const edges = lines.length > 60 ? [...lines.slice(0, 30), ...lines.slice(-30)] : lines
  return edges.map(line => parseJson(line.replace(/^data:/, '').trim())).filter(isObject)
}

function isObjectALine(text: string): boolean {
  const end = text.indexOf('\n')
  return text.startsWith('{') && end > 1 && /^(?:.\}|\}\r)\n\s{0,10}\{/s.test(text.slice(end - 2, end + 12))
}

function reader(gathered: Gathered): (text: string, depth: number) => void {
  return (text, depth) => readText(text, gathered, depth)
}

/** "429 {…}", "Error code: 429 - {…}": the status before a body. */
const STATUS_BEFORE = /(?<!\d)([45]\d\d)[\s:,—-]{0,5}$/

/** A text with whatever JSON, repr or page it holds; what remains are words. */
function readText(
  text: string,
  gathered: Gathered,
  depth: number,
  known?: { readonly text: string; readonly cut: Cut },
): void {
  gathered.budget -= 1
  if (gathered.budget < 0 || depth > 10) return
  const words = looksLikeHtml(text) ? htmlText(text) : text
  const cut = words === known?.text ? known.cut : undefined
  const { objects, before, rest } = depth > DEEPEST_TEXT ? uncut(words) : (cut ?? cutObjects(words))
  for (const text of before) {
    const status = STATUS_BEFORE.exec(text.slice(-12))?.[1]
    if (status) addCode(gathered, status)
  }
  const plain = rest.replaceAll('\u0000', ' ')
  gatherPlainText(plain.slice(0, 8_192), gathered)
  addText(gathered, plain)
  for (const object of objects) gatherObject(object, gathered, reader(gathered), depth + 1)
}

/** A text that came as a success but holds an error object, or says that it is one. */
function holdsError(text: string, { objects }: Cut): boolean {
  if (/^\W{0,6}(?:\w{1,30} ){0,2}(?:error|exception|failed|failure)\b/i.test(text.slice(0, 100))) return true
  return objects.some(object => hasOwnError(object))
}
