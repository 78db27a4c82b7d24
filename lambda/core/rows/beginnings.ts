/** So many letters are enough to pass over most words of a text. */
const LETTERS = 4
/** Stands behind the letters of a word that ends with them. */
const END = ' '

/**
 * How the first word of a text may begin for this expression to match there: "ins" and "no" for `insufficient|no funds`. Any digit is 0.
 * It may name more than there are; undefined where that may be any word, as for `\w`.
 */
export function beginnings(expression: string): readonly string[] | undefined {
  const words = readChoice({ expression, at: 0 })?.map(start => start.replace(END, ''))
  return words?.includes('') ? undefined : words && [...new Set(words)]
}

/** A place in an expression. As much of the grammar is read as phrases are written in. */
interface Reader {
  readonly expression: string
  at: number
}

/** The beginnings so far; undefined: any word. */
type Starts = readonly string[] | undefined

/** Of what adds no letter: a boundary, a look ahead. */
const NOTHING = ['']

/** Up to its closing bracket, or the end. */
function readChoice(reader: Reader): Starts {
  const all: Starts[] = []
  do all.push(readSequence(reader))
  while (reader.expression[reader.at++] === '|')
  return all.every(starts => starts !== undefined) ? [...new Set(all.flat())] : undefined
}

function readSequence(reader: Reader): Starts {
  let starts: Starts = NOTHING
  while (!isEnd(reader) && starts && !starts.every(isWhole)) starts = joined(starts, readRepeated(reader))
  skipRest(reader)
  return starts
}

function isEnd({ expression, at }: Reader): boolean {
  const sign = expression[at]
  return sign === undefined || sign === '|' || sign === ')'
}

/** What follows the letters that count. */
function skipRest(reader: Reader): void {
  for (let depth = 0; reader.at < reader.expression.length && (depth > 0 || !isEnd(reader)); ) {
    const sign = read(SIGN, reader)
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
  }
}

/** A few letters, a group, a class, an escape. */
const ONE = /[a-z' ]{1,4}(?![?*+{])|\(\?[:=!]|\[[^\]]{1,40}\]|\\?./sy
const SIGN = /[^()[\\|]{1,100}|\[[^\]]{1,40}\]|\\?./sy
const HOW_OFTEN = /[?*+]|\{\d{1,3}(?:,\d{0,3})?\}|/y

function readRepeated(reader: Reader): Starts {
  const once = readOne(read(ONE, reader), reader)
  const sign = read(HOW_OFTEN, reader)
  if (once === undefined || sign === '') return once
  let often: Starts = once
  for (let times = 1; sign !== '?' && times < LETTERS; times += 1) often = joined(often, [...NOTHING, ...once])
  return /^[?*]|^\{0/.test(sign) ? [...NOTHING, ...(often ?? [])] : often
}

function readOne(one: string, reader: Reader): Starts {
  if (one === '(?:') return readChoice(reader)
  if (one === '(?=' || one === '(?!') readChoice(reader)
  if (one.startsWith('(') || one === '^' || one === '$') return NOTHING
  if (one.startsWith('[')) return /[\\^-]/.test(one) ? undefined : [...one.slice(1, -1)]
  if (one === '\\d') return ['0']
  return one === '.' || /^\\\w/.test(one) ? undefined : [cut(one.replace('\\', ''))]
}

function read(expression: RegExp, reader: Reader): string {
  expression.lastIndex = reader.at
  const [found = ''] = expression.exec(reader.expression) ?? []
  reader.at += found.length
  return found
}

/** Each beginning with each that may follow it. */
function joined(starts: Starts, next: Starts): Starts {
  return next && starts?.flatMap(start => (isWhole(start) ? start : next.map(one => cut(start + one))))
}

/** What follows adds nothing: it has its letters, or the word is over. */
function isWhole(start: string): boolean {
  return start.length === LETTERS || start.endsWith(END)
}

/** The letters that count, and END where the word is over before. */
function cut(text: string): string {
  const letters = /^\w{0,4}/.exec(text)?.[0] ?? ''
  return (letters.length < LETTERS && letters.length < text.length ? letters + END : letters).replace(/\d/g, '0')
}

/** By a character's code: how it counts in a beginning; 0 for what is in no word, as `\w` and `\b` have it. */
const LETTER = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code)
  return /\d/.test(sign) ? '0'.charCodeAt(0) : /\w/.test(sign) ? code : 0
})

export function letterAt(text: string, at: number): number {
  return LETTER[text.charCodeAt(at)] ?? 0
}

/** How the word at this place of a text begins, as a number; 0 where no word begins. */
export function beginningAt(text: string, at: number): number {
  let beginning = 0
  for (let index = at; index < at + LETTERS; index += 1) {
    const letter = letterAt(text, index)
    if (letter === 0) return beginning
    beginning = beginning * 128 + letter
  }
  return beginning
}
