import type { ConditionKind } from '../condition.ts'
import type { Incident, Sight, SubjectState } from '../state.ts'
import { confirmationFor, levelOf } from './policy.ts'
import { recover, settle } from './recover.ts'
import {
  byOf,
  countSight,
  hold,
  newIncident,
  recentOpenings,
  shownBy,
  type Transition,
  type TransitionInput,
} from './step.ts'
import { remindOr, stepKind, tell, tellBeside, toldKinds } from './tell.ts'

/** What one sweep's condition means for a subject: its next state, what people are owed, and why. */
export function transition(input: TransitionInput): Transition {
  if (input.frozen) return hold(input.state, 'held: the provider, or our own sight, is in trouble')
  const decided = markRecharge(input, byCondition(input))
  const { onceTold } = input.condition
  const isTold = decided.notices.length > 0 || decided.state.incident?.told?.with !== undefined
  return onceTold && isTold ? { ...decided, state: { ...decided.state, budgetTold: onceTold } } : decided
}

/** Whatever was told now could say that no recharge came: it is told once for each passing of the line. */
function markRecharge({ condition, fresh }: TransitionInput, decided: Transition): Transition {
  const { since } = condition.recharge ?? {}
  if (since === undefined || !fresh) return decided
  const { recharge } = decided.state
  return { ...decided, state: { ...decided.state, recharge: { since, readings: 0, ...recharge, told: true } } }
}

