import { isUnder } from '../money.ts'
import type { RechargeFact } from '../notice.ts'
import type { Amount, Provider } from '../provider.ts'
import type { RechargeWatch, SubjectState } from '../state.ts'
import type { Measured } from '../verdict.ts'
import type { Pool, WatchedKey } from '../watch-list.ts'
import { isTeller } from './forecast-condition.ts'

/** A recharge takes minutes: so long, and in so many readings, the balance must have been under its line. */
const GRACE_MS = 30 * 60_000
const READINGS = 3

export interface RechargeInput {
  readonly key: WatchedKey
  readonly pool: Pool
  readonly provider: Provider
  readonly state: SubjectState
  /** The newest balance, and whether it was read in this sweep. */
  readonly balance: { readonly at: string; readonly amounts: readonly Measured[] } | undefined
  readonly isRead: boolean
  /** What the provider says of auto-recharge in this sweep. */
  readonly says: 'on' | 'off' | undefined
}

/** Where the balance stands against the line of auto-recharge: as the provider tells it, or else as the user declared it. */
export function rechargeOf(input: RechargeInput): { readonly fact?: RechargeFact; readonly watch?: RechargeWatch } {
  const { key, pool, balance, says } = input
  const line = balance?.amounts.find(({ measures }) => measures === 'recharge')
  const declared = key.autoRecharge
  const below = line ? { amount: line.amount, unit: line.unit } : declared?.below
  if (below === undefined) return says === 'on' ? { fact: {} } : {}
  const watch = isTeller(key, pool) ? nextWatch(input, below) : undefined
  const ageMs = balance && watch ? Date.parse(balance.at) - Date.parse(watch.since) : 0
  const isMissed = watch !== undefined && watch.readings >= READINGS && (watch.told || ageMs >= GRACE_MS)
  const fact: RechargeFact = {
    below,
    ...(declared?.to && { to: declared.to }),
    ...(isMissed && { since: watch.since }),
    ...(says === 'off' && { isOff: true }),
  }
  return { fact, ...(watch && { watch }) }
}

/** Counted no further than needed: a balance that stays under its line is no write in every sweep. */
function nextWatch({ state, balance, isRead, provider }: RechargeInput, below: Amount) {
  const { recharge } = state
  if (!isRead || balance === undefined) return recharge
  const compared = balance.amounts
    .filter(({ measures }) => measures === 'balance')
    .map(amount => isUnder(amount, below, provider))
    .filter(under => under !== undefined)
  if (compared.length === 0 || compared.includes(false)) return undefined
  if (recharge === undefined) return { since: balance.at, readings: 1 }
  return recharge.readings >= READINGS ? recharge : { ...recharge, readings: recharge.readings + 1 }
}
