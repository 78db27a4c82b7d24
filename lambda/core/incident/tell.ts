import type { ConditionKind } from '../condition.ts'
import type { NoticeFacts, NoticeKind } from '../notice.ts'
import type { Incident, SubjectState } from '../state.ts'
import type { Severity } from '../watch-list.ts'
import { levelOf, type Policy, quietUntil, STEADY_AFTER_MS, severityOf, worse } from './policy.ts'
import { hold, makeNotice, owe, type Transition, type TransitionInput } from './step.ts'

/** While a subject flaps, an incident is told only when it stands this long. */
const FLAPPING_TELLS_AFTER_MS = 60 * 60_000

/** Tells a step of an incident, unless something keeps it quiet; in quiet hours a threshold is a warning, told again when they end. */
export function tell(input: TransitionInput, incident: Incident, kind: NoticeKind, reason: string): Transition {
  const { subject, state, now, policy } = input
  const kept = keptQuiet(input, incident)
  if (kept !== undefined) return hold({ ...state, incident }, `${kept}: ${reason}`)
  const sibling = input.toldWith?.(incident.kind, incident.by)
  if (sibling !== undefined)
    return hold({ ...state, incident: withSibling(input, incident, sibling) }, `told with ${sibling}: ${reason}`)

  const full = isEstimated(input, incident) ? 'warning' : severityOf(incident.kind, subject, incident.by)
  const isHeld = incident.kind === 'critical' && full === 'urgent' && incident.by !== 'burning'
  const held = isHeld ? heldUntil(input) : undefined
  const before = incident.told?.kind
  // Who was told that it is urgent hears what became of it, even of what would be a warning by itself.
  const step = kind === 'worse' ? worse(full, incident.told?.highest ?? full) : full
  const severity: Severity = held ? 'warning' : step
  // Then it is news beside it that is a warning: the line itself has been told as urgent, and is reminded of so.
  const wasUrgent = incident.told?.severity === 'urgent' && toldKinds(incident).includes(incident.kind)
  const nextReminderAt = firstReminderAt(incident.kind, now, policy, incident.by)
  const facts: NoticeFacts = { ...input.facts, ...(nextReminderAt !== undefined && { nextReminderAt }) }
  const notice = makeNotice({ ...input, facts }, incident, {
    kind,
    severity,
    condition: incident.kind,
    ...(before !== undefined && { before }),
  })
  const { heldUntil: _, nextReminderAt: __, ...rest } = incident
  const told: Incident = {
    ...rest,
    told: {
      kind: incident.kind,
      severity: wasUrgent ? 'urgent' : severity,
      highest: worse(severity, incident.told?.highest ?? 'info'),
      at: now.toISOString(),
      ...kindsTold(incident),
    },
    ...(held && !wasUrgent && { heldUntil: held.toISOString() }),
    ...(nextReminderAt !== undefined && { nextReminderAt }),
  }
  return owe({ ...state, incident: told }, notice, reason)
}

/** An estimate that is above zero wakes nobody: most often a top-up was forgotten. */
function isEstimated({ facts }: TransitionInput, { by }: Incident): boolean {
  return by === 'estimate' && (facts.estimate === undefined || facts.estimate.amount > 0)
}

/** Tells what is beside a standing incident and changes nothing of it, but that who hears of it hears of the end. */
export function tellBeside(input: TransitionInput, incident: Incident): Transition {
  const { condition, subject, state, now } = input
  const { told } = incident
  const otherwise = `held: ${condition.kind} by ${condition.by}, beside what stands`
  // It waits for the end of a silence or of quiet hours, and until what stands was told itself.
  if (isSilenced(state, now) || told === undefined || heldUntil(input) !== undefined)
    return hold({ ...state, incident }, otherwise)
  const severity = severityOf(condition.kind, subject)
  const facts = { ...input.facts, since: now.toISOString() }
  // Of this key itself nothing was said where another's notice spoke for it; from now on its end is its own to tell.
  const { with: sibling, ...own } = told
  const kind = sibling === undefined ? 'worse' : 'opened'
  const notice = makeNotice({ ...input, facts }, incident, {
    kind,
    severity,
    condition: condition.kind,
    ...(sibling === undefined && { before: told.kind }),
  })
  const heard: Incident = {
    ...incident,
    told: { ...own, ...(sibling !== undefined && { kinds: [] }), highest: worse(severity, told.highest) },
  }
  return owe({ ...state, incident: heard }, notice, `${kind}: ${condition.kind} by ${condition.by}, beside what stands`)
}

