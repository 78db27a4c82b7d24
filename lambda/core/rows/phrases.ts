import { loosePart, type Part, wordsPart } from './part.ts'
import { canHold, type Place, placesOf, type Wording } from './wording.ts'

/** Many phrases, any of which may hold. `parts` are all its regular expressions, for the test that proves each linear. */
export interface Phrases {
  readonly parts: readonly RegExp[]
  readonly holds: (wording: Wording) => boolean
}

/** What a row is held against. */
export type Pattern = RegExp | Phrases

export function holds(pattern: Pattern, wording: Wording): boolean {
  return pattern instanceof RegExp ? pattern.test(wording.plain) : pattern.holds(wording)
}

interface Chain {
  readonly parts: readonly Part[]
  /** Between part i and part i + 1: at most so many words, or characters. */
  readonly gaps: readonly Gap[]
}

interface Gap {
  readonly most: number
  readonly of: 'words' | 'characters'
}

/** At most so many words between two parts of a phrase, none included: prices, names and small words stand there. */
export function gap(most: number): string {
  return `<${most}>`
}

/** The same in characters, for scripts that do not part words by spaces. */
export function near(most: number): string {
  return `<~${most}>`
}

const GAP = /<~?\d{1,2}>/

/**
 * One pattern of many phrases, a line each. A line is whole words; `~` before it takes it as it stands (other scripts, ends of words).
 * Gaps are not left to the regular expression, where a dozen of them cost far more than one pass over the text.
 */
export function phrases(strings: TemplateStringsArray, ...inserted: readonly string[]): Phrases {
  const lines = String.raw(strings, ...inserted)
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  const chains = lines.filter(line => !line.startsWith('~')).map(line => readChain(line, wordsPart))
  const loose = lines.filter(line => line.startsWith('~')).map(line => readChain(line.slice(1), loosePart))
  const ascii = loose.filter(({ parts }) => !parts.some(isForeign))
  const [firstOfAny, firstOfAscii] = [anyFirst(loose), anyFirst(ascii)]
  return {
    get parts() {
      return [...chains, ...loose].flatMap(({ parts }) => parts.map(({ source }) => new RegExp(source)))
    },
    holds: wording => {
      if (chains.some(chain => chainHolds(chain, wording))) return true
      const first = wording.isAscii ? firstOfAscii : firstOfAny
      return (first?.test(wording.plain) ?? false) && loose.some(chain => chainHolds(chain, wording))
    },
  }
}

/** No phrase can hold where no first part stands. */
function anyFirst(chains: readonly Chain[]): RegExp | undefined {
  return chains.length > 0 ? new RegExp(chains.map(({ parts }) => parts[0]?.source).join('|')) : undefined
}

/** Each of its alternatives has a letter that English has not: `余额|баланс`, but not `cr[eé]dit`. */
function isForeign({ source }: Part): boolean {
  const alternatives = source.replace(/\[[^\]]{1,40}\]|[^)][?*]/g, '').split(/\(\?[:=!]|[|()]/)
  return alternatives.every(text => text === '' || /[^ -~]/.test(text))
}

function readChain(line: string, partOf: (text: string) => Part): Chain {
  const gaps = [...line.matchAll(/<(~?)(\d{1,2})>/g)].map(([, sign, most]): Gap => {
    return { most: Number(most), of: sign === '~' ? 'characters' : 'words' }
  })
  return { parts: line.split(GAP).map(part => partOf(part.trim())), gaps }
}

function chainHolds({ parts, gaps }: Chain, wording: Wording): boolean {
  if (!canHold(wording, parts)) return false
  let reached: readonly Place[] | undefined
  for (const [index, part] of parts.entries()) {
    const places = placesOf(wording, part)
    const gap = gaps[index - 1]
    reached = reached && gap ? following(reached, places, gap, wording.plain) : places
    if (reached.length === 0) return false
  }
  return true
}

/** Those places near enough to one of the part before. Both are in order, so that only the last before each need be looked at. */
function following(reached: readonly Place[], places: readonly Place[], gap: Gap, text: string): readonly Place[] {
  const kept: Place[] = []
  let next = 0
  let before: Place | undefined
  for (const place of places) {
    if (gap.of === 'words' && text[place.start - 1] !== ' ') continue
    for (let one = reached[next]; one && one.end <= place.start; one = reached[next]) {
      if (gap.of === 'characters' || text[one.end] === ' ') before = one
      next += 1
    }
    if (before && isNear(before.end, place.start, gap, text)) kept.push(place)
  }
  return kept
}

const LONGEST_WORD = 40

function isNear(end: number, start: number, { most, of }: Gap, text: string): boolean {
  if (of === 'characters') return start - end <= most
  if (start - end > (most + 1) * LONGEST_WORD) return false
  // A space stands before the start, so that this ends there.
  let space = end
  for (let words = 0; words <= most; words += 1) {
    space = text.indexOf(' ', space + 1)
    if (space < 0 || space >= start) return true
  }
  return false
}
