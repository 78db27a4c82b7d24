const SIZE = 4_096

/** Which three characters stand in a row somewhere in a text, whatever their case. By a hash: a yes may be wrong, a no never is. */
export type LetterRuns = Uint8Array

export function letterRunsOf(texts: readonly string[]): LetterRuns {
  const runs = new Uint8Array(SIZE)
  for (const text of texts) {
    const lower = text.toLowerCase()
    for (let at = 2; at < lower.length; at += 1) runs[placeOf(lower, at)] = 1
  }
  return runs
}

function placeOf(text: string, last: number): number {
  return (text.charCodeAt(last - 2) * 961 + text.charCodeAt(last - 1) * 31 + text.charCodeAt(last)) % SIZE
}

/** Whether one of these may stand in the text; undefined: nothing is known of what must. */
export function mayHold(runs: LetterRuns, needed: readonly string[] | undefined): boolean {
  return needed === undefined || needed.some(text => holdsAll(runs, text))
}

function holdsAll(runs: LetterRuns, text: string): boolean {
  for (let at = 2; at < text.length; at += 1) if (runs[placeOf(text, at)] === 0) return false
  return true
}

const TOKEN = /\\.|\[(?:\\.|[^\]\\])*\]|\{\d*,?\d*\}|\(\?(?:[:=!]|<[=!])|./gs

/**
 * For each of an expression's alternatives the longest piece that stands in every text it matches: "too low to access the " of
 * `too low to access the (?:claude )?api`. Lower case; undefined where an alternative has none.
 */
export function neededBy(source: string): readonly string[] | undefined {
  const alternatives = [['']]
  let depth = 0
  for (const [token] of source.matchAll(TOKEN)) {
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
  return longest.every(piece => piece.length >= 3) ? longest : undefined
}

function isPlain(token: string): boolean {
  return /^[\w '",-]$|^\\[^\w]$/.test(token)
}
