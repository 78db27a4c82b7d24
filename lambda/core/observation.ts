/**
 * What came back from one probe call, as plain data. `at` stands in for a clock: "try again in 20s" is counted from it.
 * The secret is scrubbed from headers and body by `io/probe` before an observation exists.
 */
export type Observation = Answered | Failed

export interface Answered {
  readonly at: Date
  /** null where only a text is known (`explain`). */
  readonly status: number | null
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  /** At most 64 KiB. */
  readonly body: string
  readonly tookMs?: number
}

export interface Failed {
  readonly at: Date
  readonly failure: Failure
  /** One scrubbed line of detail: 'connect ECONNREFUSED', 'redirected to https://login.example.com'. */
  readonly detail?: string
}

/** Transport failures, and `credential` when there was no usable secret to ask with (then nothing was sent). */
export type Failure =
  | 'timeout'
  | 'refused'
  | 'reset'
  | 'name'
  | 'tls'
  | 'redirected'
  | 'too-large'
  | 'credential'
  | 'not-reached'

export function isAnswered(observation: Observation): observation is Answered {
  return 'status' in observation
}
