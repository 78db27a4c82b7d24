import type { Answer } from '../answer.ts'
import { type ConditionKind, subjectId, WORST_FIRST } from '../condition.ts'
import { expiringIn } from '../expiring-in.ts'
import { withExpiry } from '../forecast/expiry.ts'
import { floorIn } from '../forecast/floor-in.ts'
import { headroomOf, isBalance, isReset, resetsAt } from '../forecast/headroom.ts'
import { hourlyUse, sumOf } from '../forecast/hourly-use.ts'
import { asBalance, canEstimate, estimateBalance } from '../forecast/ledger.ts'
import { type Runway, runway } from '../forecast/runway.ts'
import { runwayFact } from '../forecast/runway-fact.ts'
import { MINUTE_MS, type Series } from '../forecast/series.ts'
import { hash } from '../hash.ts'
import { episodesOf } from '../incident/episodes.ts'
import { isTeller } from '../incident/forecast-condition.ts'
import type { Notice, SummaryFacts, SummaryRow, SummaryUse } from '../notice.ts'
import { poolCanary, regularSpacingMs } from '../plan/canary-timing.ts'
import { sweepEveryMs } from '../plan/plan-input.ts'
import type { Provider } from '../provider.ts'
import { emptyState, type SubjectState } from '../state.ts'
import type { Measured } from '../verdict.ts'
import type { Pool, WatchedKey, WatchList } from '../watch-list.ts'
import type { SummaryMoment } from './summary-due.ts'

export interface SummaryInput {
  readonly watchList: WatchList
  readonly providers: ReadonlyMap<string, Provider>
  readonly states: ReadonlyMap<string, SubjectState>
  /** An account's readings in each of its units. */
  readonly seriesOf: (key: WatchedKey) => readonly Series[]
  /** What was spent since each month began, counted downwards. */
  readonly spendOf: (key: WatchedKey) => Series | undefined
  /** This sweep's, by key. */
  readonly answers: ReadonlyMap<string, readonly Answer[]>
  readonly moment: SummaryMoment
  readonly now: Date
}

/** More would not be read. */
const MOST_ROWS = 40
const HOUR_MS = 60 * 60_000
const WEEK_HOURS = 7 * 24
const WEEK_MS = WEEK_HOURS * HOUR_MS

/** The week as people want it on a Monday: each pool, worst first, and what is odd about the accounts. */
export function summaryNotice(input: SummaryInput): Notice {
  const { now, moment } = input
  const id = hash(`summary|${moment.at.toISOString()}`)
  return {
    id,
    kind: 'summary',
    severity: 'info',
    subject: { about: 'watchdog' },
    at: now.toISOString(),
    incident: { id, openedAt: moment.at.toISOString() },
    condition: 'healthy',
    facts: { since: moment.at.toISOString(), by: 'nothing', certainty: 'certain', summary: factsOf(input) },
  }
}

function factsOf(input: SummaryInput): SummaryFacts {
  const { watchList, moment } = input
  const pools = watchList.keys
    .flatMap(key => key.pools.map(pool => ({ key, pool, rank: rank(conditionOf(stateOf(input, key, pool))) })))
    .sort((a, b) => a.rank - b.rank)
  return {
    rows: pools.slice(0, MOST_ROWS).map(({ key, pool }) => rowOf(input, key, pool)),
    omitted: Math.max(0, pools.length - MOST_ROWS),
    ...(moment.withMonth && { month: monthOf(input) }),
    probeCostUsd: probeCostUsd(input),
    topUpOff: saying(input, 'autoTopUp', 'false'),
    withoutLimit: saying(input, 'spendLimit', 'inactive'),
  }
}

function stateOf({ states, now }: SummaryInput, key: WatchedKey, pool: Pool): SubjectState {
  const subject = subjectId({ about: 'pool', key: key.name, pool: pool.name })
  return states.get(subject) ?? emptyState(subject, now)
}

function conditionOf({ incident, condition }: SubjectState): ConditionKind {
  return incident?.kind ?? condition
}

