import type { Phrases } from './phrases.ts'
import { type Mark, marksAt } from './sense-words.ts'

/** A word of the text that means something to us: which sentence, which place in it, what it stands for. */
interface Marked {
  readonly mark: Mark
  readonly sentence: number
  readonly at: number
  /** The words it takes: "ran out of" is three. */
  readonly length: number
  readonly value?: number
}

interface Pair {
  /** Words of these kinds … */
  readonly thing: readonly Mark[]
  /** … near words of these, in the same sentence, in either order. */
  readonly state: readonly Mark[]
  /** At most so many words between them. */
  readonly most: number
  /** The state must come first: "no credits", not "credits, no". */
  readonly stateFirst?: true
  /** One of these must stand somewhere in the text. */
  readonly with?: readonly Mark[]
  /** None of these may stand in the text. */
  readonly without: readonly Mark[]
}

/** The last resort, where no phrase was met: a thing and what became of it, near each other, whatever the words between. */
export function sense(...pairs: readonly Pair[]): Phrases {
  return {
    parts: [],
    holds: ({ plain }) => {
      const marked = read(plain)
      const has = (marks: readonly Mark[]) => marked.some(({ mark }) => marks.includes(mark))
      return pairs.some(
        pair => !has(pair.without) && (pair.with === undefined || has(pair.with)) && stands(pair, marked),
      )
    },
  }
}

/** "Needs 5 credits. You have 2.": what is asked and what there is, in one sentence or the next. */
export function senseOfShortfall(without: readonly Mark[]): Phrases {
  return {
    parts: [],
    holds: ({ plain }) => {
      const marked = read(plain)
      if (marked.some(({ mark }) => without.includes(mark)) || !marked.some(({ mark }) => mark === 'cash')) return false
      const needed = amounts(marked, 'need')
      const there = [...amounts(marked, 'have'), ...amounts(marked, 'cash', 'after')]
      return needed.some(need =>
        there.some(
          have =>
            need.at !== have.at &&
            Math.abs(need.sentence - have.sentence) <= 1 &&
            (need.value ?? 0) > (have.value ?? 0),
        ),
      )
    },
  }
}

/** The number that belongs to such a word: the nearest within four words, those after it first. */
function amounts(marked: readonly Marked[], mark: Mark, side?: 'after'): readonly Marked[] {
  const numbers = marked.filter(({ value }) => value !== undefined)
  return marked
    .filter(word => word.mark === mark)
    .slice(0, MOST_PLACES)
    .flatMap(word => {
      const near = numbers.filter(number => number.sentence === word.sentence)
      const after = near.find(({ at }) => at > word.at && at - word.at <= 4)
      const before = side ? undefined : near.findLast(({ at }) => at < word.at && word.at - at <= 3)
      const found = after ?? before
      return found ? [found] : []
    })
}

function stands({ thing, state, most, stateFirst }: Pair, marked: readonly Marked[]): boolean {
  const things = marked.filter(({ mark }) => thing.includes(mark)).slice(0, MOST_PLACES)
  const states = marked.filter(({ mark }) => state.includes(mark)).slice(0, MOST_PLACES)
  return things.some(one =>
    states.some(other => {
      if (one.sentence !== other.sentence) return false
      const between = other.at < one.at ? one.at - other.at - other.length : other.at - one.at - one.length
      return between >= 0 && between <= most && !(stateFirst && other.at > one.at)
    }),
  )
}

/** A text that names a thing more often is no clearer for it. */
const MOST_PLACES = 50

const NUMBER = /^-?\d{1,12}(?:[.,]\d{1,12})?[km%]?$/

/** Every row asks of the same few texts: they are read once. */
const READ = new Map<string, readonly Marked[]>()
const MOST_READ = 64

function read(text: string): readonly Marked[] {
  const known = READ.get(text)
  if (known) return known
  if (READ.size >= MOST_READ) READ.clear()
  const marked = readAnew(text)
  READ.set(text, marked)
  return marked
}

/** One pass over the words; a full stop at a word's end ends a sentence. */
function readAnew(text: string): readonly Marked[] {
  const words = text.split(' ')
  const bare = words.map(word => word.replace(/^[.,'"=]{1,3}|[.,'"…]{1,3}$/g, ''))
  const marked: Marked[] = []
  let sentence = 0
  for (let at = 0; at < words.length; at++) {
    const word = bare[at] ?? ''
    const number = NUMBER.test(word)
    // "5 out of 10" is a share.
    const share = word === 'out' && NUMBER.test(bare[at + 2] ?? '')
    const found = number || share ? undefined : marksAt(bare, at)
    if (number) {
      const value = Number.parseFloat(word.replace(',', ''))
      marked.push({ mark: value > 0 ? 'number' : 'zero', sentence, at, length: 1, value })
    }
    for (const mark of found?.marks ?? []) marked.push({ mark, sentence, at, length: found?.length ?? 1 })
    at += (found?.length ?? 1) - 1
    if (/[.…]$/.test(words[at] ?? '')) sentence += 1
  }
  return marked
}
