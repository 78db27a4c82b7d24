import { type Condition, type ConditionKind, type Subject, subjectId } from './condition.ts'
import { hash } from './hash.ts'
import type { Notice, NoticeFacts, NoticeKind } from './notice.ts'
import { confirmationFor, levelOf, type Policy, quietUntil, severityOf, worse } from './policy.ts'
import type { Incident, Sight, SubjectState } from './state.ts'
import type { Severity } from './watch-list.ts'

/** Everything the decision depends on. Pure: the same input gives the same state, notices and reason. */
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

const CLOSER_MS = 24 * 60 * 60_000

export function transition(input: TransitionInput): Transition {
  if (input.frozen) return stay(input, 'held: the provider, or our own sight, is in trouble')
  const { condition, state } = input
  switch (condition.kind) {
    case 'healthy':
      return state.incident ? recover(input, state.incident) : settle(input, 'healthy')
    case 'unknown':
      return state.incident ? remindOr(input, state.incident, 'held: unknown changes nothing') : confirm(input)
    case 'throttled':
    case 'unavailable':
      return state.incident && state.incident.kind !== condition.kind
        ? remindOr(
            input,
            state.incident,
            `held: ${condition.kind} says nothing about the ${state.incident.kind} incident`,
          )
        : confirm(input)
    case 'low':
    case 'critical':
    case 'exhausted':
    case 'capped':
    case 'suspended':
    case 'rejected':
    case 'forbidden':
    case 'retired':
      return state.incident ? during(input, state.incident) : confirm(input)
  }
}

/** Trouble without an incident, or more of the same: counted until it is confirmed. */
function confirm(input: TransitionInput): Transition {
  const { condition, state, subject, now } = input
  if (state.incident?.kind === condition.kind) return remindOr(input, state.incident, `held: still ${condition.kind}`)
  if (!input.fresh) return stay(input, 'held: not asked in this sweep')
  const sight = countSight(state.sight, condition, now)
  const needed = confirmationFor(condition.kind, condition.certainty, subject)
  const lastedMs = now.getTime() - Date.parse(sight.firstAt)
  if (sight.count >= needed.sights && lastedMs >= needed.forMs)
    return open({ ...input, state: { ...state, sight } }, sight)

  const throttledAt =
    condition.kind === 'throttled' ? { throttledAt: [...(state.throttledAt ?? []), now.toISOString()].slice(-3) } : {}
  const of = [
    ...(needed.sights > 1 ? [`sight ${sight.count} of ${needed.sights}`] : []),
    ...(needed.forMs > 0 ? [`${minutes(lastedMs)} of ${minutes(needed.forMs)}`] : []),
  ]
  return {
    state: { ...state, sight, ...throttledAt },
    notices: [],
    reason: `held: ${condition.kind}, ${of.join(', ')}`,
    recovering: false,
  }
}

function open(input: TransitionInput, sight: Sight): Transition {
  const { condition, subject } = input
  const id = hash(`${subjectId(subject)}|${sight.firstAt}|${condition.kind}`)
  const incident: Incident = {
    id,
    kind: condition.kind,
    openedAt: sight.firstAt,
    shownBy: shownBy(condition),
    reminders: 0,
    ...(input.facts.balance && { balanceAtOpening: input.facts.balance }),
  }
  const { sight: _, ...rest } = input.state
  const opened = {
    ...rest,
    incident,
    condition: condition.kind,
    since: sight.firstAt,
    openings: recentOpenings(input, sight.firstAt),
  }
  const kind = condition.kind === 'unknown' ? 'unclear' : 'opened'
  return tell({ ...input, state: opened }, incident, kind, `${kind}: ${condition.kind}, ${condition.certainty}`)
}

/** A known incident, and trouble that may be the same, worse, of another kind, or less. */
function during(input: TransitionInput, incident: Incident): Transition {
  const { condition, state, subject, now } = input
  if (condition.kind === incident.kind) return again(input, incident)
  const before = levelOf(incident.kind)
  const after = levelOf(condition.kind)
  if (after < before)
    return after >= levelOf('low') && before === levelOf('exhausted')
      ? recover(input, incident)
      : again(input, incident)
  if (!input.fresh) return stay(input, 'held: not asked in this sweep')

  const sight = countSight(state.sight, condition, now)
  const needed = confirmationFor(condition.kind, condition.certainty, subject)
  if (sight.count < needed.sights) {
    return {
      state: { ...state, sight },
      notices: [],
      reason: `held: ${condition.kind}, sight ${sight.count} of ${needed.sights}`,
      recovering: false,
    }
  }
  const { sight: _, ...rest } = state
  const worsened: Incident = { ...incident, kind: condition.kind, shownBy: shownBy(condition) }
  const next = { ...rest, incident: worsened, condition: condition.kind, since: sight.firstAt }
  const kind = incident.told ? 'worse' : 'opened'
  return tell(
    { ...input, state: next },
    worsened,
    kind,
    `${kind}: ${incident.kind} became ${condition.kind}`,
    incident.kind,
  )
}

