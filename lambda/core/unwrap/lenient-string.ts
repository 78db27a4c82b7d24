/** A place in a text. */
export interface StringReader {
  readonly text: string
  at: number
  /** The first backslash from here on, so that it is looked for once and not in every string. */
  escapeAt: number
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: ' ', t: ' ', b: ' ', f: ' ' }

/** The quoted text that starts here, up to its quote or the end of the whole; escapes read, tabs as spaces. */
export function readString(reader: StringReader, quote: string): string {
  const { text } = reader
  const start = reader.at + 1
  const close = text.indexOf(quote, start)
  const end = close < 0 ? text.length : close
  if (escapeFrom(reader, start) > end) {
    reader.at = Math.min(end + 1, text.length)
    return text.slice(start, end)
  }
  return readEscaped(reader, quote)
}

function escapeFrom(reader: StringReader, start: number): number {
  if (reader.escapeAt < start) {
    const next = reader.text.indexOf('\\', start)
    reader.escapeAt = next < 0 ? reader.text.length + 1 : next
  }
  return reader.escapeAt
}

function readEscaped(reader: StringReader, quote: string): string {
  const { text } = reader
  const parts: string[] = []
  let from = reader.at + 1
  let at = from
  for (; at < text.length && text[at] !== quote; at += 1) {
    if (text[at] !== '\\') continue
    if (at > from) parts.push(text.slice(from, at))
    const escaped = text[at + 1] ?? ''
    const code = escaped === 'u' ? hexAt(text, at + 2) : undefined
    parts.push(code === undefined ? (ESCAPES[escaped] ?? escaped) : String.fromCharCode(code))
    at += code === undefined ? 1 : 5
    from = at + 1
  }
  parts.push(text.slice(from, at))
  reader.at = Math.min(at + 1, text.length)
  return parts.join('')
}

function hexAt(text: string, at: number): number | undefined {
  let code = 0
  for (let index = at; index < at + 4; index += 1) {
    const digit = HEX.indexOf((text[index] ?? '-').toLowerCase())
    if (digit < 0) return undefined
    code = code * 16 + digit
  }
  return code
}

const HEX = '0123456789abcdef'
