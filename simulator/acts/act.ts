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
  /** Played only when it is asked for by name. */
  readonly onRequest?: true
  /** What the watchdog had read of these keys before the act: even use down to the balance at its begin. */
  readonly history?: readonly ActHistory[]
  /** In the order of time. */
  readonly events: readonly ActEvent[]
  /** What a person does meanwhile, in the order of time. */
  readonly operations?: readonly ActOperation[]
}

/** A silence, written into the state as the command does. */
export interface ActOperation {
  readonly at: string
  /** As it is typed. */
  readonly command: string
  /** Each of its pools. */
  readonly key: string
  readonly silence: { readonly until: string; readonly because: string }
}

export interface ActHistory {
  readonly key: string
  readonly unit: string
  /** The first reading; one an hour from then on. */
  readonly from: string
  readonly usePerHour: number
  /** When the act begins. */
  readonly balance: number
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
  OPENROUTER_API_KEY: 'm9t4v8x3c6b1n7k2',
  OPENAI_API_KEY: 'g4c7p2s9u6l1e8a5',
  OPENAI_ADMIN_KEY: 'w3h8k5n1y6q9c4z2',
  DEEPSEEK_API_KEY: 'k8f1z5w3h7d9y2r4',
  ELEVENLABS_API_KEY: 'v6q9b2x7n4j1t8m3',
} as const