function byCondition(input: TransitionInput): Transition {
  const { condition, state } = input
  switch (condition.kind) {
    case 'healthy':
      return state.incident ? recover(input, state.incident) : settle(input)
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
  if (!input.fresh) return hold(state, 'held: not asked in this sweep')
  const sight = countSight(state.sight, condition, now)
  const needed = confirmationFor(condition.kind, condition.certainty, subject)
  const lastedMs = now.getTime() - Date.parse(sight.firstAt)
  if (sight.count >= needed.sights && lastedMs >= needed.forMs) return open(input, sight)

  const throttledAt =
    condition.kind === 'throttled' ? { throttledAt: [...(state.throttledAt ?? []), now.toISOString()].slice(-3) } : {}
  const progress = [
    ...(needed.sights > 1 ? [`sight ${sight.count} of ${needed.sights}`] : []),
    ...(needed.forMs > 0 ? [`${minutes(lastedMs)} of ${minutes(needed.forMs)}`] : []),
  ]
  return hold({ ...state, sight, ...throttledAt }, `held: ${condition.kind}, ${progress.join(', ')}`)
}

function open(input: TransitionInput, sight: Sight): Transition {
  const { condition, now } = input
  const incident = newIncident(input, sight.firstAt)
  const { sight: _sight, closerUntil: _closerUntil, ...rest } = input.state
  const openings = recentOpenings(input.state, now, sight.firstAt)
  const opened = { ...rest, incident, condition: condition.kind, since: sight.firstAt, openings }
  const kind = condition.kind === 'unknown' ? 'unclear' : 'opened'
  return tell({ ...input, state: opened }, incident, kind, `${kind}: ${condition.kind}, ${condition.certainty}`)
}

/** A known incident, and trouble that may be the same, worse, of another kind, or less. */
function during(input: TransitionInput, incident: Incident): Transition {
  const { condition, state, subject, now } = input
  if (isRechargeNews(input, incident)) return notRecharged(input, incident)
  if (condition.by === 'budget') return duringBudget(input, incident)
  if (incident.by === 'budget' && input.fresh && isLine(condition.kind)) return besidesBudget(input, incident)
  if (condition.contradiction === 'top-up-missing' && isLine(incident.kind)) return doubted(input, incident)
  if (condition.kind === incident.kind)
    return condition.by === 'burning' && incident.by !== 'burning' && input.fresh
      ? burn(input, incident)
      : again(input, incident)
  const isLess = levelOf(condition.kind) < levelOf(incident.kind)
  // Money came, but not enough to be above every line: the block is over.
  if (isLess) return levelOf(incident.kind) >= levelOf('exhausted') ? recover(input, incident) : again(input, incident)
  if (!input.fresh) return remindOr(input, incident, 'held: not asked in this sweep')

  const sight = countSight(state.sight, condition, now)
  const needed = confirmationFor(condition.kind, condition.certainty, subject)
  if (sight.count < needed.sights)
    return remindOr(
      { ...input, state: { ...state, sight } },
      incident,
      `held: ${condition.kind}, sight ${sight.count} of ${needed.sights}`,
    )
  const kind = stepKind(incident, condition.kind)
  const rest = stepped(state, kind)
  const { told } = incident
  // Under a line before, refused now: the block is an incident of its own, told to everybody who heard of the line.
  const next: Incident =
    kind === 'opened'
      ? { ...newIncident(input, sight.firstAt), ...standing(incident) }
      : {
          ...incident,
          kind: condition.kind,
          shownBy: shownBy(condition),
          ...balanceAtOpening(input),
          ...byOf(condition),
          ...(input.facts.burning && { burning: input.facts.burning }),
        }
  const facts = { ...input.facts, since: sight.firstAt }
  const after = { ...rest, incident: next, condition: condition.kind, since: sight.firstAt }
  if (kind === 'worse' && told !== undefined && toldKinds(incident).includes(condition.kind))
    return remindOr(
      { ...input, state: after, facts },
      { ...next, told: { ...told, kind: condition.kind } },
      `held: ${condition.kind} again, told before`,
    )
  return tell({ ...input, state: after, facts }, next, kind, `${kind}: ${incident.kind} became ${condition.kind}`)
}

/** It was under a line, and now it burns as well: urgent, whatever was told before. */
function burn(input: TransitionInput, incident: Incident): Transition {
  const { sight: _, ...rest } = input.state
  const { burning: fact } = input.facts
  const burning: Incident = { ...incident, by: 'burning', ...(fact && { burning: fact }) }
  const facts = { ...input.facts, since: input.now.toISOString() }
  return tell(
    { ...input, state: { ...rest, incident: burning }, facts },
    burning,
    'worse',
    `worse: ${incident.kind}, and burning`,
  )
}

/** A step of the budget is told by itself. Where another line stands it changes nothing of that. */
function duringBudget(input: TransitionInput, incident: Incident): Transition {
  const { condition, state } = input
  if (!input.fresh || condition.onceTold === undefined) return again(input, incident)
  const { sight: _, ...rest } = state
  if (incident.by === 'budget') {
    const kind = levelOf(condition.kind) > levelOf(incident.kind) ? condition.kind : incident.kind
    const next: Incident = { ...incident, kind }
    const facts = { ...input.facts, since: input.now.toISOString() }
    const after = { ...input, state: { ...rest, condition: kind, incident: next }, facts }
    return tell(after, next, stepKind(next, kind), `${stepKind(next, kind)}: a further step of the budget`)
  }
  return tellBeside({ ...input, state: rest }, incident)
}

/** The budget's trouble was told, and now a line of the balance is crossed as well: that is news, even where it is the lesser. */
function besidesBudget(input: TransitionInput, incident: Incident): Transition {
  const { condition, state, now } = input
  const { sight: _, ...rest } = state
  const { by: _by, told, ...others } = incident
  // What was told of the budget is not what was told of the line.
  const heard = told && { told: { ...told, kinds: [] } }
  const next: Incident = { ...others, ...heard, kind: condition.kind, shownBy: shownBy(condition), ...byOf(condition) }
  const facts = { ...input.facts, since: now.toISOString() }
  const after = { ...input, state: { ...rest, incident: next, condition: condition.kind }, facts }
  return tell(after, next, stepKind(next, condition.kind), `worse: ${condition.kind}, beside the budget`)
}

/** The estimate is evidently wrong, which is said once; until a top-up is declared it says nothing more. */
function doubted(input: TransitionInput, incident: Incident): Transition {
  if (!input.fresh || incident.topUpMissing) return again(input, incident)
  const { sight: _, ...rest } = input.state
  const { heldUntil: _heldUntil, nextReminderAt: _nextReminderAt, ...others } = incident
  const next: Incident = { ...others, kind: 'low', by: 'estimate', topUpMissing: true }
  const facts = { ...input.facts, since: input.now.toISOString() }
  const after = { ...input, state: { ...rest, incident: next, condition: 'low' as const }, facts }
  return tell(after, next, stepKind(next, 'low'), 'worse: the estimate is evidently wrong')
}

function isLine(kind: ConditionKind): boolean {
  return kind === 'low' || kind === 'critical'
}

function isRechargeNews({ condition, state, fresh }: TransitionInput, incident: Incident): boolean {
  const isNoWorse = levelOf(condition.kind) <= levelOf(incident.kind)
  return (
    isLine(incident.kind) &&
    isNoWorse &&
    fresh &&
    condition.recharge?.since !== undefined &&
    state.recharge?.told !== true
  )
}

/** It was under a line, and the recharge that should have come did not. */
function notRecharged(input: TransitionInput, incident: Incident): Transition {
  const { sight: _, ...rest } = input.state
  const facts = { ...input.facts, by: 'recharge', since: input.now.toISOString() } as const
  const reason = `worse: ${incident.kind}, and not recharged`
  return tell({ ...input, state: { ...rest, incident }, facts }, incident, 'worse', reason)
}

/** What was told of the line, and is still due of it should nobody hear of the block. */
function standing({ told, heldUntil, nextReminderAt }: Incident): Partial<Incident> {
  return {
    ...(told && { told }),
    ...(heldUntil !== undefined && { heldUntil }),
    ...(nextReminderAt !== undefined && { nextReminderAt }),
  }
}

/** Who acknowledged a line has not acknowledged the block that came of it. */
function stepped({ sight: _, ...state }: SubjectState, kind: 'opened' | 'worse'): SubjectState {
  const { acknowledged: _acknowledged, ...unacknowledged } = state
  return kind === 'opened' ? unacknowledged : state
}

function balanceAtOpening({ facts }: TransitionInput): Pick<Incident, 'balanceAtOpening'> {
  return facts.balance ? { balanceAtOpening: facts.balance } : {}
}

/** The same trouble seen again: a streak of anything else ends; a reminder may be due. */
function again(input: TransitionInput, incident: Incident): Transition {
  if (!input.fresh) return remindOr(input, incident, `held: still ${incident.kind}, not asked in this sweep`)
  const { sight: _, ...state } = input.state
  return remindOr({ ...input, state }, incident, `held: still ${incident.kind}`)
}

function minutes(milliseconds: number): string {
  return `${Math.floor(milliseconds / 60_000)} min`
}
