import { isUnder } from '../money.ts'
import { inPriceUnit } from '../pays-for.ts'
import type { Amount, Provider, WorkUnit } from '../provider.ts'
import type { Measured } from '../verdict.ts'
import type { Pool, WatchedKey } from '../watch-list.ts'

/** A balance must rise this far above a line before it counts as recovered from it. */
const HYSTERESIS = 1.1

export type BalanceLevel =
  | { readonly level: 'fine' }
  | { readonly level: 'low' | 'critical'; readonly line: Amount }
  | { readonly level: 'empty' }

/**
 * Where a balance stands for one pool: empty when every amount is at or under the pool's `emptyAt`, low or critical when every amount
 * that has a comparable line is under it. `held` is the level it had, which it leaves only by a margin.
 */
export function balanceLevel(
  amounts: readonly Measured[],
  key: WatchedKey,
  pool: Pool,
  provider: Provider,
  held?: 'low' | 'critical',
): BalanceLevel {
  const money = amounts.filter(amount => amount.measures === 'balance')
  if (money.length > 0 && money.every(balance => isEmpty(balance, pool, provider))) return { level: 'empty' }
  // What is left of a limit may read 0 while calls work, so it is never empty; but a line drawn on it holds.
  const balances = money.length > 0 ? money : amounts.filter(amount => amount.measures === 'headroom')
  if (balances.length === 0) return { level: 'fine' }
  if (!carriesLines(key, pool)) return { level: 'fine' }

  const criticalLine = crossed(balances, key.critical, provider, held === 'critical' ? HYSTERESIS : 1)
  if (criticalLine) return { level: 'critical', line: criticalLine }
  const lowLine = crossed(balances, key.low, provider, held === undefined ? 1 : HYSTERESIS)
  return lowLine ? { level: 'low', line: lowLine } : { level: 'fine' }
}

/**
 * Pools of one key share its balance, so a line of the key is told by the pool whose work is dearest, which runs short first: a balance
 * low for videos is plenty for images. Pools without prices in a common unit cannot be told apart and carry the lines together.
 */
export function carriesLines(key: WatchedKey, pool: Pool): boolean {
  return pool.workUnits.length === 0 || !key.pools.some(other => isDearer(other.workUnits, pool.workUnits))
}

function isDearer(others: readonly WorkUnit[], own: readonly WorkUnit[]): boolean {
  const [unit] = own.filter(work => others.some(other => other.unit === work.unit)).map(work => work.unit)
  const cheapest = (all: readonly WorkUnit[]) =>
    Math.min(...all.filter(work => work.unit === unit).map(work => work.cost))
  return others.length > 0 && cheapest(others) > cheapest(own)
}

/** An amount that the price of the pool's work cannot be compared with is empty at zero. */
function isEmpty(balance: Measured, pool: Pool, provider: Provider): boolean {
  const left = inPriceUnit(balance, pool.emptyUnit, provider)
  return left === undefined ? balance.amount <= 0 : left <= pool.emptyAt
}

/** The line that every amount with money in it is under, or undefined. */
function crossed(
  balances: readonly Measured[],
  lines: readonly Amount[],
  provider: Provider,
  slack: number,
): Amount | undefined {
  let found: Amount | undefined
  for (const balance of balances) {
    const line = lines.find(candidate => isUnder(balance, candidate, provider, slack) !== undefined)
    if (line === undefined) {
      if (balance.amount > 0) return undefined
      continue
    }
    if (!isUnder(balance, line, provider, slack)) return undefined
    found = line
  }
  return found
}
