import { subjectId } from '../core/condition.ts'
import { assess } from '../core/incident/assess.ts'
import { levelOf } from '../core/incident/policy.ts'
import { emptyState } from '../core/state.ts'
import { contain } from './contain.ts'
import type { SweepContext } from './context.ts'

/** Pools that this sweep's answers show blocked, and that are not known to be blocked in this way: worth a question more. */
export function refusedNow(context: SweepContext): readonly { readonly key: string; readonly pool: string }[] {
  return context.watchList.keys.flatMap(key => {
    const provider = context.providers.get(key.provider)
    const answers = context.answers.get(key.name)
    if (provider === undefined || answers === undefined) return []
    return key.pools.flatMap(pool => {
      const id = subjectId({ about: 'pool', key: key.name, pool: pool.name })
      const state = context.states.get(id) ?? emptyState(id, context.startedAt)
      const found = contain(
        context,
        key.name,
        () => assess({ key, pool, provider, state, answers, canariesAsked: true }).condition,
        () => undefined,
      )
      const isNews =
        found !== undefined && levelOf(found.kind) >= levelOf('exhausted') && state.incident?.kind !== found.kind
      return isNews ? [{ key: key.name, pool: pool.name }] : []
    })
  })
}
