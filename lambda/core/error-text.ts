import type { Answered } from './observation.ts'
import type { Unwrapped } from './unwrap/unwrap.ts'

/** What rows are held against: everything an answer says of its error, each part once. */
export interface ErrorText extends Unwrapped {
  readonly codeSet: ReadonlySet<string>
  /** The answer's own status and those its error names: a gateway's 502 around a 402. */
  readonly statuses: readonly number[]
}

export function errorText(observation: Answered, unwrapped: Unwrapped): ErrorText {
  const named = unwrapped.codes.filter(code => /^[45]\d\d$/.test(code)).map(Number)
  const own = observation.status !== null && observation.status >= 400 ? [observation.status] : []
  return { ...unwrapped, codeSet: new Set(unwrapped.codes), statuses: [...own, ...named] }
}
