import type { Span } from '../core/spans.ts'
import type { Loaded } from '../ports.ts'
import type { SweepContext } from './context.ts'

/** Reads the states, all or those in these spans, into the context. */
export async function load(context: SweepContext, spans?: readonly Span[]): Promise<Loaded> {
  const loaded = await context.ports.store.load(spans)
  for (const [subject, state] of loaded.states) context.states.set(subject, state)
  if (loaded.lastSweep?.complete) context.lastSweepAt = new Date(loaded.lastSweep.at)
  if (loaded.unreadable.length > 0)
    context.ports.meter.warn('states that could not be read are kept as they are', { subjects: loaded.unreadable })
  return loaded
}
