import type { UnknownWhy } from '../condition.ts'
import type { Cause, Ground, Step } from '../diagnose.ts'
import type { FormatWords } from '../format.ts'
import type { NoticeKind } from '../notice.ts'
import type { Told } from '../told.ts'
import type { Trouble } from '../trouble.ts'

/** One text, filled in. */
export type Say = (told: Told) => string

/** Kinds that tell no trouble of their own. */
export type OtherKind = Exclude<NoticeKind, 'opened' | 'worse' | 'reminder' | 'unclear'>

/** What an SMS asks for, before its link. */
export type SmsAction =
  | 'top-up'
  | 'stop-then-top-up'
  | 'stop-or-limit'
  | 'raise'
  | 'settle'
  | 'new-key'
  | 'check-access'
  | 'change-model'
  | 'status'

/** Everything a language has to say. A text that is missing fails the type check. */
export interface Texts {
  readonly format: FormatWords
  /** '39 videos': how many of a named piece of work. */
  readonly work: (count: string, name: string, isOne: boolean) => string
  /** A piece of work or a pool as the language writes it: German 'Video'. */
  readonly noun: (name: string) => string
  readonly sms: SmsTexts
  readonly subject: SubjectTexts
  readonly email: EmailTexts
  readonly cause: Readonly<Record<Cause, Say>>
  readonly ground: Readonly<Record<Ground, Say>>
  readonly step: Readonly<Record<Step, Say>>
}

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
  readonly recovered: (who: string, pool: string, told: Told) => string
  readonly closed: (who: string, told: Told) => string
  readonly flapping: (who: string, told: Told) => string
  readonly acknowledged: (who: string, told: Told) => string
  readonly watched: (who: string, told: Told) => string
  readonly summary: (told: Told) => string
  readonly test: (told: Told) => string
  /** What it means: goes behind 'EMPTY 04:15: '. '' where the state says it all. */
  readonly meaning: Readonly<Record<Trouble, Say>>
  /** The sentence after it, which may give way: 'Not a rate limit.' */
  readonly moreover: Readonly<Record<Trouble, Say>>
  readonly fallback: Say
  readonly action: Readonly<Record<SmsAction, (link: string) => string>>
  readonly seeEmail: string
  /** What a recovery leaves: the balance in work and time. */
  readonly left: Say
  readonly closerWatch: Say
  readonly digest: (count: number, state: string, at: string, perProvider: string) => string
  readonly digestMixed: string
  readonly digestRecovered: (count: number) => string
  readonly digestStart: (who: string) => string
}

export interface SubjectTexts {
  readonly opened: Readonly<Record<Trouble, Say>>
  readonly still: (opened: string, told: Told) => string
  readonly other: Readonly<Record<OtherKind, Say>>
  readonly digest: (count: number, worst: string) => string
}

export interface EmailTexts {
  /** The first sentence: what holds since when. */
  readonly what: Readonly<Record<Trouble, Say>>
  readonly still: Say
  readonly other: Readonly<Record<OtherKind, Say>>
  readonly lastAnswered: Say
  readonly neverAnswered: string
  readonly affected: Say
  readonly balanceRead: Readonly<Record<'plain' | 'not-the-cause' | 'own-account', Say>>
  readonly balanceAfter: Say
  readonly runway: Say
  readonly workLeft: Say
  readonly alsoKeys: Say
  readonly heading: {
    readonly doNow: string
    readonly doSoon: string
    readonly leftToDo: string
    readonly affordable: (balance: string) => string
    readonly theirWords: Say
    readonly whatWeThink: string
    readonly forUsers: string
    readonly ticket: string
    readonly next: string
  }
  readonly mostLikelyFirst: string
  readonly for: string
  readonly against: string
  readonly rateLimit: Readonly<Record<'not' | 'not-and-seen-before' | 'is' | 'unknown', Say>>
  readonly triedSpellings: Say
  readonly notMeasured: {
    readonly intro: (list: string) => string
    readonly balance: Say
    readonly otherPools: Say
    readonly fallback: string
    readonly runway: string
  }
  readonly forUsers: {
    readonly down: Say
    readonly account: Say
    readonly again: Say
    readonly caution: string
    readonly tell: string
  }
  readonly switchBack: Say
  readonly next: {
    readonly blocked: Say
    readonly byBalance: Say
    readonly low: Say
    readonly other: Say
    readonly reminder: Say
    readonly closer: Say
  }
  readonly footer: {
    readonly notice: (id: string) => string
    readonly sentTo: (mailboxes: number, phones: number) => string
    readonly acknowledge: (command: string) => string
    readonly silence: (command: string) => string
  }
  readonly digest: {
    readonly what: (count: number, at: string) => string
    readonly more: (count: number) => string
    readonly start: string
  }
  readonly why: Readonly<Record<UnknownWhy, string>>
}