/** The same trouble seen again: streaks of anything else end; a reminder may be due. */
function again(input: TransitionInput, incident: Incident): Transition {
  if (!input.fresh) return remindOr(input, incident, `held: still ${incident.kind}, not asked in this sweep`)
  const { sight: _, ...state } = input.state
  return remindOr({ ...input, state }, incident, `held: still ${incident.kind}`)
}

/** Healthy, or at least answering again: told after two sights by a probe that can prove it. */
function recover(input: TransitionInput, incident: Incident): Transition {
  const { condition, state, now } = input
  if (!input.fresh) return remindOr(input, incident, 'held: not asked in this sweep')
  const proven =
    condition.proves.some(kind => kind === 'canary' || incident.shownBy.includes(kind)) || incident.shownBy.length === 0
  if (!proven)
    return remindOr(
      input,
      incident,
      `held: healthy, but not by what showed the trouble (${incident.shownBy.join(', ')})`,
    )

  const sight = countSight(state.sight, condition, now)
  if (sight.count < confirmationFor('healthy', 'certain', input.subject).sights) {
    return { state: { ...state, sight }, notices: [], reason: 'held: first healthy sight', recovering: true }
  }
  const { incident: _incident, sight: _sight, acknowledged: _acknowledged, throttledAt: _throttledAt, ...rest } = state
  const wasBlocked = levelOf(incident.kind) === levelOf('exhausted')
  const closer = wasBlocked ? { closerUntil: new Date(now.getTime() + CLOSER_MS).toISOString() } : {}
  const ended: SubjectState = {
    ...rest,
    condition: condition.kind,
    since: sight.firstAt,
    lastHealthyAt: now.toISOString(),
    ...closer,
  }
  if (!incident.told)
    return {
      state: ended,
      notices: [],
      reason: `recovered from ${incident.kind}: nobody was told of it`,
      recovering: false,
    }

  const facts: NoticeFacts = {
    ...input.facts,
    endedAt: sight.firstAt,
    lastedMs: Date.parse(sight.firstAt) - Date.parse(incident.openedAt),
    ...(incident.balanceAtOpening && { balanceBefore: incident.balanceAtOpening }),
  }
  const notice = makeNotice(
    { ...input, facts },
    incident,
    'recovered',
    incident.told.highest,
    condition.kind,
    incident.kind,
  )
  const owing = { ...ended, owed: [...ended.owed, notice] }
  // Still under a line after a block: the recovery has said so, and the low incident goes on as told.
  const state2 =
    condition.kind === 'healthy' ? owing : { ...owing, incident: continued(input, sight, incident.told.highest) }
  return { state: state2, notices: [notice], reason: `recovered from ${incident.kind}`, recovering: false }
}

function continued(input: TransitionInput, sight: Sight, highest: Severity): Incident {
  const { condition, now, subject } = input
  const severity = severityOf(condition.kind, subject)
  return {
    id: hash(`${subjectId(subject)}|${sight.firstAt}|${condition.kind}`),
    kind: condition.kind,
    openedAt: sight.firstAt,
    told: { kind: condition.kind, severity, highest: worse(severity, highest), at: now.toISOString() },
    shownBy: shownBy(condition),
    reminders: 0,
  }
}

/** Tells a step of an incident, unless it is silenced; in quiet hours a threshold is told as a warning, and again when they end. */
function tell(
  input: TransitionInput,
  incident: Incident,
  kind: NoticeKind,
  reason: string,
  before?: ConditionKind,
): Transition {
  const { subject, state, now, policy } = input
  if (isSilenced(state, now))
    return { state: { ...state, incident }, notices: [], reason: `silenced: ${reason}`, recovering: false }
  const full = severityOf(incident.kind, subject)
  const quiet = full === 'urgent' && incident.kind === 'critical' ? quietUntil(now, policy) : undefined
  const ends = input.facts.runway === undefined ? undefined : Date.parse(input.facts.runway.soonest)
  const held = quiet !== undefined && (ends === undefined || ends > quiet.getTime()) ? quiet : undefined
  const severity: Severity = held ? 'warning' : full
  const nextReminderAt = hasReminders(incident.kind)
    ? new Date(now.getTime() + policy.reminders.firstMs).toISOString()
    : undefined
  const facts: NoticeFacts = { ...input.facts, ...(nextReminderAt !== undefined && { nextReminderAt }) }
  const notice = makeNotice({ ...input, facts }, incident, kind, severity, incident.kind, before)
  const told: Incident = {
    ...incident,
    told: {
      kind: incident.kind,
      severity,
      highest: worse(severity, incident.told?.highest ?? 'info'),
      at: now.toISOString(),
    },
    ...(held && { heldUntil: held.toISOString() }),
    ...(nextReminderAt !== undefined && { nextReminderAt }),
  }
  return {
    state: { ...state, incident: told, owed: [...state.owed, notice] },
    notices: [notice],
    reason,
    recovering: false,
  }
}

