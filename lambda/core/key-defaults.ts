import { justUnder } from './just-under.ts'
import type { Amount, Provider, WorkUnit } from './provider.ts'
import { comparableLine, type Units } from './units.ts'
import { type Credential, DEFAULT_POOL, type Pool } from './watch-list.ts'

/** What the catalogue says of a key where nobody says more: shared by the configuration and by keys that are found without it. */

export const DAILY_BUDGET_USD = 0.02

const HOUR_MS = 3_600_000
/** Lines of time: as the configuration's own default writes them. */
export const RUNWAY = { lowMs: 72 * HOUR_MS, criticalMs: 24 * HOUR_MS } as const

/** What a pool has, as far as it was said. */
export type PoolWishes = Pick<Pool, 'name'> & { readonly [Name in WishName]?: Pool[Name] | undefined }

type WishName = Exclude<keyof Pool, 'name' | 'workUnits' | 'emptyUnit'>

/** The provider's own pools, or one for the whole key. */
export function defaultPools(provider: Provider): readonly PoolWishes[] {
  return provider.pools ?? [{ name: DEFAULT_POOL }]
}

/** @param workUnits in the provider's own unit */
export function completePool(wishes: PoolWishes, provider: Provider, workUnits: readonly WorkUnit[]): Pool {
  const { name, model, costUsd, canary, alternatives, fallback, serves } = wishes
  return {
    name,
    ...(model === undefined ? {} : { model }),
    ...(costUsd === undefined ? {} : { costUsd }),
    canary: canary ?? hasCanary(provider, model),
    alternatives: alternatives ?? [],
    ...(fallback === undefined ? {} : { fallback }),
    ...(serves === undefined ? {} : { serves }),
    workUnits,
    ...(wishes.emptyAt === undefined ? emptyBelow(workUnits) : { emptyAt: wishes.emptyAt }),
  }
}

/** A canary that may be dear (it loads a model, it makes a picture) is sent only where a pool names its model. */
function hasCanary(provider: Provider, model: string | undefined): boolean {
  return provider.probes.some(probe => probe.kind === 'canary' && (probe.optIn !== true || model !== undefined))
}

/** The balance is compared with "at or under", and exactly one unit's price still buys one. Of prices in several units none is the lowest. */
function emptyBelow(workUnits: readonly WorkUnit[]): Pick<Pool, 'emptyAt' | 'emptyUnit'> {
  const units = new Set(workUnits.map(({ unit }) => unit))
  if (units.size !== 1) return { emptyAt: 0 }
  const [unit] = units
  const emptyAt = Math.max(0, justUnder(Math.min(...workUnits.map(({ cost }) => cost))))
  return { emptyAt, ...(unit !== undefined && { emptyUnit: unit }) }
}

/** The catalogue prices work in its provider's own unit. */
export function defaultWork(provider: Provider, units: Units): readonly WorkUnit[] {
  const { own } = units
  return own === undefined ? [] : (provider.suggested?.workUnits ?? []).map(work => ({ unit: own, ...work }))
}

export function defaultLow(provider: Provider, units: Units): readonly Amount[] {
  return comparableLine(provider.suggested?.low, units)
}

/** The catalogue's critical line is dropped where the user's own low line is already under it. */
export function defaultCritical(provider: Provider, units: Units, low: readonly Amount[]): readonly Amount[] {
  return comparableLine(provider.suggested?.critical, units).filter(line =>
    low.every(other => other.unit !== line.unit || line.amount < other.amount),
  )
}

/** References are compared, secrets never. A server without a key is an account by itself. */
export function derivedAccount(provider: Provider, name: string, credential: Credential | undefined): string {
  return `${provider.id}:${credential === undefined ? name : referenceOf(credential)}`
}

/** 'parameter:/credit-watchdog/kie', 'secret:prod/ai#kie' */
export function referenceOf(credential: Credential): string {
  const field = credential.from === 'secret' && credential.field !== undefined ? `#${credential.field}` : ''
  return `${credential.from}:${credential.name}${field}`
}
