import { subjectId } from '../condition.ts'
import { hash } from '../hash.ts'
import type { NoticeFacts } from '../notice.ts'
import type { Flapping, Incident, Sight, SubjectState } from '../state.ts'
import type { Severity } from '../watch-list.ts'
import { withEpisode } from './episodes.ts'
import { confirmationFor, levelOf, quietUntil, STEADY_AFTER_MS, severityOf, worse } from './policy.ts'
import {
  countSight,
  DAY_MS,
  FLAPPING_OPENINGS,
  hold,
  makeNotice,
  newIncident,
  owe,
  recentOpenings,
  type Transition,
  type TransitionInput,
} from './step.ts'
import { firstReminderAt, heldUntil, remindOr, stepKind } from './tell.ts'

type Told = NonNullable<Incident['told']>

/** Healthy, or at least answering again: told after two sights by a probe that can prove it. */
export function recover(input: TransitionInput, incident: Incident): Transition {
  const { condition, state, now } = input
  if (!input.fresh) return remindOr(input, incident, 'held: not asked in this sweep')
  const proven =
    incident.shownBy.length === 0 || condition.proves.some(kind => kind === 'canary' || incident.shownBy.includes(kind))
  if (!proven)
    return remindOr(
      input,
      incident,
      `held: healthy, but not by what showed the trouble (${incident.shownBy.join(', ')})`,
    )

  const sight = countSight(state.sight, condition, now)
  if (sight.count < confirmationFor('healthy', 'certain', input.subject).sights)
    return hold({ ...state, sight }, 'held: first healthy sight', true)

  const ended = endedState(input, incident, sight)
  const { told } = incident
  if (told === undefined) return hold(ended, `recovered from ${incident.kind}: nobody was told of it`)
  const isHidden = told.with === undefined && stepKind(incident, incident.kind) === 'opened'
  const openings = recentOpenings(state, now, sight.firstAt)
  if (isHidden && condition.kind !== 'healthy') {
    const otherwise = `recovered from ${incident.kind}, of which nobody was told: ${told.kind} stands as told`
    return remindOr({ ...input, state: { ...ended, openings } }, unheard(input, sight, incident, told), otherwise)
  }
  const next = condition.kind === 'healthy' ? ended : { ...ended, openings, incident: continued(input, sight, told) }
  if (told.with !== undefined) return hold(next, `recovered from ${incident.kind}: told with ${told.with}`)

  const flapping = state.flapping ?? flappingFrom(input, sight, told.highest)
  const isNewlyFlapping = flapping !== undefined && state.flapping === undefined
  const facts: NoticeFacts = {
    ...input.facts,
    endedAt: sight.firstAt,
    // What was low for days and then empty for minutes was down for minutes.
    lastedMs: Date.parse(sight.firstAt) - Date.parse(state.since),
    ...(incident.balanceAtOpening && { balanceBefore: incident.balanceAtOpening }),
    ...(ended.closerUntil !== undefined && { closerUntil: ended.closerUntil }),
    ...(isNewlyFlapping && { episodes: flapping.episodes, flappingSince: flapping.since }),
  }
  const kind = isNewlyFlapping ? 'flapping' : 'recovered'
  const notice = makeNotice({ ...input, facts }, incident, {
    kind,
    severity: endSeverity(input, told),
    condition: condition.kind,
    before: told.kind,
  })
  return owe({ ...next, ...(isNewlyFlapping && { flapping }) }, notice, `${kind}: ${incident.kind} is over`)
}

/** No incident and no trouble: what was unconfirmed is forgotten; a closer watch, or flapping, may have come to its end. */
export function settle(input: TransitionInput): Transition {
  const { state, condition, now } = input
  if (!input.fresh) return hold(state, 'held: not asked in this sweep')
  const { sight: _, ...rest } = state
  const since = state.condition === condition.kind ? state.since : now.toISOString()
  const settled: SubjectState = { ...rest, condition: condition.kind, since, lastHealthyAt: now.toISOString() }
  return steadyAgain(input, settled) ?? watchEnded(input, settled) ?? hold(settled, 'healthy')
}

