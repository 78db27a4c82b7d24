import { beginningAt, beginnings } from './beginnings.ts'

/** Words that phrases are made of. Many phrases share one, and it is looked for once in a text. */
export interface Part {
  readonly id: number
  readonly source: string
  /** Whole words, as they stand between the boundaries of the source; undefined for what may stand anywhere. */
  readonly words?: string
}

const PARTS = new Map<string, Part>()

/** Of whole words: looked for only where a word of the text begins as one of them can. */
export function wordsPart(words: string): Part {
  return keep({ id: PARTS.size, source: `\\b(?:${words})\\b`, words })
}

/** For scripts that do not part words by spaces, and for ends of words. */
export function loosePart(source: string): Part {
  return keep({ id: PARTS.size, source })
}

function keep(part: Part): Part {
  const kept = PARTS.get(part.source) ?? part
  PARTS.set(part.source, kept)
  return kept
}

/** What tells which parts can stand in a text at all. */
export interface Openers {
  /** Of each part that a beginning tells: the words it can open with. */
  readonly ofPart: readonly (readonly number[] | undefined)[]
  /** By the part's id, 1 for those that no beginning tells. */
  readonly always: readonly number[]
  /** Parts by the beginning of a word. */
  readonly byBeginning: ReadonlyMap<number, readonly number[]>
}

let known: Openers = { ofPart: [], always: [], byBeginning: new Map() }

/** Worked out with the first text, for many a run meets none. */
export function openers(): Openers {
  if (known.ofPart.length < PARTS.size) known = workOut([...PARTS.values()])
  return known
}

function workOut(parts: readonly Part[]): Openers {
  const ofPart = parts.map(({ words }) =>
    words === undefined ? undefined : beginnings(words)?.map(word => beginningAt(word, 0)),
  )
  const byBeginning = new Map<number, number[]>()
  for (const [id, opening] of ofPart.entries()) {
    for (const beginning of opening ?? []) {
      const opened = byBeginning.get(beginning)
      if (opened) opened.push(id)
      else byBeginning.set(beginning, [id])
    }
  }
  return { ofPart, always: ofPart.map(opening => (opening ? 0 : 1)), byBeginning }
}
