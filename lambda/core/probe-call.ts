import type { Probe, UsageProbe } from './provider.ts'
import type { Credential } from './watch-list.ts'

/** One planned question: everything `io/probe` needs, and no secret. */
export interface ProbeCall<Asked extends Probe | UsageProbe = Probe> {
  readonly key: string
  /** Pools whose condition it binds: one for a canary, all of the key for balance and access. */
  readonly pools: readonly string[]
  readonly provider: string
  readonly probe: Asked
  /** Without trailing slash. */
  readonly baseUrl: string
  readonly credential?: Credential
  /** Fills `{name}` in paths, headers and bodies. */
  readonly parameters: Readonly<Record<string, string>>
  /** Canaries only: the model as spelled in this call. */
  readonly model?: string
  /** Price of this call in USD; 0 for free probes. */
  readonly costUsd: number
  /** Its price is reserved in its pool's state before it goes out. */
  readonly counted?: true
  readonly purpose: 'regular' | 'alternative' | 'other-model' | 'fallback' | 'sibling' | 'confirm'
}

/** It asks for the pool's own model as it is spelled: the answer binds the pool. */
export function asksPoolItself({ purpose }: ProbeCall): boolean {
  return purpose !== 'alternative' && purpose !== 'other-model'
}

/** What was used from a moment on: asked for a notice, bound to no pool. */
export interface UsageCall extends ProbeCall<UsageProbe> {
  readonly since: Date
}

/** Whatever `io/probe` can be asked. */
export type Question = ProbeCall | UsageCall
