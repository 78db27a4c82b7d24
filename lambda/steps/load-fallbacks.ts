import { spansOf } from '../core/spans.ts'
import type { SweepContext } from './context.ts'

/** A fallback may be a key of another range: what its canary may cost stands in its state. */
export async function loadFallbacks(
  context: SweepContext,
  refused: readonly { readonly key: string; readonly pool: string }[],
): Promise<void> {
  if (!context.isPart) return
  const own = new Set(context.watchList.keys.map(({ name }) => name))
  const wanted = new Set(refused.map(({ key, pool }) => `${key}/${pool}`))
  const elsewhere = context.watchList.keys.flatMap(key =>
    key.pools.flatMap(({ name, fallback }) => {
      const there = fallback?.split('/')[0]
      return there !== undefined && wanted.has(`${key.name}/${name}`) ? [there] : []
    }),
  )
  const foreign = elsewhere.filter(name => !own.has(name) && context.allKeys.some(key => key.name === name))
  if (foreign.length === 0) return
  const { states } = await context.ports.store.load(spansOf(foreign, []))
  for (const [subject, state] of states) if (!context.states.has(subject)) context.states.set(subject, state)
}
