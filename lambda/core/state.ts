import type { ConditionKind, KeptVerdict, UnknownWhy } from './condition.ts'
import type { BudgetTold } from './forecast/budget.ts'
import type { Ledger } from './forecast/ledger.ts'
import type { Notice } from './notice.ts'
import type { Measured } from './verdict.ts'
import type { Severity } from './watch-list.ts'

export const STATE_SCHEMA = 2

/**
 * What is remembered of one subject between two sweeps: small, because every write is billed by its size, and written only when
 * something changed. Dates are ISO strings. One conditional write of it is both the decision and the claim to tell it.
 */
export interface SubjectState {
  readonly schema: typeof STATE_SCHEMA
  readonly subject: string
  /** Counts writes; a write succeeds only over the version it was decided on. 0: never written. */
  readonly version: number
  /** The latest verdict of each probe, by probe id. */
  readonly verdicts: Readonly<Record<string, KeptVerdict>>
  /** The newest readings as last written; the sweep that writes for another reason writes them too. */
  readonly balance?: { readonly at: string; readonly amounts: readonly Measured[] }
  /** The settled condition. */
  readonly condition: ConditionKind
  readonly since: string
  /** An unconfirmed streak of one kind, in time and sights. */
  readonly sight?: Sight
  readonly incident?: Incident
  /** Notices decided and not yet known to be published, oldest first. */
  readonly owed: readonly Notice[]
  readonly lastHealthyAt?: string
  /** Our own paid calls of the UTC day. */
  readonly spent?: { readonly day: string; readonly usd: number }
  /** When a paid probe was last sent, by probe id; `open` while its answer is not recorded. */
  readonly asked?: Readonly<Record<string, { readonly at: string; readonly open?: true }>>
  /** When rate limits were seen that nobody was told about; the last three. */
  readonly throttledAt?: readonly string[]
  readonly silence?: { readonly until: string; readonly because: string }
  readonly acknowledged?: { readonly at: string; readonly by?: string }
  /** When incidents opened in the last 24 h, as many as flapping takes; none while it lasts. */
  readonly openings?: readonly string[]
  /** Opened and recovered three times within 24 h: said once, then quiet until it is steady. */
  readonly flapping?: Flapping
  /** Blocks that ended within the last days, newest last, at most five, as `episodesOf` reads them: for the summary. */
  readonly history?: readonly string[]
  /** The watchdog's own state only: when the last summary was owed. */
  readonly summarisedAt?: string
  /** What was told of a month's budget, each step once; of the newest month there was something to tell of. */
  readonly budgetTold?: BudgetTold
  /** Where the balance is estimated: what was spent before the readings begin. */
  readonly ledger?: Ledger
  /** Closer watching until then, after a recovery. */
  readonly closerUntil?: string
  /** The balance is under the line of auto-recharge. */
  readonly recharge?: RechargeWatch
}

/** Counted until it is sure that no recharge comes, and not further; gone when the balance is above the line again. */
export interface RechargeWatch {
  readonly since: string
  readonly readings: number
  /** People were told of this passing. */
  readonly told?: true
}

export interface Flapping {
  readonly since: string
  readonly episodes: number
  readonly lastEndedAt: string
  /** The highest its incidents were told with: who heard of the flapping hears of its end. */
  readonly severity: Severity
}

export interface Sight {
  readonly kind: ConditionKind
  readonly why?: UnknownWhy
  readonly firstAt: string
  readonly count: number
}

/** A subject's trouble from opened to recovered. */
export interface Incident {
  readonly id: string
  readonly kind: ConditionKind
  /** What showed it, where that was not a verdict or the amount: it stands until the readings that showed it say otherwise. */
  readonly by?: 'runway' | 'burning' | 'budget' | 'estimate' | 'recharge'
  /** It burned before it was empty: kept from the line to the block. */
  readonly burning?: { readonly times: number; readonly since: string }
  /** Told that a declared top-up seems to be missing, which is said once. */
  readonly topUpMissing?: true
  readonly openedAt: string
  /** The worst it was told with; undefined while it was silenced from the start. */
  readonly told?: {
    readonly kind: ConditionKind
    readonly severity: Severity
    readonly highest: Severity
    readonly at: string
    /** Every kind it was told with: answers that change between two kinds of block are told once each. */
    readonly kinds?: readonly ConditionKind[]
    /** Not told itself: another subject's notice named this one's key too. */
    readonly with?: string
  }
  /** Kinds of probe that showed the trouble: it recovers through one of them, or a canary. */
  readonly shownBy: readonly string[]
  /** Told as a warning in quiet hours: to be told again as urgent when they end. */
  readonly heldUntil?: string
  readonly reminders: number
  readonly nextReminderAt?: string
  readonly balanceAtOpening?: readonly Measured[]
}

/** What is known of a subject never seen before. */
export function emptyState(subject: string, now: Date): SubjectState {
  return {
    schema: STATE_SCHEMA,
    subject,
    version: 0,
    verdicts: {},
    condition: 'unknown',
    since: now.toISOString(),
    owed: [],
  }
}
