import type { Answer } from '../../../lambda/core/answer.ts'
import type { Condition } from '../../../lambda/core/condition.ts'
import { isAnswered } from '../../../lambda/core/observation.ts'
import { asksPoolItself } from '../../../lambda/core/probe-call.ts'
import type { Provider } from '../../../lambda/core/provider.ts'
import { type Pool, poolLabel, type WatchedKey, type WatchList } from '../../../lambda/core/watch-list.ts'
import { faultInWords } from './print-faults.ts'
import type { SweptOnce } from './sweep-once.ts'

/** One row of `check`: a pool, what holds for it, and everything that was asked about it. */
export interface CheckedPool {
  readonly label: string
  readonly key: WatchedKey
  readonly pool: Pool
  readonly provider: Provider
  readonly condition: Condition
  /** A fault of ours that was met at the key: what is unknown of it is so for that. */
  readonly fault?: string
  /** Questions about this pool itself. */
  readonly asked: readonly Answer[]
  /** Other spellings of its model, asked because it was refused. */
  readonly spellings: readonly Answer[]
  /** Other pools of the same key that were asked by a paid call. */
  readonly beside: readonly Answer[]
}

/** The report in the order of the watch list; a pool that nothing could be asked about is there too. */
export function checkedPools(
  watchList: WatchList,
  { pools, faults }: Pick<SweptOnce, 'pools' | 'faults'>,
  providers: readonly Provider[],
): readonly CheckedPool[] {
  return watchList.keys.flatMap(key => {
    const provider = providers.find(({ id }) => id === key.provider)
    if (provider === undefined) return []
    const answers = new Set(pools.filter(each => each.key === key.name).flatMap(each => each.answers))
    const ofKey = [...answers].filter(({ call }) => call.key === key.name)
    return key.pools.map(pool => {
      const about = ofKey.filter(({ call }) => call.pools.includes(pool.name))
      const found = pools.find(each => each.key === key.name && each.pool === pool.name)
      return {
        label: poolLabel(key.name, pool.name),
        key,
        pool,
        provider,
        condition: found?.condition ?? NOT_ASKED,
        ...(faults.has(key.name) && { fault: faultInWords(faults.get(key.name)) }),
        asked: about.filter(({ call }) => asksPoolItself(call) && call.purpose !== 'fallback'),
        spellings: about.filter(({ call }) => call.purpose === 'alternative'),
        beside: ofKey.filter(
          ({ call }) =>
            call.probe.kind === 'canary' &&
            call.purpose !== 'alternative' &&
            asksPoolItself(call) !== call.pools.includes(pool.name),
        ),
      }
    })
  })
}

const NOT_ASKED: Condition = { kind: 'unknown', certainty: 'likely', by: 'nothing', why: 'no-safe-probe', proves: [] }

/** 'answered in 0.3 s', 'refused (HTTP 400)', 'no answer within 15 s'. */
export function outcomeOf({ observation, verdict }: Answer): string {
  if (!isAnswered(observation))
    return observation.failure === 'credential' ? 'not sent' : (observation.detail ?? observation.failure)
  if (verdict.kind !== 'healthy')
    return `${verdict.kind === 'unknown' ? 'not understood' : 'refused'} (HTTP ${observation.status})`
  const { tookMs } = observation
  if (tookMs === undefined) return 'answered'
  return `answered in ${tookMs < 100 ? `${tookMs} ms` : `${(tookMs / 1_000).toFixed(1)} s`}`
}
