/** What a row is held against: a plain RegExp, or phrases with gaps. */
export interface Pattern {
  test(text: string): boolean
}

/** Many phrases, any of which may match. `parts` are all its regular expressions, for the test that proves each linear. */
export interface Phrases extends Pattern {
  readonly parts: readonly RegExp[]
}

interface Chain {
  readonly parts: readonly RegExp[]
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
  const chains = lines.map(readChain)
  // Phrases without a gap are one expression: most of the work on an ordinary text is done in a single pass.
  const plain = chains.filter(chain => chain.gaps.length === 0).flatMap(chain => chain.parts)
  const single = anyOf(plain)
  const gapped = chains.filter(chain => chain.gaps.length > 0)
  // Of the others, none can hold where no first or no last part stands.
  const first = anyOf(gapped.flatMap(({ parts }) => parts.slice(0, 1)))
  const last = anyOf(gapped.flatMap(({ parts }) => parts.slice(-1)))
  return {
    parts: [...plain, ...gapped.flatMap(chain => chain.parts)],
    test: text =>
      (single?.test(text) ?? false) ||
      ((first?.test(text) ?? false) && (last?.test(text) ?? false) && gapped.some(chain => holds(chain, text))),
  }
}

function anyOf(parts: readonly RegExp[]): RegExp | undefined {
  return parts.length > 0 ? new RegExp(parts.map(part => part.source).join('|')) : undefined
}

function readChain(line: string): Chain {
  const raw = line.startsWith('~')
  const parts = line.replace(/^~/, '').split(GAP)
  const gaps = [...line.matchAll(/<(~?)(\d{1,2})>/g)].map(([, sign, most]): Gap => {
    return { most: Number(most), of: sign === '~' ? 'characters' : 'words' }
  })
  return { parts: parts.map(part => new RegExp(raw ? part.trim() : `\\b(?:${part.trim()})\\b`, 'g')), gaps }
}

/** Each part is looked for once; from the places it was found only those near enough to the part before go on. */
function holds({ parts, gaps }: Chain, text: string): boolean {
  let ends: readonly number[] | undefined
  for (const [index, part] of parts.entries()) {
    const before = gaps[index - 1]
    const reached = ends
    const kept: number[] = []
    part.lastIndex = 0
    // Not matchAll: it copies the expression at every call, and most phrases end at their first part.
    for (let match = part.exec(text); match !== null; match = part.exec(text)) {
      const isNear = !(reached && before) || reached.some(end => follows(text, end, match.index, before))
      if (isNear && kept.push(match.index + match[0].length) === MOST_PLACES) break
      if (match[0] === '') part.lastIndex += 1
    }
    if (kept.length === 0) return false
    ends = kept
  }
  return true
}

/** A phrase that stands in a text this often is no clearer for more. */
const MOST_PLACES = 200

const LONGEST_WORD = 40

function follows(text: string, end: number, start: number, { most, of }: Gap): boolean {
  if (of === 'characters') return start >= end && start - end <= most
  if (start <= end || start - end > (most + 1) * LONGEST_WORD || text[end] !== ' ' || text[start - 1] !== ' ')
    return false
  return text.slice(end, start).split(' ').length - 2 <= most
}
