import type { Answer } from '../core/answer.ts'
import { append, merge } from '../core/forecast/append.ts'
import { decodeSeries, encodeSeries } from '../core/forecast/encode.ts'
import { monthsSpend, SPENT } from '../core/forecast/months-spend.ts'
import { sampleId } from '../core/forecast/sample-id.ts'
import { emptySeries, type Series } from '../core/forecast/series.ts'
import { isDueForStore } from '../core/forecast/store-rule.ts'
import { sampleSpansOf } from '../core/spans.ts'
import type { WatchedKey } from '../core/watch-list.ts'
import type { SampleStore } from '../ports.ts'
import type { SweepContext } from './context.ts'

/** An account's readings in one unit: as they are stored, and with what was read since. */
export interface Tracked {
  readonly stored: Series
  readonly current: Series
}

/** Adds this sweep's balances to the readings of their accounts; the first call of a sweep reads what is stored. */
export async function trackUse(context: SweepContext, answers: ReadonlyMap<string, readonly Answer[]>): Promise<void> {
  const tracked = await loadTracked(context)
  if (tracked === undefined) return
  for (const key of context.watchList.keys) {
    for (const { unit, amount, at } of balancesOf(answers.get(key.name) ?? [])) {
      const id = sampleId(key, unit)
      const { stored, current } = tracked.get(id) ?? { stored: emptySeries(unit), current: emptySeries(unit) }
      const next = append(current, at, amount)
      tracked.set(id, { stored, current: next })
      if (context.options.process) {
        context.options.process.series ??= new Map()
        context.options.process.series.set(id, next)
      }
    }
  }
}

/** Reads what is stored, once a sweep; undefined where nothing is kept. */
export async function loadTracked(context: SweepContext): Promise<Map<string, Tracked> | undefined> {
  const { samples } = context.ports
  if (samples !== undefined) context.tracked ??= await load(context, samples)
  return context.tracked
}

/** All balances that are known of a key's account, read in this sweep or not. */
export function allSeriesOf(context: SweepContext, key: WatchedKey): readonly Series[] {
  const mine = sampleId(key, '')
  return [...(context.tracked ?? [])].flatMap(([id, { current }]) =>
    id.startsWith(mine) && current.unit !== SPENT ? [current] : [],
  )
}

/** Of the amounts that these answers hold: decisions rest on balances that were read in this sweep. */
export function seriesOf(context: SweepContext, key: WatchedKey, answers: readonly Answer[]): readonly Series[] {
  return [...new Set(balancesOf(answers).map(({ unit }) => unit))].flatMap(
    unit => context.tracked?.get(sampleId(key, unit))?.current ?? [],
  )
}

/** Writes what is due: hourly, on a top-up, when use becomes unusual. What fails is written by a later sweep. */
export async function saveUse(context: SweepContext): Promise<void> {
  const { samples, meter } = context.ports
  const due = [...(context.tracked ?? [])].filter(([, { stored, current }]) => isDueForStore(stored, current))
  if (samples === undefined || due.length === 0) return
  try {
    await samples.save(new Map(due.map(([id, { current }]) => [id, encodeSeries(current)])))
    for (const [id, { current }] of due) context.tracked?.set(id, { stored: current, current })
  } catch (error) {
    meter.warn('readings could not be stored: forecasts will miss this hour', { error: nameOf(error) })
  }
}

async function load(context: SweepContext, samples: SampleStore): Promise<Map<string, Tracked>> {
  const { ports, options, watchList, allKeys } = context
  const spans = context.isPart ? sampleSpansOf(watchList.keys, allKeys) : undefined
  const tracked = new Map<string, Tracked>()
  try {
    for (const [id, text] of await samples.load(spans)) {
      const stored = decodeSeries(text)
      const remembered = options.process?.series?.get(id)
      if (stored) tracked.set(id, { stored, current: remembered ? merge(stored, remembered) : stored })
      else ports.meter.warn('readings that are not ours were left out of the forecast', { id })
    }
  } catch (error) {
    ports.meter.warn('readings could not be loaded: nothing is said of the time ahead', { error: nameOf(error) })
  }
  return tracked
}

/** Balances, and a month's spend counted downwards. */
function balancesOf(answers: readonly Answer[]) {
  return answers.flatMap(answer => {
    const { call, readings, observation } = answer
    if (readings === undefined || !('amounts' in readings)) return []
    const spent = monthsSpend([answer])
    if (spent) return [{ unit: SPENT, amount: -spent.amount, at: observation.at }]
    if ((call.probe.request.credential ?? 'key') !== 'key') return []
    const money = readings.amounts.filter(({ measures }) => measures === 'balance')
    return money.map(({ unit, amount }) => ({ unit, amount, at: observation.at }))
  })
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}
