import { readString, type StringReader } from './lenient-string.ts'

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
 * Reads the object or array that starts at a place of the text, as people paste them: JSON, a Python repr ('…', None, True), a JavaScript
 * inspection (bare keys), a Ruby hash (=>), with trailing commas or cut off in the middle. One pass, no backtracking; undefined when it is
 * none of these.
 */
export function lenientParser(text: string): (start: number) => Parsed | undefined {
  const [inner, begun] = [new Map<number, Parsed>(), new Map<number, Parsed>()]
  return start => {
    const reader = { text, at: start, escapeAt: -1, tooDeep: false, inner, begun }
    const value = readValue(reader, 0)
    return value === ODD || typeof value !== 'object' || value === null ? undefined : { value, end: reader.at }
  }
}

interface Reader extends StringReader {
  /** Its depth spoilt it: read from further inside, it may be fine. */
  tooDeep: boolean
  /** Objects within others, by their start: what stands around them may be odd, and then they are tried by themselves. */
  readonly inner: Map<number, Parsed>
  /** What was read, and how far, of those that go on too deep. */
  readonly begun: Map<number, Parsed>
}

const ODD: unique symbol = Symbol('odd')

function readValue(reader: Reader, depth: number): unknown {
  if (depth > DEEPEST) {
    reader.tooDeep = true
    return ODD
  }
  const sign = reader.text[skipSpace(reader)]
  if (sign === '{') return depth === 0 ? readObject(reader, 0) : readInner(reader, depth)
  if (sign === '[') return readArray(reader, depth)
  if (sign === '"' || sign === "'" || sign === '`') return readString(reader, sign)
  return readBare(reader)
}

/** An object within another, read once, however often what stands around it is tried. */
function readInner(reader: Reader, depth: number): unknown {
  const start = reader.at
  const known = reader.inner.get(start)
  const value = known ? known.value : readObject(reader, depth)
  if (known) reader.at = known.end
  else if (!(value === ODD && reader.tooDeep)) reader.inner.set(start, { value, end: reader.at })
  return value
}

function readObject(reader: Reader, depth: number): unknown {
  const start = reader.at
  const begun = reader.begun.get(start)
  const object = (begun?.value ?? Object.create(null)) as Record<string, unknown>
  reader.at = begun?.end ?? start + 1
  for (;;) {
    const sign = reader.text[skipSpace(reader)]
    const before = reader.at
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
    if (value === ODD) return odd(reader, start, object, before)
    object[key] = value
    const next = reader.text[skipSpace(reader)]
    if (next !== undefined && next !== ',' && next !== '}') return depth === 0 || next === ']' ? object : ODD
  }
}

function readArray(reader: Reader, depth: number): unknown {
  const start = reader.at
  const begun = reader.begun.get(start)
  const array = (begun?.value ?? []) as unknown[]
  reader.at = begun?.end ?? start + 1
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
    if (value === ODD) return odd(reader, start, array, before)
    array.push(value)
    if (reader.at === before) return ODD
  }
}

/** What goes on too deep is gone on with from here when it is tried by itself. */
function odd(reader: Reader, start: number, value: object, end: number): typeof ODD {
  if (reader.tooDeep) reader.begun.set(start, { value, end })
  return ODD
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
