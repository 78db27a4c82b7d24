import type { Subject } from '../condition.ts'
import type { SubjectState } from '../state.ts'
import { makeNotice } from './step.ts'

/** What a person decided about a subject. `changed: false`: it was so already, and nothing has to be written. */
export interface Operated {
  readonly state: SubjectState
  readonly changed: boolean
}

/** Nothing is told until then, but for a recovery. The latest silence stands: it may lengthen or shorten the one before. */
export function silence(state: SubjectState, until: Date, because: string): Operated {
  return { state: { ...state, silence: { until: until.toISOString(), because } }, changed: true }
}

/** A silence that has run out is still in the state: it goes, too, and that is no change people would notice. */
export function unsilence(state: SubjectState, now: Date): Operated {
  const { silence: held, ...rest } = state
  return { state: rest, changed: held !== undefined && held.until > now.toISOString() }
}

export interface AcknowledgeInput {
  readonly subject: Subject
  readonly by: string
  readonly now: Date
  /** Provider id, where it is known: the others' filters and the text go by it. */
  readonly provider?: string
}

/**
 * Somebody is on it: reminders stop, and the others are told once, as `info`, so that no phone rings for it. Undefined without an open
 * incident. An incident that nobody was told of is acknowledged without a word.
 */
export function acknowledge(
  state: SubjectState,
  { subject, by, now, provider }: AcknowledgeInput,
): Operated | undefined {
  const { incident } = state
  if (incident === undefined) return undefined
  if (state.acknowledged) return { state, changed: false }
  const acknowledged: SubjectState = { ...state, acknowledged: { at: now.toISOString(), by } }
  if (incident.told === undefined) return { state: acknowledged, changed: true }
  const facts = {
    since: state.since,
    by: 'nothing',
    certainty: 'certain',
    acknowledgedBy: by,
    ...(provider !== undefined && { provider }),
  } as const
  const notice = makeNotice({ subject, now, facts }, incident, {
    kind: 'acknowledged',
    severity: 'info',
    condition: incident.kind,
  })
  return { state: { ...acknowledged, owed: [...state.owed, notice] }, changed: true }
}
