import type { Amount, Provider, WorkUnit } from '../../lambda/core/provider.ts'
import { type Credential, DEFAULT_POOL, type Pool, type WatchedKey } from '../../lambda/core/watch-list.ts'
import { justUnder } from './just-under.ts'
import { baseUrlOf } from './key-checks.ts'
import type { CheckedKey, CheckedPool } from './key-schema.ts'
import { inOwnUnit, readWritten, type Units, unitsOf, withUnit } from './threshold.ts'

/** A checked key with everything the configuration left to the catalogue filled in. */
export function toWatchedKey(key: CheckedKey, provider: Provider): WatchedKey {
  const units = unitsOf(provider, baseUrlOf(key, provider))
  const low = key.low?.map(written => amountOf(written, units)) ?? suggested(provider.suggested?.low, units)
  const workUnits = key.workUnits?.map(unit => workUnitOf(unit, units)) ?? suggestedWork(provider, units)
  return {
    name: key.name,
    provider: provider.id,
    ...(key.key === undefined ? {} : { credential: key.key }),
    ...(key.adminKey === undefined ? {} : { adminCredential: key.adminKey }),
    account: key.account ?? derivedAccount(key, provider),
    ...(key.login === undefined ? {} : { login: key.login }),
    ...(key.note === undefined ? {} : { note: key.note }),
    baseUrl: baseUrlOf(key, provider),
    parameters: key.parameters ?? {},
    pools: poolsOf(key, provider).map(pool => toPool(pool, provider, workUnits, units)),
    low,
    critical:
      key.critical?.map(written => amountOf(written, units)) ??
      below(suggested(provider.suggested?.critical, units), low),
    dailyBudgetUsd: key.dailyBudget,
    ...(key.was === undefined ? {} : { was: key.was }),
  }
}

/** References are compared, secrets never. A server without a key is an account by itself. */
function derivedAccount({ key, name }: CheckedKey, provider: Provider): string {
  return `${provider.id}:${key === undefined ? name : referenceOf(key)}`
}

function referenceOf(credential: Credential): string {
  const field = credential.from === 'secret' && credential.field !== undefined ? `#${credential.field}` : ''
  return `${credential.from}:${credential.name}${field}`
}

function poolsOf(key: CheckedKey, provider: Provider): readonly CheckedPool[] {
  if (key.pools !== undefined) return key.pools
  if (provider.pools === undefined) return [{ name: DEFAULT_POOL, alternatives: [] }]
  return provider.pools.map(pool => ({ ...pool, alternatives: pool.alternatives ?? [] }))
}

function toPool(pool: CheckedPool, provider: Provider, keysWork: readonly WorkUnit[], units: Units): Pool {
  const workUnits = pool.workUnits?.map(unit => workUnitOf(unit, units)) ?? keysWork
  return {
    name: pool.name,
    ...(pool.model === undefined ? {} : { model: pool.model }),
    ...(pool.costUsd === undefined ? {} : { costUsd: pool.costUsd }),
    canary: pool.canary ?? hasCanary(provider, pool.model),
    alternatives: pool.alternatives,
    ...(pool.fallback === undefined ? {} : { fallback: pool.fallback }),
    ...(pool.serves === undefined ? {} : { serves: pool.serves }),
    workUnits,
    emptyAt: pool.emptyAt ?? emptyAt(workUnits),
  }
}

/** A canary that may be dear (it loads a model, it makes a picture) is sent only where a pool names its model. */
function hasCanary(provider: Provider, model: string | undefined): boolean {
  return provider.probes.some(probe => probe.kind === 'canary' && (probe.optIn !== true || model !== undefined))
}

/** The balance is compared with "at or under", and exactly one unit's price still buys one. */
function emptyAt(workUnits: readonly WorkUnit[]): number {
  return workUnits.length === 0 ? 0 : Math.max(0, justUnder(Math.min(...workUnits.map(unit => unit.cost))))
}

/** Checked before: what does not convert was a problem. */
function amountOf(written: unknown, units: Units): Amount {
  const amount = withUnit(readWritten(written) ?? { amount: 0 }, units)
  if (typeof amount === 'string') throw new Error(`An amount that was checked does not convert: ${amount}`)
  return amount
}

function workUnitOf(unit: { readonly name: string; readonly cost: number | string }, units: Units): WorkUnit {
  return { name: unit.name, cost: inOwnUnit(amountOf(unit.cost, units), units) }
}

/** A suggestion the readings cannot be compared with (another host, another currency) is not used. */
function suggested(amount: Amount | undefined, units: Units): readonly Amount[] {
  const converted = amount === undefined ? 'none' : withUnit(amount, units)
  return typeof converted === 'string' ? [] : [converted]
}

/** The catalogue prices work in its provider's own unit. */
function suggestedWork(provider: Provider, units: Units): readonly WorkUnit[] {
  return units.own === undefined ? [] : (provider.suggested?.workUnits ?? [])
}

/** The catalogue's critical line is dropped where the user's own low line is already under it. */
function below(critical: readonly Amount[], low: readonly Amount[]): readonly Amount[] {
  return critical.filter(line => low.every(other => other.unit !== line.unit || line.amount < other.amount))
}
