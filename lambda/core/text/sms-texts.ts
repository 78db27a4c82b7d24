import type { Told } from '../render/told.ts'
import type { Trouble } from '../trouble.ts'
import type { Say } from './texts.ts'

/** What an SMS asks for, before its link. */
export type SmsAction =
  | 'top-up'
  | 'use-it'
  | 'stop-then-top-up'
  | 'stop-or-limit'
  | 'look-at-usage'
  | 'raise'
  | 'settle'
  | 'new-key'
  | 'check-access'
  | 'allow-address'
  | 'change-model'
  | 'status'

/** Of these an SMS has said all with the first sentence. */
export type SaidInOne =
  | 'rejected'
  | 'forbidden'
  | 'address-refused'
  | 'retired'
  | 'burning'
  | 'top-up-missing'
  | 'throttled'
  | 'blind'
  | 'without-secrets'
  | 'without-memory'
  | 'partly-blind'
  | 'healthy'

export interface SmsTexts {
  /** 'EMPTY'; said behind who. */
  readonly state: Readonly<Record<Trouble, string>>
  /** A name for a subject whose own name is too long to send. */
  readonly someKey: string
  /** 'KIE EMPTY for video 04:15' */
  readonly opened: (who: string, state: string, pool: string, since: string) => string
  readonly worse: (who: string, state: string, pool: string, since: string) => string
  /** 'KIE STILL EMPTY for video, 4 h (since 04:15)' */
  readonly reminder: (who: string, state: string, pool: string, told: Told) => string
  readonly recovered: (who: string, told: Told) => string
  /** Recovered from a balance that was low: nothing was down. */
  readonly refilled: (who: string, told: Told) => string
  readonly closed: (who: string, told: Told) => string
  readonly flapping: (who: string, told: Told) => string
  readonly steady: (who: string, told: Told) => string
  readonly acknowledged: (who: string, told: Told) => string
  readonly watched: (who: string, told: Told) => string
  readonly summary: Say
  readonly test: Say
  /** Reminders end when somebody is on it. */
  readonly notAcknowledged: string
  /** What flapping changes: 'Told again only if …' */
  readonly toldAgain: string
  /** What it means: goes behind 'EMPTY 04:15: '. '' where the state says it all. */
  readonly meaning: Readonly<Record<Trouble, Say>>
  /** 'Most: gpt-4o-mini 92%.', where it is known what burned. */
  readonly topModel: (model: string) => string
  /** The sentence after it, which may give way: 'Not a rate limit.' */
  readonly moreover: Readonly<Record<Exclude<Trouble, SaidInOne>, Say>>
  readonly fallback: Say
  /** In place of `moreover`, where other accounts were refused in the same minutes. */
  readonly outage: Say
  readonly action: Readonly<Record<SmsAction, (link: string) => string>>
  readonly seeEmail: string
  /** What a recovery leaves: the balance in work and time. */
  readonly left: Say
  readonly switchBack: Say
  readonly stillLow: Say
  readonly closerWatch: Say
  /** '12 keys EMPTY 03:05: OpenAI 5, KIE 4' */
  readonly digest: (count: number, state: string, at: string, perProvider: string) => string
  readonly digestMixed: string
  readonly digestRecovered: (count: number) => string
  readonly digestOther: (count: number, at: string, perProvider: string) => string
  /** Where the worst is most likely its provider's own billing. */
  readonly digestOutage: Say
  readonly digestStart: (who: string) => string
}
