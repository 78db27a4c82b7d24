import type { PoolReport } from '../sweep-report.ts'
import type { SweepContext } from './context.ts'
import type { Settled } from './settle.ts'

/** What the sweep saw of each pool, in the order of the watch list; where it looked twice, the second look. */
export function poolReports(context: SweepContext, decisions: readonly Settled[]): readonly PoolReport[] {
  const byPool = new Map<string, Settled>()
  for (const decision of decisions) {
    if (decision.subject.about === 'pool') byPool.set(`${decision.subject.key}/${decision.subject.pool}`, decision)
  }
  return context.watchList.keys.flatMap(key =>
    key.pools.flatMap(pool => {
      const decision = byPool.get(`${key.name}/${pool.name}`)
      if (decision?.condition === undefined) return []
      const answers = (context.answers.get(key.name) ?? []).filter(
        ({ call }) => call.pools.includes(pool.name) || call.purpose === 'fallback',
      )
      const { condition, forecast } = decision
      return [
        {
          key: key.name,
          pool: pool.name,
          provider: key.provider,
          condition,
          state: decision.state,
          ...(forecast && { forecast }),
          answers,
          reason: decision.reason,
        },
      ]
    }),
  )
}
