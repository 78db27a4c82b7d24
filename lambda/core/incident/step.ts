import { type Condition, type ConditionKind, type Subject, subjectId } from '../condition.ts'
import { hash } from '../hash.ts'
import type { Notice, NoticeFacts, NoticeKind } from '../notice.ts'
import type { Incident, Sight, SubjectState } from '../state.ts'
import type { Severity } from '../watch-list.ts'
import type { Policy } from './policy.ts'

/** Everything a decision depends on. Pure: the same input gives the same state, notices and reason. */
export interface TransitionInput {
  readonly subject: Subject
  readonly state: SubjectState
  readonly condition: Condition
  /** The condition was seen in this sweep, so it counts as a sight. */
  readonly fresh: boolean
  /** What a notice about this condition would say. */
  readonly facts: NoticeFacts
  readonly policy: Policy
  readonly now: Date
  /** The provider or the watchdog itself is in trouble: this subject's streaks stand still. */
  readonly frozen?: boolean
  /** The other key of the same account that was told of with this kind of trouble, or worse, and stands: its notice names this key too. */
  readonly toldWith?: (kind: ConditionKind, by: Incident['by']) => string | undefined
}

export interface Transition {
  readonly state: SubjectState
  /** What people are owed for it; also appended to `state.owed`. */
  readonly notices: readonly Notice[]
  /** Why it was told, or why not: for the log, the report and the tests' titles. */
  readonly reason: string
  /** One more healthy sight, and it is recovered: worth a second look soon. */
  readonly recovering: boolean
}

export const DAY_MS = 24 * 60 * 60_000

/** This many openings within 24 h, all recovered, are flapping. */
export const FLAPPING_OPENINGS = 3

/** Nothing is told; the state may have moved on. */
export function hold(state: SubjectState, reason: string, recovering = false): Transition {
  return { state, notices: [], reason, recovering }
}

/** A notice owed with the state that decided it: one write is both. */
export function owe(state: SubjectState, notice: Notice, reason: string): Transition {
  return { state: { ...state, owed: [...state.owed, notice] }, notices: [notice], reason, recovering: false }
}

export function countSight(sight: Sight | undefined, condition: Condition, now: Date): Sight {
  return sight?.kind === condition.kind
    ? { ...sight, count: sight.count + 1 }
    : { kind: condition.kind, ...(condition.why && { why: condition.why }), firstAt: now.toISOString(), count: 1 }
}

/** The kinds of probe that showed the trouble; a balance under a line is shown by the balance. */
export function shownBy(condition: Condition): readonly string[] {
  if (condition.by === 'verdict') return condition.verdict ? [condition.verdict.probeKind] : []
  return condition.by === 'nothing' ? [] : ['balance']
}

export function newIncident(input: TransitionInput, openedAt: string): Incident {
  const { condition, subject, facts } = input
  return {
    id: hash(`${subjectId(subject)}|${openedAt}|${condition.kind}`),
    kind: condition.kind,
    ...byOf(condition),
    ...(facts.burning && { burning: facts.burning }),
    openedAt,
    shownBy: shownBy(condition),
    reminders: 0,
    ...(facts.balance && { balanceAtOpening: facts.balance }),
  }
}

/** Kept with the incident where readings showed it: a sweep that reads nothing does not end it, and burning is urgent. */
export function byOf({ by, contradiction }: Condition): Pick<Incident, 'by' | 'topUpMissing'> {
  if (by === 'estimate') return { by, ...(contradiction === 'top-up-missing' && { topUpMissing: true }) }
  return by === 'runway' || by === 'burning' || by === 'budget' || by === 'recharge' ? { by } : {}
}

export interface Step {
  readonly kind: NoticeKind
  readonly severity: Severity
  readonly condition: ConditionKind
  readonly before?: ConditionKind
}

/** The id is the hash of what is decided, so the same decision taken twice gives the same notice. */
export function makeNotice(
  input: Pick<TransitionInput, 'subject' | 'now' | 'facts'>,
  incident: Pick<Incident, 'id' | 'openedAt' | 'reminders'>,
  step: Step,
): Notice {
  const { kind, severity, condition, before } = step
  return {
    id: hash(
      `${incident.id}|${kind}|${condition}|${severity}|${incident.reminders}${ofBudget(input.facts)}${ofRecharge(input.facts)}`,
    ),
    kind,
    severity,
    subject: input.subject,
    at: input.now.toISOString(),
    incident: { id: incident.id, openedAt: incident.openedAt },
    condition,
    ...(before !== undefined && { before }),
    facts: input.facts,
  }
}

/** The steps of a budget are told of one incident in one severity, or beside another. */
function ofBudget({ budget }: NoticeFacts): string {
  return budget === undefined ? '' : `|${budget.month} ${budget.amount} ${budget.step}`
}

/** A balance may pass the line of auto-recharge more than once in one incident. */
function ofRecharge({ by, recharge }: NoticeFacts): string {
  return by === 'recharge' ? `|${recharge?.since}` : ''
}

/** When incidents opened in the last 24 h, this one included: as many as flapping takes, and none while it lasts. */
export function recentOpenings(
  { openings = [], flapping }: SubjectState,
  now: Date,
  openedAt?: string,
): readonly string[] {
  if (flapping) return []
  const dayAgo = new Date(now.getTime() - DAY_MS).toISOString()
  const recent = openings.filter(at => at > dayAgo)
  return [...recent, ...(openedAt === undefined ? [] : [openedAt])].slice(-FLAPPING_OPENINGS)
}
