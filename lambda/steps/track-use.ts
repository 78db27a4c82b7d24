import type { Answer } from '../core/answer.ts'
import { subjectId } from '../core/condition.ts'
import { expiringIn } from '../core/expiring-in.ts'
import { append, merge } from '../core/forecast/append.ts'
import { decodeSeries, encodeSeries } from '../core/forecast/encode.ts'
import { expiredBetween } from '../core/forecast/expired-between.ts'
import { flatten, unflatten } from '../core/forecast/flat-points.ts'
import { headroomUnit } from '../core/forecast/headroom.ts'
import { monthsSpend, SPENT } from '../core/forecast/months-spend.ts'
import { sampleId } from '../core/forecast/sample-id.ts'
import { emptySeries, MINUTE_MS, type Point, type Series } from '../core/forecast/series.ts'
import { isDueForStore } from '../core/forecast/store-rule.ts'
import { groupBy } from '../core/group-by.ts'
import type { WatchedKey } from '../core/watch-list.ts'
import type { SweepContext } from './context.ts'
import { accountOf, isLetGo, type Tracked } from './tracked.ts'

/**
 * Adds this sweep's balances to the readings of their account, and gives the readings of the amounts that these answers hold: decisions
 * rest on balances that were read in this sweep.
 */
export function trackUse(context: SweepContext, key: WatchedKey, answers: readonly Answer[]): readonly Series[] {
  const { tracked, ports } = context
  if (tracked === undefined) return []
  const series = new Map<string, Series>()
  for (const { unit, amount, at } of balancesOf(key, answers)) {
    const id = sampleId(key, unit)
    if (isLetGo(tracked, id)) continue
    const stored = storedSeries(tracked, id, unit)
    if (stored === undefined) {
      ports.meter.warn('readings that are not ours are kept as they are: nothing is said of the time ahead', { id })
      continue
    }
    const before = series.get(unit) ?? withNewer(tracked, id, stored)
    const current = append(before, at, amount, expiredOf(context, key, before, at))
    series.set(unit, current)
    tracked.newer.set(id, flatten(pointsAfter(stored, current)))
    if (isDueForStore(stored, current)) tracked.due.set(id, encodeSeries(current))
  }
  return [...series.values()]
}

/** What went since the newest reading because its day had come, by what the state last knew of it: nobody used that. */
function expiredOf({ states }: SweepContext, key: WatchedKey, { unit, points }: Series, at: Date): number {
  const newest = points.at(-1)
  const kept = states.get(subjectId({ about: 'pool', key: key.name, pool: key.pools[0]?.name ?? '' }))?.balance
  if (newest === undefined || kept === undefined) return 0
  return expiredBetween(expiringIn(unit, kept.amounts), new Date(newest.minute * MINUTE_MS), at)
}

/** All balances that are known of an account, read in this sweep or not. */
export function allSeries({ tracked }: SweepContext): (key: WatchedKey) => readonly Series[] {
  if (tracked === undefined) return () => []
  const ids = groupBy([...new Set([...tracked.stored.keys(), ...tracked.newer.keys()])], accountOf)
  return key =>
    (ids.get(accountOf(sampleId(key, ''))) ?? []).flatMap(id => {
      const unit = id.slice(accountOf(id).length)
      const stored = unit === SPENT ? undefined : storedSeries(tracked, id, unit)
      return stored ? [withNewer(tracked, id, stored)] : []
    })
}

/** What was spent of a key's account since each month began, read in this sweep or not. */
export function spendOf({ tracked }: SweepContext, key: WatchedKey): Series | undefined {
  const id = sampleId(key, SPENT)
  if (!tracked?.stored.has(id) && !tracked?.newer.has(id)) return undefined
  const stored = storedSeries(tracked, id, SPENT)
  return stored && withNewer(tracked, id, stored)
}

/** Undefined where they were let go, and where the table holds something that is not ours: another version's. */
function storedSeries({ stored }: Tracked, id: string, unit: string): Series | undefined {
  if (!stored.has(id)) return emptySeries(unit)
  const series = decodeSeries(stored.get(id) ?? '')
  // Its own copy of the unit would be kept with each forecast.
  return series?.unit === unit ? { unit, points: series.points } : series
}

function withNewer({ newer }: Tracked, id: string, stored: Series): Series {
  return merge(stored, { unit: stored.unit, points: unflatten(newer.get(id) ?? []) })
}

function pointsAfter(stored: Series, { points }: Series): readonly Point[] {
  const until = stored.points.at(-1)?.minute ?? Number.NEGATIVE_INFINITY
  return points.filter(({ minute }) => minute > until)
}

/** Balances, or what is left of a limit where none is told; and a month's spend counted downwards. */
function balancesOf(key: WatchedKey, answers: readonly Answer[]) {
  const read = answers.flatMap(({ call, readings, observation: { at } }, from) =>
    readings !== undefined && 'amounts' in readings && (call.probe.request.credential ?? 'key') === 'key'
      ? readings.amounts.map(({ measures, unit, amount }) => ({ measures, unit, amount, at, from }))
      : [],
  )
  const money = read.filter(({ measures }) => measures === 'balance')
  const limits = money.length > 0 ? [] : read.filter(({ measures }) => measures === 'headroom')
  const spent = answers.flatMap(answer => monthsSpend([answer]) ?? [])
  return [
    ...[...groupBy(money, ({ unit, from }) => `${from} ${unit}`).values()].flatMap(oneBalance),
    ...limits.map(({ unit, amount, at }) => ({ unit: headroomUnit(unit, key.name), amount, at })),
    ...spent.map(({ amount, at }) => ({ unit: SPENT, amount: -amount, at })),
  ]
}

/** What one answer tells of money in several places, in one unit: it is gone when all of it is. A second answer is a newer reading. */
function oneBalance(same: readonly { readonly unit: string; readonly amount: number; readonly at: Date }[]) {
  const sum = same.reduce((total, { amount }) => total + amount, 0)
  return same.slice(0, 1).map(({ unit, at }) => ({ unit, amount: Number(sum.toFixed(9)), at }))
}