function steadyAgain(input: TransitionInput, state: SubjectState): Transition | undefined {
  const { flapping, ...steady } = state
  if (flapping === undefined || input.now.getTime() - Date.parse(flapping.lastEndedAt) < STEADY_AFTER_MS)
    return undefined
  const facts: NoticeFacts = {
    ...input.facts,
    episodes: flapping.episodes,
    flappingSince: flapping.since,
    endedAt: flapping.lastEndedAt,
  }
  const incident = {
    id: hash(`${subjectId(input.subject)}|flapping|${flapping.since}`),
    openedAt: flapping.since,
    reminders: 0,
  }
  const notice = makeNotice({ ...input, facts }, incident, {
    kind: 'steady',
    severity: flapping.severity,
    condition: 'healthy',
  })
  return owe(steady, notice, 'steady: healthy for 6 h after flapping')
}

function watchEnded(input: TransitionInput, state: SubjectState): Transition | undefined {
  const { closerUntil, ...rest } = state
  if (closerUntil === undefined || closerUntil > input.now.toISOString()) return undefined
  if (state.flapping) return hold(rest, 'healthy: the closer watch ended')
  const startedAt = new Date(Date.parse(closerUntil) - DAY_MS).toISOString()
  const incident = { id: hash(`${subjectId(input.subject)}|${closerUntil}`), openedAt: startedAt, reminders: 0 }
  const facts: NoticeFacts = { ...input.facts, closerUntil }
  const notice = makeNotice({ ...input, facts }, incident, { kind: 'watched', severity: 'info', condition: 'healthy' })
  return owe(rest, notice, 'watched: the closer watch ended well')
}

function endedState(input: TransitionInput, incident: Incident, sight: Sight): SubjectState {
  const {
    incident: _incident,
    sight: _sight,
    acknowledged: _acknowledged,
    throttledAt: _throttledAt,
    ...rest
  } = input.state
  const wasBlocked = levelOf(incident.kind) >= levelOf('exhausted')
  const isTold = incident.told !== undefined && stepKind(incident, incident.kind) !== 'opened'
  const flapping = rest.flapping && {
    ...rest.flapping,
    episodes: rest.flapping.episodes + 1,
    lastEndedAt: sight.firstAt,
  }
  return {
    ...rest,
    condition: input.condition.kind,
    since: sight.firstAt,
    lastHealthyAt: input.now.toISOString(),
    ...(wasBlocked && isTold && { closerUntil: new Date(input.now.getTime() + DAY_MS).toISOString() }),
    ...(flapping && { flapping }),
    ...(wasBlocked && {
      history: withEpisode(input.state.history, { kind: incident.kind, from: incident.openedAt, until: sight.firstAt }),
    }),
  }
}

/** Still under a line after a block: the recovery has said so, and the line stands as told. */
function continued(input: TransitionInput, sight: Sight, told: Told): Incident {
  const { condition, now, policy } = input
  const { balanceAtOpening: _, ...incident } = newIncident(input, sight.firstAt)
  const { kind } = condition
  const severity = endSeverity(input, told)
  const nextReminderAt = firstReminderAt(kind, now, policy, incident.by)
  const isHeld = kind === 'critical' && severity !== 'urgent'
  return {
    ...incident,
    told: {
      kind,
      severity,
      highest: severity,
      at: now.toISOString(),
      ...(told.with !== undefined && { with: told.with }),
    },
    ...(isHeld && { heldUntil: (quietUntil(now, policy) ?? now).toISOString() }),
    ...(nextReminderAt !== undefined && { nextReminderAt }),
  }
}

/** Nobody heard of the block: the line goes on as it was told before it, never backwards, with the reminders that are due of it. */
function unheard(input: TransitionInput, sight: Sight, incident: Incident, told: Told): Incident {
  const { heldUntil, nextReminderAt } = incident
  const next = newIncident(input, sight.firstAt)
  return {
    ...next,
    kind: levelOf(told.kind) > levelOf(next.kind) ? told.kind : next.kind,
    told,
    ...(heldUntil !== undefined && { heldUntil }),
    ...(nextReminderAt !== undefined && { nextReminderAt }),
  }
}

/** To everybody who was told; a line that is urgent by itself, to all whom that concerns. */
function endSeverity(input: TransitionInput, told: Told): Severity {
  const { condition, subject } = input
  const isQuiet = condition.kind === 'critical' && heldUntil(input) !== undefined
  return worse(isQuiet ? 'warning' : severityOf(condition.kind, subject), told.highest)
}

function flappingFrom({ state, now }: TransitionInput, sight: Sight, severity: Severity): Flapping | undefined {
  const openings = recentOpenings(state, now)
  const since = openings[0]
  if (since === undefined || openings.length < FLAPPING_OPENINGS) return undefined
  return { since, episodes: openings.length, lastEndedAt: sight.firstAt, severity }
}
