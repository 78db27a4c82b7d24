import type { Provider } from '../provider.ts'
import { tells } from '../tells.ts'
import type { WatchedKey } from '../watch-list.ts'
import { isMonthsSpend } from './months-spend.ts'
import { DAY_MINUTES, MINUTE_MS, minuteOf, type Series, usedUpTo } from './series.ts'

/** Readings reach back thirty days: what was spent before is folded into the state once a week. */
const FOLD_DAYS = 7
/** What was told of an estimate stands so long without one. */
const UNREAD_DAYS = 30
/** Spend is told in it, so only top-ups in it can be set against spend. */
const UNIT = 'USD'

/** What was spent since the first declared top-up, up to a moment that the readings still reach back to. */
export interface Ledger {
  /** When the first top-up was, as declared: another one begins anew. */
  readonly since: string
  readonly used: number
  readonly until: string
}

/** What should be left, never what is: declared top-ups less measured spend, in USD. */
export interface Estimate {
  readonly amount: number
  /** Of the last declared top-up: a forgotten one makes the estimate too low. */
  readonly declaredAt: string
  /** Of the spend it rests on. */
  readonly measuredAt: string
}

/** Whether there is anything to estimate: top-ups in USD, a month's spend that is read, and no balance that is. */
export function canEstimate(key: WatchedKey, provider: Provider | undefined): boolean {
  return (
    key.adminCredential !== undefined &&
    topUpsOf(key).length > 0 &&
    !tells(key, provider, ['balance']) &&
    (provider?.probes.some(isMonthsSpend) ?? false)
  )
}

/** What was put on by then less what was spent since; undefined where spend was not measured from the first top-up on. */
export function estimateBalance(key: Pick<WatchedKey, 'topUps'>, spend: Series, ledger?: Ledger): Estimate | undefined {
  const newest = spend.points.at(-1)
  if (newest === undefined) return undefined
  const measuredAt = new Date(newest.minute * MINUTE_MS)
  const declared = topUpsOf(key).filter(({ at }) => Date.parse(at) <= measuredAt.getTime())
  const [first] = declared
  const last = declared.at(-1)
  if (first === undefined || last === undefined) return undefined
  const used = usedSinceFirst(first.at, spend, ledger)
  if (used === undefined) return undefined
  const put = declared.reduce((sum, { amount }) => sum + amount, 0)
  return { amount: put - used, declaredAt: last.at, measuredAt: measuredAt.toISOString() }
}

/** What the state should keep from now on; undefined where what it keeps still does. */
export function folded(key: Pick<WatchedKey, 'topUps'>, spend: Series, ledger?: Ledger): Ledger | undefined {
  const newest = spend.points.at(-1)
  const [first] = topUpsOf(key)
  if (newest === undefined || first === undefined) return undefined
  const until = ledger?.since === first.at ? ledger.until : first.at
  if (newest.minute - minuteOf(new Date(until)) < FOLD_DAYS * DAY_MINUTES) return undefined
  const used = usedSinceFirst(first.at, spend, ledger)
  return used === undefined
    ? undefined
    : { since: first.at, used, until: new Date(newest.minute * MINUTE_MS).toISOString() }
}

/** Whether nothing could be estimated for a month: while it could, the ledger is folded each week. */
export function isUnread(key: Pick<WatchedKey, 'topUps'>, ledger: Ledger | undefined, now: Date): boolean {
  const [first] = topUpsOf(key)
  const until = ledger?.since === first?.at ? ledger?.until : first?.at
  return until !== undefined && minuteOf(now) - minuteOf(new Date(until)) > (UNREAD_DAYS + FOLD_DAYS) * DAY_MINUTES
}

/** The spend as a balance that falls to the estimate: what it is used at is the same. */
export function asBalance(spend: Series, { amount }: Estimate): Series {
  const shift = amount - (spend.points.at(-1)?.balance ?? 0)
  return { unit: UNIT, points: spend.points.map(point => ({ ...point, balance: point.balance + shift })) }
}

function topUpsOf({ topUps = [] }: Pick<WatchedKey, 'topUps'>): NonNullable<WatchedKey['topUps']> {
  return topUps.filter(({ unit }) => unit === UNIT).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

function usedSinceFirst(first: string, spend: Series, ledger: Ledger | undefined): number | undefined {
  if (ledger?.since !== first) return usedSince(spend, new Date(first))
  const later = usedSince(spend, new Date(ledger.until))
  return later === undefined ? undefined : ledger.used + later
}

/** What was used from a moment on; undefined where the readings begin more than a day after it. */
function usedSince({ points }: Series, from: Date): number | undefined {
  const first = points[0]
  const since = minuteOf(from)
  if (first === undefined || first.minute > since + DAY_MINUTES) return undefined
  return points.reduce((sum, point, index) => {
    const before = points[index - 1]
    if (before === undefined || point.minute <= since) return sum
    // Of a step over the moment, the part that lies after it: old readings are thinned, and nothing is counted twice.
    const share = Math.min(1, (point.minute - since) / (point.minute - before.minute))
    return sum + usedUpTo(before, point) * share
  }, 0)
}
