import type { ConditionKind } from '../condition.ts'
import type { Incident } from '../state.ts'
import { levelOf } from './policy.ts'
import { byOf, shownBy, type Transition, type TransitionInput } from './step.ts'
import { isSilenced, remindOr, stepKind, tell, tellBeside } from './tell.ts'

const BURNS_AGAIN_AFTER_MS = 6 * 60 * 60_000

/**
 * What is news while a line stands though it is no step up: a recharge that did not come, a step of the budget, a line of the balance beside the
 * budget, an estimate that is evidently wrong, burning. Undefined: none of these.
 */
export function newsBesideLine(input: TransitionInput, incident: Incident): Transition | undefined {
  const { condition, fresh } = input
  if (isRechargeNews(input, incident)) return notRecharged(input, incident)
  if (condition.by === 'budget') return duringBudget(input, incident)
  if (incident.by === 'budget' && fresh && isLine(condition.kind)) return besidesBudget(input, incident)
  if (condition.contradiction === 'top-up-missing' && isLine(incident.kind)) return doubted(input, incident)
  const burnsNow = condition.by === 'burning' && incident.by !== 'burning' && condition.kind === incident.kind
  return burnsNow && fresh ? burn(input, incident) : undefined
}

/** The same trouble seen again: a streak of anything else ends; a reminder may be due. */
export function again(input: TransitionInput, incident: Incident): Transition {
  if (!input.fresh) return remindOr(input, incident, `held: still ${incident.kind}, not asked in this sweep`)
  const { sight: _, ...state } = input.state
  return remindOr({ ...input, state }, burnedOut(input, incident), `held: still ${incident.kind}`)
}

/** Under the line still, and no longer burning: should it burn again, that is news again. Not within hours: a loop that pauses is one loop. */
function burnedOut({ condition, now }: TransitionInput, incident: Incident): Incident {
  const since = incident.told === undefined ? 0 : now.getTime() - Date.parse(incident.told.at)
  if (incident.by !== 'burning' || condition.by === 'burning' || condition.kind !== incident.kind) return incident
  if (since < BURNS_AGAIN_AFTER_MS) return incident
  const { by: _, ...others } = incident
  return { ...others, ...byOf(condition) }
}

/** It was under a line, and now it burns as well: urgent, whatever was told before. */
function burn(input: TransitionInput, incident: Incident): Transition {
  if (waits(input, incident)) return again(input, incident)
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
  if (!input.fresh || incident.topUpMissing || waits(input, incident)) return again(input, incident)
  const { sight: _, ...rest } = input.state
  const { heldUntil: _heldUntil, nextReminderAt: _nextReminderAt, ...others } = incident
  const next: Incident = { ...others, kind: 'low', by: 'estimate', topUpMissing: true }
  const facts = { ...input.facts, since: input.now.toISOString() }
  const after = { ...input, state: { ...rest, incident: next, condition: 'low' as const }, facts }
  return tell(after, next, stepKind(next, 'low'), 'worse: the estimate is evidently wrong')
}

function isRechargeNews({ condition, state, fresh }: TransitionInput, incident: Incident): boolean {
  const isNoWorse = levelOf(condition.kind) <= levelOf(incident.kind)
  return (
    isLine(incident.kind) &&
    // What was not told yet says it when it is.
    incident.told !== undefined &&
    incident.told.with === undefined &&
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

/** News of what was told, and is silenced, is kept for the end of the silence: nothing of it is marked as told. */
function waits({ state, now }: TransitionInput, { told }: Incident): boolean {
  return told !== undefined && told.with === undefined && isSilenced(state, now)
}

function isLine(kind: ConditionKind): boolean {
  return kind === 'low' || kind === 'critical'
}
