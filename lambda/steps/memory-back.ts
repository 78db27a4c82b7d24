import { levelOf } from '../core/incident/policy.ts'
import { toldKinds } from '../core/incident/tell.ts'
import { emptyState, type Incident, type SubjectState } from '../core/state.ts'
import type { SweepContext } from './context.ts'
import { lossNotice } from './memory-lost.ts'
import { record } from './record.ts'

/** A claim is tried so often where others write at the same time. */
const TRIES = 3

/**
 * The first sweep whose memory is back, if this process told of the loss, owes the word that it is, and takes over what was opened and told
 * meanwhile: it is not told again, and its end will be told. Forgotten by the process only when it is written.
 */
export async function memoryBack(context: SweepContext): Promise<void> {
  const memory = context.options.process
  const since = memory?.memoryLossToldAt
  if (memory === undefined || since === undefined) return
  const back = lossNotice('recovered', context.startedAt, undefined, since)
  const changes = new Map<string, (state: SubjectState) => SubjectState>([
    [
      'watchdog',
      state => (state.owed.some(({ id }) => id === back.id) ? state : { ...state, owed: [...state.owed, back] }),
    ],
    ...[...(memory.toldMeanwhile ?? [])].map(
      ([subject, incident]) => [subject, (state: SubjectState) => takeOver(state, incident)] as const,
    ),
  ])
  for (let tries = 0; tries < TRIES && changes.size > 0; tries += 1) {
    const states = [...changes].map(([subject, change]) =>
      change(context.states.get(subject) ?? emptyState(subject, context.startedAt)),
    )
    const lost = new Set(await record(context, states))
    for (const subject of changes.keys()) if (!lost.has(subject)) changes.delete(subject)
  }
  delete memory.memoryLossToldAt
  delete memory.toldMeanwhile
}

/** An opening that was decided, written and not published before the memory was lost has been told since. */
function takeOver(state: SubjectState, incident: Incident): SubjectState {
  const known = state.incident
  const owed = state.owed.filter(({ kind, condition }) => !(kind === 'opened' && condition === incident.kind))
  const isTold = known?.told !== undefined && known.told.with === undefined
  if (isTold && levelOf(known.told?.kind ?? 'healthy') >= levelOf(incident.kind))
    return { ...state, owed, incident: toldAgain(known, incident) }
  const { sight: _, ...rest } = state
  return { ...rest, owed, incident, condition: incident.kind, since: incident.openedAt }
}

/** Told once more just now, as urgent: a reminder waits from there, and nothing is held back for the end of the quiet hours. */
function toldAgain({ heldUntil: _, ...known }: Incident, { kind, told, nextReminderAt }: Incident): Incident {
  return {
    ...known,
    ...(known.told && {
      told: { ...known.told, ...told, kind: known.told.kind, kinds: [...new Set([...toldKinds(known), kind])] },
    }),
    ...(nextReminderAt !== undefined && { nextReminderAt }),
  }
}
