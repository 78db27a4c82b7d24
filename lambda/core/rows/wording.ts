import { beginningAt, letterAt } from './beginnings.ts'
import type { Marks } from './marks.ts'
import { type Openers, openers, type Part } from './part.ts'

/** A text as rows are held against it, with what was found in it so far: every row asks of the same few texts. */
export interface Wording {
  readonly plain: string
  readonly openers: Openers
  /** Where words begin, by how they begin. */
  readonly words: ReadonlyMap<number, readonly number[]>
  /** By the part's id, 1 where it can stand in the text, judged by how its words begin. */
  readonly possible: readonly number[]
  readonly places: (readonly Place[] | undefined)[]
  marks?: Marks
}

export interface Place {
  readonly start: number
  readonly end: number
}

/** `plain`: as `plainWords` makes it. */
export function wordingOf(plain: string): Wording {
  const known = openers()
  const words = new Map<number, number[]>()
  for (let at = 0, before = 0, letter = 0; at < plain.length; at += 1, before = letter) {
    letter = letterAt(plain, at)
    if (letter === 0 || before !== 0) continue
    const beginning = beginningAt(plain, at)
    const places = words.get(beginning)
    if (places) places.push(at)
    else if (known.byBeginning.has(beginning)) words.set(beginning, [at])
  }
  const possible = known.always.slice()
  for (const beginning of words.keys()) for (const id of known.byBeginning.get(beginning) ?? []) possible[id] = 1
  return { plain, openers: known, words, possible, places: [] }
}

/** False where one of the parts cannot stand in the text: that is told without looking for any. */
export function canHold({ possible }: Wording, parts: readonly Part[]): boolean {
  for (const { id } of parts) if (possible[id] === 0) return false
  return true
}

/** Everywhere a part stands, in order. */
export function placesOf(wording: Wording, part: Part): readonly Place[] {
  const known = wording.places[part.id]
  if (known) return known
  const places = find(wording, part)
  wording.places[part.id] = places
  return places
}

/** Trying a part at so many places takes as long as looking through a text of 8 KiB. */
const MANY = 150

const EXPRESSIONS: { readonly here: RegExp; readonly anywhere: RegExp }[] = []

function find({ plain, words, openers: { ofPart } }: Wording, { id, source }: Part): readonly Place[] {
  EXPRESSIONS[id] ??= { here: new RegExp(source, 'y'), anywhere: new RegExp(source, 'g') }
  const { here, anywhere } = EXPRESSIONS[id]
  const beginnings = ofPart[id]
  const starts = beginnings?.flatMap(beginning => words.get(beginning) ?? [])
  const places: Place[] = []
  let end = 0
  if (starts === undefined || starts.length > MANY) {
    anywhere.lastIndex = 0
    // Not matchAll: it copies the expression at every call, and most phrases end at their first part.
    for (let match = anywhere.exec(plain); match !== null; match = anywhere.exec(plain)) {
      places.push({ start: match.index, end: match.index + match[0].length })
      if (match[0] === '') anywhere.lastIndex += 1
    }
    return places
  }
  if (beginnings && beginnings.length > 1) starts.sort((one, other) => one - other)
  for (const start of starts) {
    if (start < end) continue
    here.lastIndex = start
    if (!here.test(plain)) continue
    end = here.lastIndex
    places.push({ start, end })
  }
  return places
}
