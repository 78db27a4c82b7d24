import type { Answer } from '../core/answer.ts'
import { subjectId } from '../core/condition.ts'
import { exact } from '../core/exact.ts'
import {
  type ForecastState,
  type PoolForecast,
  type PoolForecastInput,
  poolForecast,
} from '../core/incident/forecast-condition.ts'
import { emptyState } from '../core/state.ts'
import type { WatchedKey } from '../core/watch-list.ts'
import { contain } from './contain.ts'
import type { SweepContext } from './context.ts'
import { trackUse } from './track-use.ts'
import { letGo } from './tracked.ts'

/** A pool's forecast, and what it rests on. */
export interface Foreseen {
  readonly forecast: PoolForecast
  readonly state: ForecastState
  readonly read: readonly Answer[]
}

/** What such readings showed before stands. */
const NOTHING_READ: PoolForecast = { series: false }

/**
 * Works out a key's forecasts as soon as its balance is read: they are a sweep's largest work, and cost no time while other answers are
 * waited for. Without the readings of the past there are none yet.
 * @param isLast no other balance of the key is waited for: its readings have done their work
 */
export function foresee(context: SweepContext, key: WatchedKey, answers: readonly Answer[], isLast = false): void {
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
    context.foreseen.set(state.subject, { forecast, state, read: withReadings(answers) })
  }
  if (isLast)
    letGo(
      context,
      key,
      series.map(({ unit }) => unit),
    )
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
    foreseen.read.every(answer => read.includes(answer))
  const early = context.foreseen.get(subject)
  if (early === undefined || !rests(early)) foresee(context, key, answers)
  const foreseen = context.foreseen.get(subject)
  context.foreseen.delete(subject)
  return foreseen?.forecast
}

/** In all that a forecast rests on: a counted call changes a state, too, and a lost write reads it again. */
function isSameState(one: ForecastState, other: ForecastState): boolean {
  const isSame = (part: keyof ForecastState) =>
    one[part] === other[part] || JSON.stringify(one[part]) === JSON.stringify(other[part])
  return isSame('incident') && isSame('balance') && isSame('ledger') && isSame('budgetTold')
}

function withReadings(answers: readonly Answer[]): readonly Answer[] {
  return exact(answers.filter(({ readings }) => readings !== undefined))
}
