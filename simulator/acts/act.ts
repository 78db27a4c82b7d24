import type { Behaviour, ScriptScope } from '../behaviour.ts'

/** One incident as data: what is watched, between which times, and what the providers do when. */
export interface Act {
  /** For `--act`. */
  readonly name: string
  readonly title: string
  /** Simulators to start, by provider id. */
  readonly providers: readonly string[]
  /** First and last sweep (ISO); one every five minutes between them. */
  readonly from: string
  readonly until: string
  /** Entries for `keys` as they stand in watchdog.config.ts, but for the address, which is the simulator's. */
  readonly keys: (baseUrl: (providerId: string) => string) => readonly Readonly<Record<string, unknown>>[]
  /** In the order of time. */
  readonly events: readonly ActEvent[]
}

/** From this moment on the provider behaves so. */
export interface ActEvent {
  readonly at: string
  readonly provider: string
  readonly behaviour: Behaviour
  readonly scope?: ScriptScope
}

/** Simulated secrets: the simulator takes any key. Without words in them, for every piece of a key is scrubbed from what comes back. */
export const ACT_SECRETS = {
  AIML_API_KEY: 'q7x2v9k4w8z1m5t3',
  KIE_API_KEY: 'b3n8j6y1r5h9d2f7',
  OPENAI_API_KEY: 'g4c7p2s9u6l1e8a5',
} as const
