import type { Incident, SubjectState } from '../state.ts'
import { levelOf } from './policy.ts'
import { hold, makeNotice, owe, type Transition, type TransitionInput } from './step.ts'

/**
 * Ends an incident that rests on what nobody has been able to read for a month: it is not over, it is not known any more, and that is said.
 * Undefined: it stands.
 */
export function lapse(input: TransitionInput, incident: Incident): Transition | undefined {
  const { condition, state, subject, now } = input
  if (!condition.lapsed || levelOf(condition.kind) >= levelOf('exhausted')) return undefined
  const { incident: _incident, sight: _sight, acknowledged: _by, ...rest } = state
  const ended: SubjectState = { ...rest, condition: 'unknown', since: now.toISOString() }
  const { told } = incident
  if (told === undefined || told.with !== undefined) return hold(ended, 'lapsed: nobody was told of it')
  const { provider } = input.facts
  const facts = {
    ...(provider !== undefined && { provider }),
    since: incident.openedAt,
    by: 'estimate',
    certainty: 'likely',
    endedAt: now.toISOString(),
  } as const
  const notice = makeNotice({ subject, now, facts }, incident, {
    kind: 'closed',
    severity: told.highest,
    condition: 'unknown',
    before: told.kind,
  })
  return owe(ended, notice, 'closed: what it rests on was not read for a month')
}
