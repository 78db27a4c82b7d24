import { beginningAt, letterAt } from './beginnings.ts'
import type { Marks } from './marks.ts'
import { type Openers, openers, type Part } from './part.ts'

/** A text as rows are held against it, with what was found in it so far: every row asks of the same few texts. */
export interface Wording {
  readonly plain: string
  readonly isAscii: boolean
  readonly openers: Openers
  /** Where words begin, by how they begin. */
  readonly words: ReadonlyMap<number, readonly number[]>
  /** By the part's id, 1 where it can stand in the text, judged by how its words begin. */
  readonly possible: readonly number[]
  /** By the part's id. */
  readonly places: Map<number, readonly Place[]>
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
  return { plain, isAscii: !/[^ -~]/.test(plain), openers: known, words, possible, places: new Map() }
}

/** False where one of the parts cannot stand in the text: that is told without looking for any. */
export function canHold({ possible }: Wording, parts: readonly Part[]): boolean {
  for (const { id } of parts) if (possible[id] === 0) return false
  return true
}

/** Everywhere a part stands, in order. */
export function placesOf(wording: Wording, part: Part): readonly Place[] {
  const known = wording.places.get(part.id)
  if (known) return known
  const places = find(wording, part)
  wording.places.set(part.id, places)
  return places
}

const NOWHERE: readonly Place[] = []

function find(wording: Wording, part: Part): readonly Place[] {
  const starts = openingsOf(wording, part)
  if (starts === undefined) return findAnywhere(wording.plain, part)
  const { here } = expressionsOf(part)
  let places: Place[] | undefined
  let end = 0
  for (const start of starts) {
    here.lastIndex = start
    if (start < end || !here.test(wording.plain)) continue
    end = here.lastIndex
    places ??= []
    places.push({ start, end })
  }
  return places ?? NOWHERE
}

/** Where the words begin that the part may begin with, in order; undefined where that may be any. */
function openingsOf({ words, openers }: Wording, { id }: Part): readonly number[] | undefined {
  const found = openers.ofPart[id]?.map(beginning => words.get(beginning)).filter(starts => starts !== undefined)
  return found && found.length > 1 ? found.flat().sort((one, other) => one - other) : found?.[0]
}

function findAnywhere(text: string, part: Part): readonly Place[] {
  const { anywhere } = expressionsOf(part)
  const places: Place[] = []
  anywhere.lastIndex = 0
  // Not matchAll: it copies the expression at every call, and most phrases end at their first part.
  for (let match = anywhere.exec(text); match !== null; match = anywhere.exec(text)) {
    places.push({ start: match.index, end: match.index + match[0].length })
    if (match[0] === '') anywhere.lastIndex += 1
  }
  return places
}

interface Expressions {
  readonly here: RegExp
  readonly anywhere: RegExp
}

/** Made when first asked for: a text asks for few. */
const EXPRESSIONS = new Map<Part, Expressions>()

function expressionsOf(part: Part): Expressions {
  const known = EXPRESSIONS.get(part)
  if (known) return known
  const made = { here: new RegExp(part.source, 'y'), anywhere: new RegExp(part.source, 'g') }
  EXPRESSIONS.set(part, made)
  return made
}
