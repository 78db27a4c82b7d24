import { lenientParser } from './lenient-json.ts'

const MOST_OBJECTS = 12
const MOST_TRIES = 40

/** A text and the objects that stood in it. */
export interface Cut {
  readonly objects: readonly unknown[]
  /** What stands before each of them, behind the one before. */
  readonly before: readonly string[]
  readonly rest: string
}

/** Objects within a text; where there is none as it stands, the text may be JSON with its quotes escaped, as logs print it. */
export function cutObjects(text: string): Cut {
  const cut = cutPlainObjects(text)
  if (cut.objects.length > 0 || !text.includes('\\"') || !/[{[]\s{0,20}\\"/.test(text)) return cut
  return cutPlainObjects(text.replaceAll('\\"', '"').replaceAll('\\n', ' '))
}

function cutPlainObjects(text: string): Cut {
  const objects: unknown[] = []
  const before: string[] = []
  let from = 0
  let tries = 0
  const parse = lenientParser(text)
  for (
    let at = text.indexOf('{');
    at >= 0 && objects.length < MOST_OBJECTS && tries < MOST_TRIES;
    at = text.indexOf('{', at)
  ) {
    tries += 1
    const parsed = parse(at)
    if (parsed === undefined || isEmpty(parsed.value as object)) {
      at += 1
      continue
    }
    before.push(text.slice(from, at))
    objects.push(parsed.value)
    from = parsed.end
    at = parsed.end
  }
  return objects.length === 0 ? uncut(text) : { objects, before, rest: [...before, text.slice(from)].join(' ') }
}

export function uncut(text: string): Cut {
  return { objects: [], before: [], rest: text }
}

function isEmpty(object: object): boolean {
  for (const _ in object) return false
  return true
}
