import type { Answer } from '../core/answer.ts'
import { subjectId } from '../core/condition.ts'
import { type PoolForecast, type PoolForecastInput, poolForecast } from '../core/incident/forecast-condition.ts'
import { emptyState, type SubjectState } from '../core/state.ts'
import type { WatchedKey } from '../core/watch-list.ts'
import { contain } from './contain.ts'
import type { SweepContext } from './context.ts'
import { trackUse } from './track-use.ts'

/** A pool's forecast, and what it rests on. */
export interface Foreseen {
  readonly forecast: PoolForecast
  readonly state: SubjectState
  readonly read: readonly Answer[]
}

/** What such readings showed before stands. */
const NOTHING_READ: PoolForecast = { series: false }

/**
 * Works out a key's forecasts as soon as its balance is read: they are a sweep's largest work, and cost no time while other answers are
 * waited for. Without the readings of the past there are none yet.
 */
export function foresee(context: SweepContext, key: WatchedKey, answers: readonly Answer[]): void {
  const provider = context.providers.get(key.provider)
  if (provider === undefined) return
  const series = contain(
    context,
    key.name,
    () => trackUse(context, key, answers),
    () => [],
  )
  const now = context.ports.clock.now()
  for (const pool of key.pools) {
    const subject = subjectId({ about: 'pool', key: key.name, pool: pool.name })
    const state = context.states.get(subject) ?? emptyState(subject, now)
    const forecast = contain(
      context,
      key.name,
      () => poolForecast({ key, pool, provider, state, series, answers, now }),
      () => NOTHING_READ,
    )
    context.foreseen.set(subject, { forecast, state, read: withReadings(answers) })
  }
}

/** What was foreseen of a pool, where it still rests on the same readings and state; worked out now otherwise. Given once: it need not be kept. */
export function forecastOf(
  context: SweepContext,
  input: Omit<PoolForecastInput, 'series' | 'provider'>,
): PoolForecast | undefined {
  const { key, pool, answers, state } = input
  const subject = subjectId({ about: 'pool', key: key.name, pool: pool.name })
  const read = withReadings(answers)
  const rests = (foreseen: Foreseen) =>
    isSameState(foreseen.state, state) &&
    foreseen.read.length === read.length &&
    foreseen.read.every((answer, index) => answer === read[index])
  const early = context.foreseen.get(subject)
  if (early === undefined || !rests(early)) foresee(context, key, answers)
  const foreseen = context.foreseen.get(subject)
  context.foreseen.delete(subject)
  return foreseen?.forecast
}

function isSameState(one: SubjectState, other: SubjectState): boolean {
  return one === other || (one.version === 0 && other.version === 0)
}

function withReadings(answers: readonly Answer[]): readonly Answer[] {
  return answers.filter(({ readings }) => readings !== undefined)
}