function rowOf(input: SummaryInput, key: WatchedKey, pool: Pool): SummaryRow {
  const { providers, seriesOf, spendOf, now } = input
  const state = stateOf(input, key, pool)
  const spend = isTeller(key, pool) ? spendOf(key) : undefined
  const estimate =
    spend && canEstimate(key, providers.get(key.provider)) ? estimateBalance(key, spend, state.ledger) : undefined
  const all = seriesOf(key)
  const balance = spend && estimate ? asBalance(spend, estimate) : all.find(isBalance)
  const left = balance ?? headroomOf(all, key.name)[0]
  const series = left ?? (spend && inDollars(spend))
  const hours = series === undefined ? [] : hourlyUse(series)
  const covered = Math.min(WEEK_HOURS, hours.length)
  const provider = providers.get(key.provider)
  const lasts = left && provider && lastsOf(left, floorIn(left.unit, pool, provider), state, now)
  const reset = left && resetsAt(left.unit, state.balance?.amounts ?? [], now)
  const isLimit = left !== undefined && balance === undefined
  return {
    key: key.name,
    pool: pool.name,
    provider: key.provider,
    condition: conditionOf(state),
    since: state.incident?.openedAt ?? state.since,
    ...(state.balance && { balance: moneyIn(state.balance.amounts) }),
    ...(estimate && { estimate }),
    ...(spend && budgetOf(key, spend, now)),
    ...(series && covered > 0 && { used: { amount: Math.max(0, sumOf(hours, 0, covered)), unit: series.unit } }),
    ...(series && covered > 0 && covered < WEEK_HOURS && { usedOverMs: covered * HOUR_MS }),
    ...(lasts?.kind === 'lasts' &&
      !isReset(lasts, reset) && { runway: { ...runwayFact(lasts), ...(isLimit && { toLimit: true as const }) } }),
    trouble: episodesOf(state.history)
      .filter(({ from, lastedMs }) => Date.parse(from) + lastedMs > now.getTime() - WEEK_MS)
      .map(({ times, ...each }) => ({ ...each, ...(times > 1 && { times }) })),
  }
}

/** Prepaid money; where there is none, what is left of a limit. */
function moneyIn(amounts: readonly Measured[]): readonly Measured[] {
  const money = amounts.filter(({ measures }) => measures === 'balance')
  return money.length > 0 ? money : amounts.filter(({ measures }) => measures === 'headroom')
}

function inDollars(spend: Series): Series {
  return { ...spend, unit: 'USD' }
}

/** Of this month (UTC) only: the spend begins anew with each. */
function budgetOf({ budget }: WatchedKey, spend: Series, now: Date): Pick<SummaryRow, 'budget'> {
  const newest = spend.points.at(-1)
  if (budget === undefined || newest === undefined) return {}
  const month = (at: Date) => at.toISOString().slice(0, 7)
  return month(new Date(newest.minute * MINUTE_MS)) === month(now)
    ? { budget: { ...budget, spent: -newest.balance } }
    : {}
}

function lastsOf(series: Series, floor: number, { balance }: SubjectState, now: Date): Runway {
  const left = (series.points.at(-1)?.balance ?? 0) - floor
  const expiring = expiringIn(series.unit, balance?.amounts ?? [])
  return withExpiry(runway(series, now, floor), left, series.unit, expiring, now)
}

/** The calendar month before the moment, in UTC: readings reach back thirty days. */
function monthOf({ watchList, seriesOf, spendOf, now }: SummaryInput): NonNullable<SummaryFacts['month']> {
  const end = Date.UTC(now.getUTCFullYear(), now.getUTCMonth())
  const start = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1)
  const from = Math.max(0, Math.round((now.getTime() - end) / HOUR_MS))
  const to = Math.round((now.getTime() - start) / HOUR_MS)
  const seen = new Set<string>()
  const used = watchList.keys.flatMap((key): SummaryUse[] => {
    const account = `${key.provider}|${key.account}`
    if (seen.has(account)) return []
    seen.add(account)
    const spend = spendOf(key)
    const all = seriesOf(key)
    const balances = all.some(isBalance) ? all.filter(isBalance) : headroomOf(all, key.name)
    return (balances.length === 0 && spend ? [inDollars(spend)] : balances).map(series => ({
      key: key.name,
      provider: key.provider,
      used: { amount: Math.max(0, sumOf(hourlyUse(series), from, to)), unit: series.unit },
    }))
  })
  return { startedAt: new Date(start).toISOString(), used: used.slice(0, MOST_ROWS) }
}

function probeCostUsd({ watchList, providers }: SummaryInput): number {
  const everyMs = sweepEveryMs(watchList)
  let usd = 0
  for (const key of watchList.keys) {
    const provider = providers.get(key.provider)
    for (const pool of provider ? key.pools : []) {
      const canary = provider && poolCanary(key, pool, provider)
      if (canary) usd += (WEEK_MS / Math.max(everyMs, regularSpacingMs(canary, everyMs))) * canary.costUsd
    }
  }
  return usd
}

/** Ids of the providers whose answers hold this fact. */
function saying({ answers }: SummaryInput, fact: 'autoTopUp' | 'spendLimit', value: string): readonly string[] {
  const found = new Set<string>()
  for (const { call, readings } of [...answers.values()].flat()) {
    if (readings !== undefined && 'facts' in readings && readings.facts[fact] === value) found.add(call.provider)
  }
  return [...found].sort()
}

function rank(kind: ConditionKind): number {
  return WORST_FIRST.indexOf(kind)
}