/** What is due for a standing incident: the telling a silence or quiet hours held back, or a reminder. */
function remindOr(input: TransitionInput, incident: Incident, otherwise: string): Transition {
  const { state, now, policy } = input
  const nowText = now.toISOString()
  if (isSilenced(state, now)) return { state, notices: [], reason: `silenced: ${otherwise}`, recovering: false }
  if (incident.told === undefined) return tell(input, incident, 'opened', 'opened: the silence ended')
  if (incident.heldUntil !== undefined && incident.heldUntil <= nowText) {
    const { heldUntil: _, ...rest } = incident
    return tell(input, rest, 'worse', 'told again as urgent: quiet hours ended', incident.kind)
  }
  if (state.acknowledged || incident.nextReminderAt === undefined || nowText < incident.nextReminderAt) {
    return { state, notices: [], reason: otherwise, recovering: false }
  }
  const nextReminderAt = new Date(now.getTime() + policy.reminders.thenMs).toISOString()
  const reminded: Incident = { ...incident, reminders: incident.reminders + 1, nextReminderAt }
  const notice = makeNotice(
    { ...input, facts: { ...input.facts, nextReminderAt } },
    reminded,
    'reminder',
    incident.told.severity,
    incident.kind,
  )
  return {
    state: { ...state, incident: reminded, owed: [...state.owed, notice] },
    notices: [notice],
    reason: `reminder ${reminded.reminders}`,
    recovering: false,
  }
}

/** No incident and no trouble: what was unconfirmed is forgotten. */
function settle(input: TransitionInput, reason: string): Transition {
  const { state, condition, now } = input
  if (!input.fresh) return stay(input, 'held: not asked in this sweep')
  const { sight: _, ...rest } = state
  const since = state.condition === condition.kind ? state.since : now.toISOString()
  return {
    state: { ...rest, condition: condition.kind, since, lastHealthyAt: now.toISOString() },
    notices: [],
    reason,
    recovering: false,
  }
}

function stay(input: TransitionInput, reason: string): Transition {
  return { state: input.state, notices: [], reason, recovering: false }
}

function countSight(sight: Sight | undefined, condition: Condition, now: Date): Sight {
  const at = now.toISOString()
  return sight?.kind === condition.kind
    ? { ...sight, lastAt: at, count: sight.count + 1 }
    : { kind: condition.kind, ...(condition.why && { why: condition.why }), firstAt: at, lastAt: at, count: 1 }
}

function makeNotice(
  input: TransitionInput,
  incident: Incident,
  kind: NoticeKind,
  severity: Severity,
  condition: ConditionKind,
  before?: ConditionKind,
): Notice {
  const step = `${incident.id}|${kind}|${condition}|${severity}|${incident.reminders}`
  return {
    id: hash(step),
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

/** The kinds of probe that showed the trouble; a balance under a line is shown by the balance. */
function shownBy(condition: Condition): readonly string[] {
  if (condition.by === 'verdict') return condition.verdict ? [condition.verdict.probeKind] : []
  return condition.by === 'nothing' ? [] : ['balance']
}

function isSilenced(state: SubjectState, now: Date): boolean {
  return state.silence !== undefined && state.silence.until > now.toISOString()
}

/** A threshold warns once; what blocks, or blinds, is said again. */
function hasReminders(kind: ConditionKind): boolean {
  return kind !== 'low' && kind !== 'healthy'
}

function recentOpenings(input: TransitionInput, openedAt: string): readonly string[] {
  const dayAgo = new Date(input.now.getTime() - CLOSER_MS).toISOString()
  return [...(input.state.openings ?? []).filter(at => at > dayAgo), openedAt]
}

function minutes(milliseconds: number): string {
  return `${Math.floor(milliseconds / 60_000)} min`
}
