/** What an answer says of its own error, before anything is concluded from it. */
export interface Gathered {
  /** Codes, types, statuses and reasons: lower case, numbers as text. */
  readonly codes: Set<string>
  /** The same as they were spelled: `RateLimitError` is three words. */
  readonly names: string[]
  /** The error's messages, in the order found. */
  readonly texts: string[]
  /** Fields that speak of a time: `retryDelay`, `resets_at`. */
  readonly times: { readonly name: string; readonly value: unknown }[]
  /** Bounds the work on any input: each object, string and token costs one. */
  budget: number
  /** Characters of text still to be taken. */
  room: number
}

export function nothingGathered(): Gathered {
  return { codes: new Set(), names: [], texts: [], times: [], budget: 2000, room: 8_192 }
}

const LONGEST_CODE = 100
/** Each is judged by itself; no real error has so many. What follows is added to the last. */
const MOST_TEXTS = 8

/** A code is short; a sentence in a code's place (xAI's `code`) is a text as well. */
export function addCode(gathered: Gathered, value: string | number): void {
  const name = String(value).trim()
  const code = name.toLowerCase()
  if (code === '' || code.length > LONGEST_CODE || gathered.codes.size >= 200 || gathered.codes.has(code)) return
  gathered.codes.add(code)
  gathered.names.push(name)
}

export function addText(gathered: Gathered, text: string): void {
  const words = text.trim().slice(0, gathered.room)
  if (words === '' || gathered.texts.includes(words)) return
  gathered.room -= words.length
  if (gathered.texts.length < MOST_TEXTS) gathered.texts.push(words)
  else gathered.texts.push(`${gathered.texts.pop()}. ${words}`)
}
