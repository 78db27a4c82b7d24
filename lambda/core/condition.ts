import type { BudgetTold } from './forecast/budget.ts'
import type { RechargeFact } from './notice.ts'
import type { Amount, Blocked } from './provider.ts'
import type { Measured, Verdict } from './verdict.ts'

/** Who a condition, an incident and a notice are about. */
export type Subject =
  | { readonly about: 'pool'; readonly key: string; readonly pool: string }
  | { readonly about: 'provider'; readonly provider: string }
  | { readonly about: 'watchdog' }

/** The subject's stable name in state, logs and commands: 'pool:kie/video', 'provider:openai', 'watchdog'. */
export function subjectId(subject: Subject): string {
  switch (subject.about) {
    case 'pool':
      return `pool:${subject.key}/${subject.pool}`
    case 'provider':
      return `provider:${subject.provider}`
    case 'watchdog':
      return 'watchdog'
  }
}

/** The latest verdict of one probe, as kept in the state: dates are ISO strings, for it is stored as it is. */
export interface KeptVerdict extends Omit<Verdict, 'evidence' | 'resetsAt'> {
  /** When it was given. For a verdict repeated unchanged, the state keeps the first. */
  readonly at: string
  readonly resetsAt?: string
  /** Why an `unknown` or `unavailable` was given: a transport failure, an unreadable balance. */
  readonly detail?: string
}

/** What holds for a subject: from the latest verdict of each of its probes, its balance and its runway. */
export interface Condition {
  readonly kind: ConditionKind
  readonly certainty: 'certain' | 'likely'
  /** What showed it: a probe's verdict, the balance against a line, the runway, a budget, an estimate of the balance. */
  readonly by: 'verdict' | 'balance' | 'runway' | 'budget' | 'burning' | 'estimate' | 'recharge' | 'nothing'
  /** The verdict behind it, where one is. */
  readonly verdict?: KeptVerdict & { readonly probe: string; readonly probeKind: ProbeKind }
  /** Amounts read in this sweep, or within the hour before it, in the provider's units. */
  readonly balance?: readonly Measured[]
  /** The line that was crossed, in the unit of the balance. */
  readonly line?: Amount
  /** By a budget, and nobody has heard of it yet: what will have been told of the month when they have. */
  readonly onceTold?: BudgetTold
  readonly why?: UnknownWhy
  /** The line of auto-recharge; `since`: the balance has been under it for longer than a recharge takes. */
  readonly recharge?: RechargeFact
  /** Exhausted by verdict, but the balance says otherwise, or the reverse: told, not hidden. */
  readonly contradiction?: Contradiction
  /** What the incident rests on, by an estimate, was not read for a month. */
  readonly lapsed?: true
  /** The kinds of probe that answered healthily in this sweep: trouble ends only through the kind that showed it, or a canary. */
  readonly proves: readonly ProbeKind[]
}

/** The balance reads enough, or nothing; by declared top-ups less spend there is less than nothing. */
export type Contradiction = 'balance-left' | 'balance-gone' | 'top-up-missing'

export type ProbeKind = 'balance' | 'access' | 'canary'

export type ConditionKind = 'healthy' | 'low' | 'critical' | Blocked | 'throttled' | 'unavailable' | 'unknown'

export type UnknownWhy =
  | 'nothing-matched'
  | 'bad-request'
  | 'unreadable'
  | 'not-reached'
  | 'no-safe-probe'
  | 'credential'
  | 'budget-spent'
  | 'not-asked-yet'

/** Worst first, as DESIGN.md orders them: the first that any probe shows is what holds. */
export const WORST_FIRST: readonly ConditionKind[] = [
  'suspended',
  'exhausted',
  'capped',
  'rejected',
  'forbidden',
  'retired',
  'critical',
  'low',
  'unavailable',
  'throttled',
  'healthy',
  'unknown',
]
