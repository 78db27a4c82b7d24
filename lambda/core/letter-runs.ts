const LENGTH = 4
/** A power of two. */
const SIZE = 8_192

/** Which four characters stand in a row somewhere in a text, whatever their case. By a hash: a yes may be wrong, a no never is. */
export type LetterRuns = Uint8Array

export function letterRunsOf(texts: readonly string[]): LetterRuns {
  const runs = new Uint8Array(SIZE)
  for (const text of texts) {
    const lower = text.toLowerCase()
    for (let at = LENGTH - 1; at < lower.length; at += 1) runs[placeOf(lower, at)] = 1
  }
  return runs
}

function placeOf(text: string, last: number): number {
  let place = 0
  for (let at = last - LENGTH + 1; at <= last; at += 1) place = (place * 31 + text.charCodeAt(at)) & (SIZE - 1)
  return place
}

/** Whether one of these may stand in the text; undefined: nothing is known of what must. */
export function mayHold(runs: LetterRuns, needed: readonly string[] | undefined): boolean {
  return needed === undefined || needed.some(text => holdsAll(runs, text))
}

function holdsAll(runs: LetterRuns, text: string): boolean {
  for (let at = LENGTH - 1; at < text.length; at += 1) if (runs[placeOf(text, at)] === 0) return false
  return true
}

const TOKEN =
  /\\(?:u[\da-f]{4}|x[\da-f]{2}|[up]\{[^}]{1,40}\}|k<[^>]{1,40}>|.)|\[(?:\\.|[^\]\\]){1,200}\]|\{\d{0,5},?\d{0,5}\}|\(\?(?:[:=!]|<[=!])|./gis

/**
 * For each of an expression's alternatives the longest piece that stands in every text it matches: "too low to access the " of
 * `too low to access the (?:claude )?api`. Lower case; undefined where an alternative has none.
 */
export function neededBy(source: string): readonly string[] | undefined {
  const alternatives = [['']]
  let depth = 0
  for (const [token] of source.matchAll(TOKEN)) {
    // A class too long to be read.
    if (token === '[') return undefined
    const pieces = alternatives.at(-1) ?? []
    const piece = pieces.pop() ?? ''
    if (token.startsWith('(')) depth += 1
    if (depth === 0 && token === '|') alternatives.push([''])
    if (depth === 0 && isPlain(token)) pieces.push(piece + token.replace('\\', ''))
    else pieces.push(/^[?*{]/.test(token) ? piece.slice(0, -1) : piece, '')
    if (token === ')') depth -= 1
  }
  const longest = alternatives.map(
    pieces => pieces.toSorted((one, other) => other.length - one.length)[0]?.toLowerCase() ?? '',
  )
  return longest.every(piece => piece.length >= LENGTH) ? longest : undefined
}

function isPlain(token: string): boolean {
  return /^[\w '",-]$|^\\[^\w]$/.test(token)
}
