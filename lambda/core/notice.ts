import type { Condition, ConditionKind, Contradiction, Subject } from './condition.ts'
import type { BudgetStep } from './forecast/budget.ts'
import type { Estimate } from './forecast/ledger.ts'
import type { About, Amount, WorkUnit } from './provider.ts'
import type { Measured } from './verdict.ts'
import type { Severity } from './watch-list.ts'

/**
 * What people are owed, as plain data that is stored in the state item until it has been published: everything a rendering needs is in
 * it, so a later sweep delivers the same notice under the same id. Dates are ISO strings.
 */
export interface Notice {
  /** Stable: the hash of subject, incident and step. The same decision taken twice gives the same id. */
  readonly id: string
  readonly kind: NoticeKind
  readonly severity: Severity
  readonly subject: Subject
  /** When the decision was taken. */
  readonly at: string
  readonly incident: { readonly id: string; readonly openedAt: string }
  readonly condition: ConditionKind
  /** The step before it: what it was when last told. */
  readonly before?: ConditionKind
  readonly facts: NoticeFacts
}

export type NoticeKind =
  | 'opened'
  | 'worse'
  | 'reminder'
  | 'recovered'
  | 'closed'
  /** In place of a third `recovered` within 24 h: it comes and goes, and is not told again until it stands for an hour or is steady. */
  | 'flapping'
  /** The end of flapping: healthy for six hours. */
  | 'steady'
  | 'unclear'
  | 'acknowledged'
  /** The closer watch of 24 h after a recovery ended well. */
  | 'watched'
  | 'summary'
  | 'test'

/** Measured things only: what is absent was not measured, and the texts say so. */
export interface NoticeFacts {
  readonly provider?: string
  /** Since when the condition holds (the first sight). */
  readonly since: string
  readonly by: Condition['by']
  readonly certainty: 'certain' | 'likely'
  readonly status?: number | null
  readonly words?: string
  readonly signature?: string
  readonly blame?: 'account' | 'upstream'
  readonly upstream?: string
  readonly about?: About
  readonly resetsAt?: string
  readonly why?: string
  /** The transport's or the credential's own line. */
  readonly detail?: string
  readonly balance?: readonly Measured[]
  readonly balanceReadAt?: string
  readonly line?: Amount
  readonly contradiction?: Contradiction
  readonly workUnits?: readonly WorkUnit[]
  /** The model asked, as it was spelled. */
  readonly model?: string
  readonly lastHealthyAt?: string
  /** How often this pool is asked, in ms: "it last answered at 02:35 (asked every 30 minutes)". */
  readonly askedEveryMs?: number
  /** Other calls on the same key in the same sweep, and what came of them. */
  readonly asked?: readonly AskedFact[]
  readonly runway?: RunwayFact
  /** Used this many times faster than is usual for the hour, and since when; of what is empty now, before it was. */
  readonly burning?: { readonly times: number; readonly since: string }
  /** For an empty account: what of it expired since it was last read, and when. */
  readonly expired?: Amount & { readonly at: string }
  /** What burned, where the provider's usage API tells. */
  readonly usage?: UsageFact
  /** What was billed for that time, by line item: of whatever kind. */
  readonly billed?: UsageFact
  /** A month's spend beside what it may be, in the unit of the budget; `projected` is for the month's end. */
  readonly budget?: BudgetFact
  /** For the end of an incident by the budget: why. */
  readonly budgetEnd?: 'new-month' | 'other-budget' | 'less-spent'
  /** Never read: declared top-ups less measured spend, in USD. */
  readonly estimate?: Estimate
  /** Rate limits seen before this incident that were not told. */
  readonly throttledAt?: readonly string[]
  /** For recovered: when it ended, how long it lasted in ms, the reading before. */
  readonly endedAt?: string
  readonly lastedMs?: number
  readonly balanceBefore?: readonly Measured[]
  readonly nextReminderAt?: string
  /** For recovered: the closer watch that follows ends then. */
  readonly closerUntil?: string
  /** Other keys of the same account that this notice speaks for. */
  readonly alsoKeys?: readonly string[]
  /** Another key of the same account that answered in the same sweep. */
  readonly accountKey?: { readonly key: string; readonly at: string }
  /** The account was topped up while it was refused, by then at the latest. */
  readonly toppedUp?: Amount & { readonly at: string }
  readonly recharge?: RechargeFact
  /** How other accounts at the same provider fare; known when the notice goes out, not when it is decided. */
  readonly others?: OthersFact
  readonly acknowledgedBy?: string
  /** For flapping and steady: how often it opened and recovered, and since when. */
  readonly episodes?: number
  readonly flappingSince?: string
  readonly summary?: SummaryFacts
  /** For notices about the watchdog or a provider: how many of how many. */
  readonly count?: { readonly failing: number; readonly of: number }
}

