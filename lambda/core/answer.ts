import type { Observation } from './observation.ts'
import type { ProbeCall } from './probe-call.ts'
import type { Readings, Verdict } from './verdict.ts'

/** One question with what came back and what it proves. */
export interface Answer {
  readonly call: ProbeCall
  readonly observation: Observation
  readonly verdict: Verdict
  /** Balance probes that answered healthily only. */
  readonly readings?: Readings
}
