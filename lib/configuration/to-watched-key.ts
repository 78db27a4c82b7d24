import {
  completePool,
  defaultCritical,
  defaultLow,
  defaultPools,
  defaultWork,
  derivedAccount,
} from '../../lambda/core/key-defaults.ts'
import type { Amount, Provider, WorkUnit } from '../../lambda/core/provider.ts'
import { type Units, unitsOf } from '../../lambda/core/units.ts'
import type { Pool, WatchedKey } from '../../lambda/core/watch-list.ts'
import { toAutoRecharge, toRunway, toTopUps } from './forecast-schema.ts'
import { baseUrlOf } from './key-checks.ts'
import type { CheckedKey, CheckedPool } from './key-schema.ts'
import { inOwnUnit, readWritten, withUnit } from './threshold.ts'

/** A checked key with everything the configuration left to the catalogue filled in. */
export function toWatchedKey(key: CheckedKey, provider: Provider): WatchedKey {
  const units = unitsOf(provider, baseUrlOf(key, provider))
  const low = key.low?.map(written => amountOf(written, units)) ?? defaultLow(provider, units)
  const workUnits = key.workUnits?.map(unit => workUnitOf(unit, units)) ?? defaultWork(provider, units)
  const runway = toRunway(key.runway)
  return {
    name: key.name,
    provider: provider.id,
    ...(key.key === undefined ? {} : { credential: key.key }),
    ...(key.adminKey === undefined ? {} : { adminCredential: key.adminKey }),
    account: key.account ?? derivedAccount(provider, key.name, key.key),
    ...(key.login === undefined ? {} : { login: key.login }),
    ...(key.note === undefined ? {} : { note: key.note }),
    baseUrl: baseUrlOf(key, provider),
    parameters: key.parameters ?? {},
    pools:
      key.pools?.map(pool => toPool(pool, provider, workUnits, units)) ??
      defaultPools(provider).map(pool => completePool(pool, provider, workUnits)),
    low,
    critical: key.critical?.map(written => amountOf(written, units)) ?? defaultCritical(provider, units, low),
    ...(runway && { runway }),
    ...(key.budget && { budget: { amount: key.budget.amount, unit: key.budget.unit } }),
    ...(key.topUps && { topUps: toTopUps(key.topUps, units) }),
    ...(key.autoRecharge && toAutoRecharge(key.autoRecharge, units)),
    dailyBudgetUsd: key.dailyBudget,
    ...(key.was === undefined ? {} : { was: key.was }),
  }
}

function toPool(pool: CheckedPool, provider: Provider, keysWork: readonly WorkUnit[], units: Units): Pool {
  return completePool(pool, provider, pool.workUnits?.map(unit => workUnitOf(unit, units)) ?? keysWork)
}

/** Checked before: what does not convert was a problem. */
function amountOf(written: unknown, units: Units): Amount {
  const amount = withUnit(readWritten(written) ?? { amount: 0 }, units)
  if (typeof amount === 'string') throw new Error(`An amount that was checked does not convert: ${amount}`)
  return amount
}

function workUnitOf(unit: { readonly name: string; readonly cost: number | string }, units: Units): WorkUnit {
  const { amount: cost, unit: priced } = inOwnUnit(amountOf(unit.cost, units), units)
  return { name: unit.name, cost, unit: priced }
}
