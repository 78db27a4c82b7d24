import type { Incident, Sight, SubjectState } from '../state.ts'
import { lapse } from './lapse.ts'
import { again, newsBesideLine } from './news-beside-line.ts'
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
import { remindOr, stepKind, tell, toldKinds } from './tell.ts'

/** What one sweep's condition means for a subject: its next state, what people are owed, and why. */
export function transition(input: TransitionInput): Transition {
  if (input.frozen) return hold(input.state, 'held: the provider, or our own sight, is in trouble')
  const decided = markRecharge(input, byCondition(input))
  const { onceTold } = input.condition
  const { by, told } = decided.state.incident ?? {}
  const isTold =
    decided.notices.some(({ facts }) => facts.by === 'budget') || (by === 'budget' && told?.with !== undefined)
  return onceTold && isTold ? { ...decided, state: { ...decided.state, budgetTold: onceTold } } : decided
}

/** Whatever is told now says that no recharge came: it is told once for each passing of the line. */
function markRecharge({ condition, fresh }: TransitionInput, decided: Transition): Transition {
  const { since } = condition.recharge ?? {}
  if (since === undefined || !fresh || decided.notices.length === 0) return decided
  const { recharge } = decided.state
  return { ...decided, state: { ...decided.state, recharge: { since, readings: 0, ...recharge, told: true } } }
}

function byCondition(input: TransitionInput): Transition {
  const { condition, state } = input
  const lapsed = state.incident && lapse(input, state.incident)
  if (lapsed) return lapsed
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
  const news = newsBesideLine(input, incident)
  if (news) return news
  if (condition.kind === incident.kind) return again(input, incident)
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

function minutes(milliseconds: number): string {
  return `${Math.floor(milliseconds / 60_000)} min`
}
