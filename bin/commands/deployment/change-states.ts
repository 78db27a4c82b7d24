import { subjectId } from '../../../lambda/core/condition.ts'
import type { Operated } from '../../../lambda/core/incident/operator.ts'
import { emptyState, type SubjectState } from '../../../lambda/core/state.ts'
import type { Loaded, StateStore } from '../../../lambda/ports.ts'
import type { PoolSubject } from './name-pools.ts'

/** A sweep writes a subject once or twice; more often than that somebody else is at it, too. */
const TRIES = 5

/** What became of one subject. `before` is what the change was decided on. */
export interface Changed {
  readonly subject: PoolSubject
  readonly outcome: 'written' | 'unchanged' | 'refused' | 'lost' | 'unreadable'
  readonly before: SubjectState
  readonly after: SubjectState
}

/**
 * Changes states as a sweep does: each over the version it was decided on, decided anew when a sweep was faster. `change` gives undefined
 * where the subject is not in a state for it (`refused`). What this version cannot read is never overwritten.
 */
export async function changeStates(
  store: StateStore,
  { states, unreadable }: Loaded,
  subjects: readonly PoolSubject[],
  change: (state: SubjectState, subject: PoolSubject) => Operated | undefined,
  now: Date,
): Promise<readonly Changed[]> {
  const changed: Changed[] = []
  for (const subject of subjects) {
    const id = subjectId(subject)
    const first = states.get(id) ?? emptyState(id, now)
    changed.push(
      unreadable.includes(id)
        ? { subject, outcome: 'unreadable', before: first, after: first }
        : await changeOne(store, subject, first, state => change(state, subject)),
    )
  }
  return changed
}

async function changeOne(
  store: StateStore,
  subject: PoolSubject,
  first: SubjectState,
  change: (state: SubjectState) => Operated | undefined,
): Promise<Changed> {
  let before = first
  for (let tries = 0; tries < TRIES; tries += 1) {
    const operated = change(before)
    if (operated === undefined) return { subject, outcome: 'refused', before, after: before }
    const after = { ...operated.state, version: before.version + 1 }
    if (!operated.changed) return { subject, outcome: 'unchanged', before, after: before }
    const [recorded] = await store.record([after])
    if (recorded?.outcome === 'written') return { subject, outcome: 'written', before, after }
    if (recorded?.current === undefined) break
    before = recorded.current
  }
  return { subject, outcome: 'lost', before, after: before }
}
