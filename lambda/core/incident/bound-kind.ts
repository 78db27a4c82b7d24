import type { ConditionKind, KeptVerdict } from '../condition.ts'
import type { Probe } from '../provider.ts'
import type { AssessInput } from './assess.ts'
import { balanceLevel } from './balance-lines.ts'

/** An amount read this recently still says what can be paid: it is written at least hourly. */
const AMOUNT_HOLDS_MS = 90 * 60_000

/** One probe's latest verdict about a pool. */
export interface Candidate {
  readonly probe: Probe
  readonly verdict: KeptVerdict
  readonly fresh: boolean
}

/** What a probe's verdict says about the pool; undefined where it binds nothing. */
export function boundKind(
  { probe, verdict }: Candidate,
  canaryHealthy: Candidate | undefined,
  input: AssessInput,
): ConditionKind | undefined {
  const kind: ConditionKind = verdict.kind === 'bad-request' ? 'unknown' : verdict.kind
  if (probe.kind === 'canary') return kind
  // A free call may be refused to a key that works: a canary that answered has the last word on everything but money and blocks.
  const aboutTheKey = kind === 'rejected' || kind === 'forbidden' || kind === 'retired'
  if (canaryHealthy && (aboutTheKey || kind === 'unavailable' || kind === 'throttled' || kind === 'unknown'))
    return undefined
  if (probe.kind === 'access') return kind
  // A balance call that is forbidden, or capped, only means that the balance cannot be read.
  if (kind === 'forbidden' || kind === 'retired' || kind === 'capped') return 'unknown'
  // Calls are answered: what the balance call says of money is a contradiction, see `balanceCondition`.
  if (kind === 'exhausted' && canaryHealthy && canaryHealthy.verdict.at >= verdict.at) return undefined
  return kind === 'exhausted' && couldPay(verdict, input) ? 'unknown' : kind
}

/**
 * "Insufficient" without an amount may mean insufficient for somebody else's dearer work: a pool whose own price was covered by the
 * balance read shortly before is not called empty by it.
 */
function couldPay(verdict: KeptVerdict, { key, pool, provider, state }: AssessInput): boolean {
  if (pool.workUnits.length === 0 || state.balance === undefined) return false
  const ageMs = Date.parse(verdict.at) - Date.parse(state.balance.at)
  return ageMs <= AMOUNT_HOLDS_MS && balanceLevel(state.balance.amounts, key, pool, provider).level !== 'empty'
}
