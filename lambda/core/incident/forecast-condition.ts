import type { Answer } from '../answer.ts'
import type { Condition } from '../condition.ts'
import { expiringIn } from '../expiring-in.ts'
import { type BudgetUse, budgetUse } from '../forecast/budget.ts'
import { burning } from '../forecast/burning.ts'
import { floorIn } from '../forecast/floor-in.ts'
import { type Forecast, forecastOf } from '../forecast/forecast.ts'
import { headroomOf, isBalance, resetsAt } from '../forecast/headroom.ts'
import {
  asBalance,
  canEstimate,
  type Estimate,
  estimateBalance,
  folded,
  isUnread,
  type Ledger,
} from '../forecast/ledger.ts'
import { monthsSpend, SPENT } from '../forecast/months-spend.ts'
import type { Series } from '../forecast/series.ts'
import { type ToppedUp, toppedUpSince } from '../forecast/topped-up.ts'
import type { Provider } from '../provider.ts'
import type { Incident, SubjectState } from '../state.ts'
import type { Measured } from '../verdict.ts'
import type { Pool, WatchedKey } from '../watch-list.ts'
import { carriesLines } from './balance-lines.ts'

export interface PoolForecastInput {
  readonly key: WatchedKey
  readonly pool: Pool
  readonly provider: Provider
  readonly state: ForecastState
  /** Of the amounts, and of the spend, that were read in this sweep. */
  readonly series: readonly Series[]
  /** This sweep's. */
  readonly answers: readonly Answer[]
  readonly now: Date
}

/** What a forecast rests on of what is known: while this is the same, so is the forecast. */
export type ForecastState = Pick<SubjectState, 'incident' | 'balance' | 'ledger' | 'budgetTold'>

export interface PoolForecast extends Forecast {
  /** A balance was read in this sweep, or what is left of a limit. */
  readonly series: boolean
  /** Spend was. */
  readonly budget?: BudgetUse
  /** Where no balance can be read and top-ups are declared. */
  readonly estimate?: Estimate
  /** What an incident by the estimate rests on was not read for a month. */
  readonly lapsed?: true
  /** What the state should keep of it from now on. */
  readonly ledger?: Ledger
  /** While it stands empty: what was put onto the account since. */
  readonly toppedUp?: ToppedUp
}

/** What the account's readings say for one pool: its own floor, the key's lines. */
export function poolForecast(input: PoolForecastInput): PoolForecast {
  const { key, pool, provider, state, answers, now } = input
  const spend = input.series.find(({ unit }) => unit === SPENT)
  const balances = input.series.filter(each => each !== spend && isBalance(each))
  const knowsMoney = balances.length > 0 || state.balance?.amounts.some(({ measures }) => measures === 'balance')
  const limits = knowsMoney ? [] : headroomOf(input.series, key.name)
  const series = knowsMoney ? balances : limits
  const amounts = amountsOf(answers)
  const { incident } = state
  const held = incident?.kind === 'low' || incident?.kind === 'critical' ? incident.kind : undefined
  const reckoned = series.length === 0 && spend && isTeller(key, pool) && canEstimate(key, provider) ? spend : undefined
  const estimate = reckoned && estimateBalance(key, reckoned, state.ledger)
  const ledger = reckoned && folded(key, reckoned, state.ledger)
  const forecast = forecastOf({
    series: reckoned && estimate ? [asBalance(reckoned, estimate)] : series,
    floorOf: unit => floorIn(unit, pool, provider),
    expiringIn: unit => expiringIn(unit, amounts),
    resetsAt: unit => resetsAt(unit, amounts, now),
    ...(limits.length > 0 && { toLimit: true }),
    burns: incident?.by === 'burning',
    now,
    ...(key.runway && { lines: key.runway }),
    ...(held && { held }),
  })
  const toppedUp = toppedUpSince(input.series, state)
  const isLapsed = incident?.by === 'estimate' && estimate === undefined && isUnread(key, state.ledger, now)
  const ofAnyPool = {
    series: series.length > 0,
    ...(toppedUp && { toppedUp }),
    ...(isLapsed && { lapsed: isLapsed }),
  }
  if (!isTeller(key, pool)) return { ...(forecast.runway && { runway: forecast.runway }), ...ofAnyPool }
  const spent = key.budget && monthsSpend(answers)
  const budget = key.budget && spent ? budgetUse(spent.amount, key.budget, spent.at, state.budgetTold) : undefined
  const burned =
    budget && spend && series.length === 0
      ? burning(spend, -budget.budget.amount, incident?.by === 'burning')
      : undefined
  return {
    ...forecast,
    ...ofAnyPool,
    ...(budget && { budget }),
    ...(burned && { burning: { times: burned.times, since: burned.since.toISOString() } }),
    ...(estimate && { estimate }),
    ...(ledger && { ledger }),
  }
}

function amountsOf(answers: readonly Answer[]): readonly Measured[] {
  return answers.flatMap(({ readings }) => (readings !== undefined && 'amounts' in readings ? readings.amounts : []))
}

/**
 * Trouble that is shown by the readings alone: that it burns, with the line it crosses so; or a line of time. What such readings showed
 * before stands while they are not read.
 */
export function forecastCondition(
  { series, budget, level, burning, estimate }: PoolForecast,
  { incident }: SubjectState,
): { readonly condition: Omit<Condition, 'proves' | 'balance'>; readonly fresh: boolean } | undefined {
  const shown = (kind: 'low' | 'critical', by: NonNullable<Incident['by']>, fresh = true) => ({
    condition: { kind, certainty: 'certain', by } as const,
    fresh,
  })
  if (burning) return shown(level ?? 'low', 'burning')
  // By an estimate only: that is said with it.
  if (level && estimate === undefined) return shown(level, 'runway')
  if (
    incident?.by === undefined ||
    isSeparate(incident.by) ||
    (incident.kind !== 'low' && incident.kind !== 'critical')
  )
    return undefined
  const isRead = {
    runway: series,
    burning: series || budget !== undefined || estimate !== undefined,
    recharge: true,
  }[incident.by]
  return isRead ? undefined : shown(incident.kind, incident.by, false)
}

/** Decided by themselves: a budget, and an estimate. */
function isSeparate(by: NonNullable<Incident['by']>): by is 'budget' | 'estimate' {
  return by === 'budget' || by === 'estimate'
}

/** The balance is the key's: one pool tells of it, the one whose work is dearest, or the first. */
export function isTeller(key: WatchedKey, pool: Pool): boolean {
  return key.pools.find(each => carriesLines(key, each))?.name === pool.name
}
