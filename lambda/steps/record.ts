import type { SubjectState } from '../core/state.ts'
import { tidied } from '../core/tidy-state.ts'
import type { SweepContext } from './context.ts'

/** Writes states over the versions they were decided on, and keeps the context's view in step. Returns the subjects whose write was lost. */
export async function record(context: SweepContext, states: readonly SubjectState[]): Promise<readonly string[]> {
  if (states.length === 0) return []
  const now = context.ports.clock.now()
  const next = states.map(state => ({ ...tidied(state, now), version: state.version + 1 }))
  const lost: string[] = []
  const outcomes = await context.ports.store.record(next)
  outcomes.forEach((recorded, index) => {
    const written = next[index]
    if (recorded.outcome === 'written') {
      if (written) context.states.set(recorded.subject, written)
      return
    }
    lost.push(recorded.subject)
    if (recorded.current) context.states.set(recorded.subject, recorded.current)
    else context.states.delete(recorded.subject)
  })
  return lost
}
