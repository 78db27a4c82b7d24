import { type Marked, type Marks, readMarks } from './marks.ts'
import type { Phrases } from './phrases.ts'
import type { Mark } from './sense-words.ts'
import type { Wording } from './wording.ts'

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
    holds: wording => {
      const marks = marksOf(wording)
      return pairs.some(
        pair => !has(marks, pair.without) && (pair.with === undefined || has(marks, pair.with)) && stands(pair, marks),
      )
    },
  }
}

/** Every row asks of the same few texts: their words are read once. */
function marksOf(wording: Wording): Marks {
  wording.marks ??= readMarks(wording.plain)
  return wording.marks
}

function has(marks: Marks, wanted: readonly Mark[]): boolean {
  return wanted.some(mark => marks.of.has(mark))
}

/** "Needs 5 credits. You have 2.": what is asked and what there is, in one sentence or the next. */
export function senseOfShortfall(without: readonly Mark[]): Phrases {
  return {
    parts: [],
    holds: wording => {
      const marks = marksOf(wording)
      if (has(marks, without) || !has(marks, ['cash'])) return false
      const needed = amounts(marks, 'need')
      const there = [...amounts(marks, 'have'), ...amounts(marks, 'cash', 'after')]
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
function amounts(marks: Marks, mark: Mark, side?: 'after'): readonly Marked[] {
  return placesOf(marks, [mark]).flatMap(word => {
    const places = side ? AFTER : [...AFTER, ...BEFORE]
    const numbers = places.map(distance => marks.numbers.get(word.at + distance))
    return numbers.find(number => number?.sentence === word.sentence) ?? []
  })
}

const AFTER = [1, 2, 3, 4]
const BEFORE = [-1, -2, -3]

function stands({ thing, state, most, stateFirst }: Pair, marks: Marks): boolean {
  const things = placesOf(marks, thing)
  const states = placesOf(marks, state)
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

function placesOf(marks: Marks, wanted: readonly Mark[]): readonly Marked[] {
  const places = wanted.flatMap(mark => marks.of.get(mark)?.slice(0, MOST_PLACES) ?? [])
  return wanted.length === 1 ? places : places.sort((one, other) => one.at - other.at).slice(0, MOST_PLACES)
}