/** `other`: a model of no pool, asked on the same key to settle the cause; it is never recommended. */
export interface AskedFact {
  readonly as: 'alternative' | 'fallback' | 'sibling' | 'other'
  readonly key: string
  readonly pool: string
  readonly model: string
  readonly kind: ConditionKind | 'bad-request'
  readonly at: string
}

/** Time left at the measured rate: a range, or nothing when there is not enough data. */
export interface RunwayFact {
  readonly emptyAt: string
  readonly soonest: string
  readonly latest: string
  /** Use per hour in the unit of the balance; 0 where it is not known. */
  readonly perHour: number
  readonly unit: string
  /** It ends because what is left expires then, before it is used. */
  readonly byExpiry?: true
  /** Until a limit is reached, not until money is gone. */
  readonly toLimit?: true
}

/** What was used by model, as a usage API showed it: such figures lag. */
export interface UsageFact {
  /** When it was asked. */
  readonly at: string
  /** From then on. */
  readonly since: string
  readonly unit: string
  /** What the report is of. @default everything */
  readonly covers?: 'language-models'
  readonly total: number
  /** The three most used, the most used first. */
  readonly models: readonly { readonly name: string; readonly amount: number }[]
  readonly others?: { readonly count: number; readonly amount: number }
  /** The hour, of several, that most of it was in. */
  readonly busiest?: { readonly at: string; readonly amount: number }
}

/** The provider tops the account up by itself: under this line, where it is known. */
export interface RechargeFact {
  readonly below?: Amount
  readonly to?: Amount
  /** Under it since then, and not topped up. */
  readonly since?: string
  /** The provider says that it is switched off. */
  readonly isOff?: true
}

export interface OthersFact {
  /** Other accounts that are watched there. */
  readonly accounts: number
  /** Of these, how many that had worked were refused within ten minutes of this one, either way; and the first moment of all. */
  readonly turned: number
  readonly from: string
  /** Of those that turned: how many no empty balance explains. */
  readonly unexplained: number
  /** This one's own balance is gone: that explains it. */
  readonly isExplained?: true
  /** Other accounts in no trouble. */
  readonly fine: number
}

export interface BudgetFact {
  readonly amount: number
  readonly unit: string
  readonly spent: number
  /** '2025-11', UTC. */
  readonly month: string
  /** What is told: the gravest that holds and was not told this month; of what was told, the gravest that holds. */
  readonly step: BudgetStep
  readonly usedPercent: number
  /** This month's pace, and what keeps to the budget from now on. */
  readonly perDay?: number
  readonly leftPerDay?: number
  readonly projected?: number
  /** When the budget is reached at this pace, where that is within the month. */
  readonly reachedAt?: string
  /** The limit at the provider, where its answer tells: 'none' is enforced, or the amount. */
  readonly limit?: 'none' | number
}

/** The week, and with the first of a month the month before it. Units are never added up. */
export interface SummaryFacts {
  /** Worst first. */
  readonly rows: readonly SummaryRow[]
  /** Pools that found no room. */
  readonly omitted: number
  /** Use of the calendar month that ended, by account and unit. */
  readonly month?: { readonly startedAt: string; readonly used: readonly SummaryUse[] }
  /** What a week of our own paid calls costs at the present spacing, in USD. */
  readonly probeCostUsd: number
  /** Providers that said so in this sweep. */
  readonly topUpOff: readonly string[]
  readonly withoutLimit: readonly string[]
}

export interface SummaryRow {
  readonly key: string
  readonly pool: string
  readonly provider: string
  readonly condition: ConditionKind
  readonly since: string
  readonly balance?: readonly Measured[]
  /** Where no balance can be read. */
  readonly estimate?: Estimate
  /** This month's spend beside its budget, where the key has one. */
  readonly budget?: { readonly spent: number; readonly amount: number; readonly unit: string }
  readonly used?: Amount
  /** How much of the week `used` covers, in ms, where it is not all of it. */
  readonly usedOverMs?: number
  readonly runway?: RunwayFact
  /** Blocks of the last seven days, by kind and day: for how long in all (ms), and how often where that was more than once. */
  readonly trouble: readonly {
    readonly kind: ConditionKind
    readonly from: string
    readonly lastedMs: number
    readonly times?: number
  }[]
}

export interface SummaryUse {
  readonly key: string
  readonly provider: string
  readonly used: Amount
}
