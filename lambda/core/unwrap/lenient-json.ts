/** What was read and where it ended. */
export interface Parsed {
  readonly value: unknown
  readonly end: number
}

const DEEPEST = 40
const NAMES: Readonly<Record<string, unknown>> = {
  true: true,
  True: true,
  false: false,
  False: false,
  null: null,
  None: null,
  nil: null,
  undefined: null,
  NaN: null,
}

/**
 * Reads the object or array that starts at `start`, as people paste them: JSON, a Python repr ('…', None, True), a JavaScript inspection
 * (bare keys), a Ruby hash (=>), with trailing commas or cut off in the middle. One pass, no backtracking; undefined when it is none of these.
 */
export function parseLenient(text: string, start: number): Parsed | undefined {
  const reader = { text, at: start }
  const value = readValue(reader, 0)
  return value === ODD || typeof value !== 'object' || value === null ? undefined : { value, end: reader.at }
}

interface Reader {
  readonly text: string
  at: number
}

const ODD = Symbol('odd')

function readValue(reader: Reader, depth: number): unknown {
  if (depth > DEEPEST) return ODD
  const sign = reader.text[skipSpace(reader)]
  if (sign === '{') return readObject(reader, depth)
  if (sign === '[') return readArray(reader, depth)
  if (sign === '"' || sign === "'" || sign === '`') return readString(reader, sign)
  return readBare(reader)
}

function readObject(reader: Reader, depth: number): unknown {
  const object: Record<string, unknown> = Object.create(null)
  reader.at += 1
  for (;;) {
    const sign = reader.text[skipSpace(reader)]
    if (sign === undefined) return object
    if (sign === '}' || sign === ',') {
      reader.at += 1
      if (sign === '}') return object
      continue
    }
    const key = sign === '"' || sign === "'" ? readString(reader, sign) : readKey(reader)
    if (key === undefined) return ODD
    const colon = reader.text[skipSpace(reader)]
    if (colon === undefined) return object
    if (colon !== ':' && colon !== '=') return ODD
    reader.at += colon === '=' && reader.text[reader.at + 1] === '>' ? 2 : 1
    const value = readValue(reader, depth + 1)
    if (value === ODD) return ODD
    object[key] = value
    const next = reader.text[skipSpace(reader)]
    if (next !== undefined && next !== ',' && next !== '}') return depth === 0 || next === ']' ? object : ODD
  }
}

function readArray(reader: Reader, depth: number): unknown {
  const array: unknown[] = []
  reader.at += 1
  for (;;) {
    const sign = reader.text[skipSpace(reader)]
    if (sign === undefined) return array
    if (sign === ']' || sign === ',') {
      reader.at += 1
      if (sign === ']') return array
      continue
    }
    if (sign === '}' || sign === ':') return ODD
    const before = reader.at
    const value = readValue(reader, depth + 1)
    if (value === ODD) return ODD
    array.push(value)
    if (reader.at === before) return ODD
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: ' ', t: ' ', b: ' ', f: ' ' }

function readString(reader: Reader, quote: string): string {
  const { text } = reader
  const parts: string[] = []
  let from = reader.at + 1
  let at = from
  for (; at < text.length && text[at] !== quote; at += 1) {
    if (text[at] !== '\\') continue
    parts.push(text.slice(from, at))
    const escaped = text[at + 1] ?? ''
    const hex = escaped === 'u' ? text.slice(at + 2, at + 6) : ''
    if (/^[0-9a-f]{4}$/i.test(hex)) {
      parts.push(String.fromCharCode(Number.parseInt(hex, 16)))
      at += 5
    } else {
      parts.push(ESCAPES[escaped] ?? escaped)
      at += 1
    }
    from = at + 1
  }
  parts.push(text.slice(from, at))
  reader.at = Math.min(at + 1, text.length)
  return parts.join('')
}

function readKey(reader: Reader): string | undefined {
  const key = /^[\w$.-]{1,80}/.exec(reader.text.slice(reader.at, reader.at + 80))?.[0]
  if (key !== undefined) reader.at += key.length
  return key
}

/** A number, a name, or words up to the next comma, bracket or line end (`code: 429,`, `message: not quoted`). */
function readBare(reader: Reader): unknown {
  const from = reader.at
  while (reader.at < reader.text.length && !/[,}\]\n]/.test(reader.text[reader.at] ?? '')) reader.at += 1
  const bare = reader.text.slice(from, reader.at).trim()
  if (Object.hasOwn(NAMES, bare)) return NAMES[bare]
  return bare !== '' && bare.length < 40 && Number.isFinite(Number(bare)) ? Number(bare) : bare
}

function skipSpace(reader: Reader): number {
  while (reader.at < reader.text.length && isSpace(reader.text.charCodeAt(reader.at))) reader.at += 1
  return reader.at
}

/** Most characters are neither a space nor above ASCII, where the rarer spaces are: no expression is needed to tell. */
function isSpace(code: number): boolean {
  return code <= 32 || code > 126 ? /\s/.test(String.fromCharCode(code)) : false
}