/** What is due for a standing incident: the telling that a silence, quiet hours or flapping held back, or a reminder. */
export function remindOr(input: TransitionInput, incident: Incident, otherwise: string): Transition {
  const { state, now, policy } = input
  if (isSilenced(state, now)) return hold({ ...state, incident }, `silenced: ${otherwise}`)
  // What a notice about the spend says is known when that was read, which is hourly.
  const isUnread =
    (incident.by === 'budget' && input.facts.budget === undefined) ||
    (incident.by === 'estimate' && input.facts.estimate === undefined)
  if (isUnread) return hold({ ...state, incident }, otherwise)
  if (incident.told === undefined)
    return tell(
      { ...input, state: { ...state, incident } },
      incident,
      openingKind(incident),
      'opened: nothing keeps it quiet any more',
    )
  if (incident.told.with !== undefined) {
    const sibling = input.toldWith?.(incident.kind, incident.by)
    if (sibling !== undefined) return hold({ ...state, incident }, `told with ${sibling}: ${otherwise}`)
    // The key it was told with has recovered, this one has not.
    const { told: _, ...untold } = incident
    return tell(input, untold, openingKind(incident), 'opened: no longer told with another key')
  }
  if (incident.told.kind !== incident.kind) {
    return tell(input, incident, stepKind(incident, incident.kind), 'told: nothing keeps it quiet any more')
  }
  const isHeld =
    incident.heldUntil !== undefined && (incident.heldUntil > now.toISOString() || heldUntil(input) !== undefined)
  if (incident.heldUntil !== undefined && !isHeld)
    return tell(input, incident, 'worse', 'told again as urgent: quiet hours ended')
  const isDue = incident.nextReminderAt !== undefined && incident.nextReminderAt <= now.toISOString()
  if (state.acknowledged || !isDue) return hold({ ...state, incident }, otherwise)

  const nextReminderAt = new Date(now.getTime() + policy.reminders.thenMs).toISOString()
  const reminded: Incident = { ...incident, reminders: incident.reminders + 1, nextReminderAt }
  const facts: NoticeFacts = { ...input.facts, nextReminderAt }
  const notice = makeNotice({ ...input, facts }, reminded, {
    kind: 'reminder',
    severity: incident.told.severity,
    condition: incident.kind,
  })
  return owe({ ...state, incident: reminded }, notice, `reminder ${reminded.reminders}`)
}

/** Beside the one it is told with, where there are others. */
function kindsTold(incident: Incident): { readonly kinds?: readonly ConditionKind[] } {
  const kinds = [...new Set([...toldKinds(incident), incident.kind])]
  return kinds.length > 1 ? { kinds } : {}
}

/** The kinds this incident was told with, and the line it opened over. */
export function toldKinds({ told }: Incident): readonly ConditionKind[] {
  return told === undefined || told.with !== undefined ? [] : (told.kinds ?? [told.kind])
}

/** From a line or a blink to a block is an opening of its own; within either it is worse. Nobody told yet: it opens. */
export function stepKind(incident: Incident, kind: ConditionKind): 'opened' | 'worse' {
  if (incident.told === undefined || incident.told.with !== undefined) return 'opened'
  const wasBlocked = levelOf(incident.told.kind) >= levelOf('exhausted')
  return levelOf(kind) >= levelOf('exhausted') && !wasBlocked ? 'opened' : 'worse'
}

function openingKind(incident: Incident): NoticeKind {
  return incident.kind === 'unknown' ? 'unclear' : 'opened'
}

function keptQuiet({ state, now }: TransitionInput, incident: Incident): string | undefined {
  if (isSilenced(state, now)) return 'silenced'
  const ageMs = now.getTime() - Date.parse(incident.openedAt)
  const { flapping } = state
  const isRecent = flapping && Date.parse(incident.openedAt) - Date.parse(flapping.lastEndedAt) < STEADY_AFTER_MS
  const isOpening = stepKind(incident, incident.kind) === 'opened'
  return isRecent && isOpening && ageMs < FLAPPING_TELLS_AFTER_MS ? 'flapping' : undefined
}

/** What was told itself stays so, and its end will be told; only the step is the sibling's to tell. */
function withSibling({ subject, now }: TransitionInput, incident: Incident, sibling: string): Incident {
  if (incident.told !== undefined && incident.told.with === undefined) return incident
  const severity = severityOf(incident.kind, subject, incident.by)
  return {
    ...incident,
    told: { kind: incident.kind, severity, highest: severity, at: now.toISOString(), with: sibling },
  }
}

/** A threshold warns once, and a budget says each of its steps once; what blocks, or blinks, is said again. */
export function firstReminderAt(
  kind: ConditionKind,
  now: Date,
  policy: Policy,
  by?: Incident['by'],
): string | undefined {
  if (kind === 'low' || kind === 'healthy' || by === 'budget' || by === 'estimate') return undefined
  return new Date(now.getTime() + policy.reminders.firstMs).toISOString()
}

/** The end of the quiet hours, unless the money ends before them. */
export function heldUntil({ now, policy, facts }: TransitionInput): Date | undefined {
  const quiet = quietUntil(now, policy)
  if (quiet === undefined || facts.runway === undefined) return quiet
  return Date.parse(facts.runway.soonest) > quiet.getTime() ? quiet : undefined
}

export function isSilenced(state: SubjectState, now: Date): boolean {
  return state.silence !== undefined && state.silence.until > now.toISOString()
}
