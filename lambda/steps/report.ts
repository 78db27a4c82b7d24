import { subjectId } from '../core/condition.ts'
import { levelOf } from '../core/incident/policy.ts'
import type { WatchedKey } from '../core/watch-list.ts'
import type { PoolReport } from '../sweep-report.ts'
import type { SweepContext } from './context.ts'
import { measurePool } from './measure.ts'
import type { Settled } from './settle.ts'

/**
 * Says what was seen of these keys' pools as soon as it is decided, so that it need not be kept; of a pool that is looked at again, after that.
 * Gives what the end of the sweep needs.
 */
export function reportDecided(
  context: SweepContext,
  keys: readonly WatchedKey[],
  settled: readonly Settled[],
): readonly Settled[] {
  const bySubject = new Map(settled.map(each => [subjectId(each.subject), each]))
  for (const key of keys)
    for (const { name } of key.pools) {
      const subject = subjectId({ about: 'pool', key: key.name, pool: name })
      const decided = bySubject.get(subject)
      if (decided === undefined) continue
      context.unreported.delete(subject)
      if (isWorthASecondLook(decided)) context.unreported.set(subject, { key, decided })
      else report(context, key, decided)
    }
  return settled.filter(each => each.notices.length > 0 || isWorthASecondLook(each))
}

/** What waited for the second look, whether it came or not. */
export function reportRest(context: SweepContext): void {
  for (const { key, decided } of context.unreported.values()) report(context, key, decided)
  context.unreported.clear()
}

/** Only what was down is waited for; a balance that left its line can wait for the next sweep. */
export function isWorthASecondLook({ recovering, state: { incident } }: Settled): boolean {
  return recovering && incident !== undefined && levelOf(incident.kind) >= levelOf('exhausted')
}

function report(context: SweepContext, key: WatchedKey, decided: Settled): void {
  const { subject, state, condition, forecast, reason } = decided
  const pool = key.pools.find(({ name }) => subject.about === 'pool' && name === subject.pool)
  if (condition === undefined || pool === undefined) return
  const answers = (context.answers.get(key.name) ?? []).filter(
    ({ call }) => call.pools.includes(pool.name) || call.purpose === 'fallback',
  )
  const { name, provider } = key
  const seen: PoolReport = {
    key: name,
    pool: pool.name,
    provider,
    condition,
    state,
    ...(forecast && { forecast }),
    answers,
    reason,
  }
  measurePool(context, key, pool, seen)
  context.options.seen?.(seen)
}
