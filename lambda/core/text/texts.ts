import type { ConditionKind, UnknownWhy } from '../condition.ts'
import type { Ground } from '../diagnosis/grounds.ts'
import type { Cause } from '../diagnosis/rule.ts'
import type { Step } from '../diagnosis/steps.ts'
import type { FormatWords } from '../format.ts'
import type { NoticeKind } from '../notice.ts'
import type { Told } from '../render/told.ts'
import type { Trouble } from '../trouble.ts'
import type { SmsTexts } from './sms-texts.ts'

/** One text, filled in. */
export type Say = (told: Told) => string

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
  readonly diagnosis: DiagnosisTexts
  readonly summary: SummaryTexts
}

/** The table of the week, and what is said below it. */
export interface SummaryTexts {
  /** Key, now, balance, used in 7 days, lasts, trouble in 7 days. */
  readonly columns: readonly [string, string, string, string, string, string]
  readonly condition: Readonly<Record<ConditionKind, string>>
  readonly notReadable: string
  /** 'about $37.50 (estimate, last top-up declared Mon 10 Nov)' */
  readonly estimated: (amount: string, declared: string) => string
  /** '9,000 credits left of a limit'; '2.9 days to the limit' */
  readonly leftOfLimit: (amount: string) => string
  readonly toLimit: (lasts: string) => string
  /** '$410 of $500 this month' */
  readonly spentOf: (spent: string, budget: string) => string
  readonly unknown: string
  readonly none: string
  /** '9 days, expires': in place of the time until it is used up. */
  readonly untilExpiry: (lasts: string) => string
  readonly omitted: (count: string) => string
  /** 'November: KIE 162,000 credits, AIML API $13.30. Units are not added up.' */
  readonly month: (month: string, used: string) => string
  readonly probes: (cost: string) => string
  readonly topUpOff: (provider: string) => string
  readonly withoutLimit: (provider: string) => string
  readonly subject: (week: string, keys: number, what: string) => string
  readonly allWell: string
  readonly runsOut: (who: string, day: string) => string
  /** In place of `runsOut`, where what is left expires before it is used. */
  readonly expires: (who: string, day: string) => string
  /** 'did: 54 credits expire Tue 1 Dec' */
  readonly expiring: (key: string, amount: string, day: string) => string
}

export interface DiagnosisTexts {
  readonly cause: Readonly<Record<Cause, Say>>
  /** Parts of a list behind "For:" or "Against:". */
  readonly ground: Readonly<Record<Ground, Say>>
  /** A newline begins a line of its own. */
  readonly step: Readonly<Record<Step, Say>>
}

/** Kinds that tell no trouble of their own. */
export type OtherKind = Exclude<NoticeKind, 'opened' | 'worse' | 'reminder' | 'unclear'>

/** Behind the name and a colon. */
export interface SubjectTexts {
  readonly opened: Readonly<Record<Trouble, Say>>
  readonly still: (opened: string, told: Told) => string
  readonly other: Readonly<Record<OtherKind, Say>>
  readonly refilled: Say
  readonly digest: (count: number, worst: string) => string
  /** Of what is over, acknowledged or no longer watched: nothing of it is bad. */
  readonly digestWell: (count: number, first: string) => string
}

export interface EmailTexts {
  /** The first sentence: what holds since when. */
  readonly what: Readonly<Record<Trouble, Say>>
  readonly other: Readonly<Record<OtherKind, Say>>
  /** '' where it is not known. */
  readonly budget: {
    readonly pace: Say
    readonly limit: Say
    readonly ended: Say
    readonly next: string
    readonly allTold: string
  }
  readonly refilled: Say
  readonly still: Say
  /** Of what is empty now: that it burned before. */
  readonly burnedBefore: Say
  readonly lastAnswered: Say
  readonly neverAnswered: string
  readonly affected: Say
  readonly balanceRead: Readonly<Record<'plain' | 'not-the-cause' | 'own-account', Say>>
  readonly balanceAfter: Say
  readonly stillLow: Say
  readonly runway: Say
  /** In place of `runway`, where what is left expires before it is used. */
  readonly expires: Say
  readonly granted: Say
  readonly expiring: Say
  readonly expired: Say
  readonly estimate: Say
  readonly workLeft: Say
  readonly nothingFailsYet: string
  readonly alsoKeys: Say
  readonly heading: {
    readonly doNow: string
    readonly doSoon: string
    readonly whatToDo: string
    readonly leftToDo: string
    readonly affordable: (balance: string) => string
    readonly theirWords: Say
    readonly whatWeThink: string
    readonly forUsers: string
    readonly ticket: string
    readonly next: string
  }
  /** '22 images (4 each)' */
  readonly each: (work: string, price: string) => string
  readonly mostLikelyFirst: string
  readonly relayed: Say
  readonly whatBurned: Say
  readonly whatWasBilled: Say
  /** '4 others': of models. */
  readonly otherModels: (count: number) => string
  readonly for: string
  readonly against: string
  readonly rateLimit: Readonly<Record<'not' | 'not-and-seen-before' | 'no-money' | 'is' | 'unknown', Say>>
  readonly triedSpellings: Say
  readonly fallbackFailed: Say
  readonly notMeasured: {
    readonly intro: (list: string) => string
    readonly balance: string
    readonly balanceUnreadable: Say
    readonly otherPools: Say
    readonly fallback: Say
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
    readonly low: string
    /** In place of `low`, where what it rests on is the spend, which is read less often. */
    readonly spend: Say
    readonly other: Say
    readonly reminder: Say
    readonly closer: Say
  }
  readonly footer: {
    readonly deployment: (name: string) => string
    readonly account: (id: string) => string
    readonly notice: (id: string) => string
    readonly mailboxes: (count: number) => string
    readonly phones: (count: number) => string
    readonly sentTo: (whom: string) => string
    readonly acknowledge: (command: string) => string
    readonly silence: (command: string) => string
  }
  readonly digest: {
    readonly what: (count: number, at: string) => string
    readonly well: (count: number, at: string) => string
    readonly more: (count: number) => string
    readonly start: (who: string) => string
  }
  readonly why: Readonly<Record<UnknownWhy, string>>
}
