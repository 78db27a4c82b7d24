import { evenSpaces } from './even-spaces.ts'
import type { Answered } from './observation.ts'
import type { Unwrapped } from './unwrap/unwrap.ts'

/** What rows are held against: everything an answer says of its error, each part once. */
export interface ErrorText extends Unwrapped {
  readonly codeSet: ReadonlySet<string>
  /** The texts as they are and, where that differs, with straight apostrophes and single spaces: what providers' own rows are held against. */
  readonly spellings: readonly string[]
  /** The answer's own status and those its error names: a gateway's 502 around a 402. */
  readonly statuses: readonly number[]
}

export function errorText(observation: Answered, unwrapped: Unwrapped): ErrorText {
  const named = unwrapped.codes.filter(code => /^[45]\d\d$/.test(code)).map(Number)
  const own = observation.status !== null && observation.status >= 400 ? [observation.status] : []
  const spellings = unwrapped.texts.flatMap(text => (UNEVEN.test(text) ? [text, straight(text)] : [text]))
  return {
    ...unwrapped,
    codeSet: new Set(unwrapped.codes),
    spellings,
    statuses: [...own, ...named],
  }
}

const UNEVEN = /[’‘]|\s\s|[^\S ]/

/** Providers write curly apostrophes and double spaces where their documentation does not. */
function straight(text: string): string {
  return evenSpaces(text.replace(/[’‘]/g, "'"))
}
