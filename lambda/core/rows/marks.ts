import { letterAt } from './beginnings.ts'
import { type Mark, marksAt } from './sense-words.ts'

/** A word of the text that means something to us: which sentence, which place in it. */
export interface Marked {
  readonly sentence: number
  readonly at: number
  /** The words it takes: "ran out of" is three. */
  readonly length: number
  readonly value?: number
}

/** What the words of a text stand for, in the order they stand there. */
export interface Marks {
  readonly of: ReadonlyMap<Mark, readonly Marked[]>
  /** By their place. */
  readonly numbers: ReadonlyMap<number, Marked>
}

const NUMBER = /^-?\d{1,12}(?:[.,]\d{1,12})?[km%]?$/

/** One pass over the words; a full stop at a word's end ends a sentence. */
export function readMarks(text: string): Marks {
  const words = text.split(' ')
  const bare = words.map(bareWord)
  const of = new Map<Mark, Marked[]>()
  const numbers = new Map<number, Marked>()
  const keep = (mark: Mark, marked: Marked) => {
    const known = of.get(mark)
    if (known) known.push(marked)
    else of.set(mark, [marked])
  }
  let sentence = 0
  for (let at = 0; at < words.length; at++) {
    const word = bare[at] ?? ''
    const number = isNumber(word)
    // "5 out of 10" is a share.
    const share = word === 'out' && isNumber(bare[at + 2] ?? '')
    const found = number || share ? undefined : marksAt(bare, at)
    if (number) {
      const value = Number.parseFloat(word.replace(',', ''))
      const marked = { sentence, at, length: 1, value }
      keep(value > 0 ? 'number' : 'zero', marked)
      numbers.set(at, marked)
    }
    for (const mark of found?.marks ?? []) keep(mark, { sentence, at, length: found?.length ?? 1 })
    at += (found?.length ?? 1) - 1
    if (/[.…]$/.test(words[at] ?? '')) sentence += 1
  }
  return { of, numbers }
}

/** Most words are told by their first letter. */
function isNumber(word: string): boolean {
  return word.charCodeAt(0) <= NINE && NUMBER.test(word)
}

const NINE = '9'.charCodeAt(0)

function bareWord(word: string): string {
  const isBare = letterAt(word, 0) > 0 && letterAt(word, word.length - 1) > 0
  return isBare ? word : word.replace(/^[.,'"=]{1,3}|[.,'"…]{1,3}$/g, '')
}
