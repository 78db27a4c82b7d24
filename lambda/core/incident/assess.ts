import type { Answer } from '../answer.ts'
import {
  type Condition,
  type ConditionKind,
  type KeptVerdict,
  type ProbeKind,
  type UnknownWhy,
  WORST_FIRST,
} from '../condition.ts'
import type { RechargeFact } from '../notice.ts'
import { isAnswered } from '../observation.ts'
import { poolCanary } from '../plan/canary-timing.ts'
import type { Provider } from '../provider.ts'
import type { RechargeWatch, SubjectState } from '../state.ts'
import type { Measured } from '../verdict.ts'
import type { Pool, WatchedKey } from '../watch-list.ts'
import { balanceLevel } from './balance-lines.ts'
import { boundKind, type Candidate } from './bound-kind.ts'
import { besideBudget, budgetCondition } from './budget-condition.ts'
import { estimateCondition } from './estimate-condition.ts'
import { forecastCondition, type PoolForecast } from './forecast-condition.ts'
import { balanceAnswers, bindsPool, mergeBalance, mergeVerdicts } from './gather.ts'
import { isCurrent } from './is-current.ts'
import { unknownWhy } from './kept-verdict.ts'
import { rechargeOf } from './recharge.ts'

/** What is known of a pool after this sweep's answers: the latest verdict of each probe, the balance, and what follows from them. */
export interface Assessment {
  readonly verdicts: Readonly<Record<string, KeptVerdict>>
  readonly balance?: { readonly at: string; readonly amounts: readonly Measured[] }
  readonly condition: Condition
  readonly forecast?: PoolForecast
  /** Of a balance under the line of auto-recharge. */
  readonly recharge?: RechargeWatch
  /** The condition rests on something asked in this sweep, so it counts as a sight. */
  readonly fresh: boolean
}

export interface AssessInput {
  readonly key: WatchedKey
  readonly pool: Pool
  readonly provider: Provider
  readonly state: SubjectState
  /** This sweep's answers; only regular ones about this pool bind. */
  readonly answers: readonly Answer[]
  /** Canaries that were due and that the budget did not allow. */
  readonly budgetSpent?: boolean
  /** False where no canary may be sent at all (`check --free`). */
  readonly canariesAsked: boolean
  /** From the account's readings, this sweep's among them. */
  readonly forecast?: PoolForecast
}

/** From the latest verdict of each probe as kept in the state, not from this sweep's alone. */
export function assess(input: AssessInput): Assessment {
  const binding = input.answers.filter(answer => bindsPool(answer, input))
  const fresh = new Set(binding.map(answer => answer.call.probe.id))
  const verdicts = mergeVerdicts(input, binding)
  const balance = mergeBalance(input)
  const candidates = candidatesOf(input, verdicts, fresh)
  const canary = candidates.find(candidate => candidate.probe.kind === 'canary')
  const canaryHealthy = canary?.verdict.kind === 'healthy' ? canary : undefined
  const read = balanceAnswers(input)
  const proves = [
    ...new Set([
      ...candidates.filter(each => each.fresh && each.verdict.kind === 'healthy').map(each => each.probe.kind),
      ...(read.length > 0 ? ['balance' as const] : []),
    ]),
  ]
  const shared = {
    ...(balance && isCurrent(balance.at, binding) && { balance: balance.amounts }),
    ...(input.forecast?.lapsed && { lapsed: input.forecast.lapsed }),
    proves,
  }

  const found: { condition: Condition; fresh: boolean }[] = []
  for (const candidate of candidates) {
    const kind = boundKind(candidate, canaryHealthy, input)
    if (kind === undefined) continue
    const verdict = { ...candidate.verdict, probe: candidate.probe.id, probeKind: candidate.probe.kind }
    found.push({
      condition: {
        kind,
        certainty: candidate.verdict.certainty,
        by: 'verdict',
        verdict,
        ...unknownWhy(kind, candidate.verdict),
        ...shared,
      },
      fresh: candidate.fresh,
    })
  }
  const byBalance = balanceCondition(input, balance, canaryHealthy, verdicts)
  if (byBalance) {
    found.push({
      condition: { ...byBalance, ...shared },
      fresh: read.length > 0 || candidates.some(each => each.probe.kind === 'balance' && each.fresh),
    })
  }
  const shown = input.forecast && forecastCondition(input.forecast, input.state)
  if (shown) {
    const byForecast = { condition: { ...shown.condition, ...shared }, fresh: shown.fresh }
    // Burning says more than the line it crosses meanwhile; a line says more than a time.
    if (shown.condition.by === 'burning') found.unshift(byForecast)
    else found.push(byForecast)
  }
  const answers = candidates.some(({ probe, verdict }) => probe.kind !== 'balance' && verdict.kind === 'healthy')
  const byEstimate = input.forecast && estimateCondition(input, input.forecast, answers)
  if (byEstimate) found.push({ condition: { ...byEstimate.condition, ...shared }, fresh: byEstimate.fresh })
  const { fact: recharge, watch } = rechargeOf({
    ...input,
    balance,
    isRead: read.length > 0,
    says: autoTopUpSaid(read),
  })
  if (recharge?.since !== undefined)
    found.push({ condition: { kind: 'low', certainty: 'certain', by: 'recharge', ...shared }, fresh: read.length > 0 })
  const byBudget = budgetCondition(input.key, input.forecast?.budget, input.state)
  if (byBudget) {
    const ofBudget = { condition: { ...byBudget.condition, ...shared }, fresh: byBudget.fresh }
    found.splice(0, found.length, ...besideBudget(found, ofBudget, input.state))
  }
  if (input.budgetSpent) found.unshift({ condition: unknown('budget-spent', shared), fresh: true })

  const worst = found
    .filter(each => each.condition.kind !== 'unknown')
    .sort((a, b) => rank(a.condition.kind) - rank(b.condition.kind))[0]
  const undecided = found.find(each => each.condition.kind === 'unknown')
  const settled = settle(input, worst, undecided, canary) ?? {
    condition: unknown(nothingKnown(input), shared),
    fresh: input.answers.length > 0,
  }

  return {
    verdicts,
    ...(balance && { balance }),
    condition: withRecharge(withContradiction(settled.condition, input), recharge),
    fresh: settled.fresh,
    ...(watch && { recharge: watch }),
    ...(input.forecast && { forecast: input.forecast }),
  }
}

/** Told where it is missing, and where it should have kept the account from what happened to it. */
function withRecharge(condition: Condition, recharge: RechargeFact | undefined): Condition {
  const isBlocked = condition.kind === 'exhausted' || condition.kind === 'suspended'
  return recharge && (isBlocked || recharge.since !== undefined) ? { ...condition, recharge } : condition
}

function autoTopUpSaid(read: readonly Answer[]): 'on' | 'off' | undefined {
  const said = read.map(({ readings }) => readings !== undefined && 'facts' in readings && readings.facts.autoTopUp)
  if (said.includes('true')) return 'on'
  return said.includes('false') ? 'off' : undefined
}

/** Unknown never reads as healthy: where the most direct probe could not tell, neither can the pool. */
function settle(
  input: AssessInput,
  worst: { condition: Condition; fresh: boolean } | undefined,
  undecided: { condition: Condition; fresh: boolean } | undefined,
  canary: Candidate | undefined,
) {
  if (worst === undefined) return undecided
  if (worst.condition.kind !== 'healthy' || undecided === undefined) return worst
  const canaryUndecided =
    input.budgetSpent || (canary !== undefined && undecided.condition.verdict?.probe === canary.probe.id)
  return canaryUndecided ? undecided : worst
}

function candidatesOf(
  input: AssessInput,
  verdicts: Readonly<Record<string, KeptVerdict>>,
  fresh: ReadonlySet<string>,
): Candidate[] {
  const canary = input.canariesAsked ? poolCanary(input.key, input.pool, input.provider)?.probe.id : undefined
  return input.provider.probes
    .filter(probe => (probe.request.credential ?? 'key') === 'key')
    .filter(probe => probe.kind !== 'canary' || probe.id === canary)
    .flatMap(probe => {
      const verdict = verdicts[probe.id]
      return verdict ? [{ probe, verdict, fresh: fresh.has(probe.id) }] : []
    })
}

function balanceCondition(
  input: AssessInput,
  balance: Assessment['balance'],
  canaryHealthy: Candidate | undefined,
  verdicts: Readonly<Record<string, KeptVerdict>>,
): Omit<Condition, 'proves'> | undefined {
  const refused = input.provider.probes.some(
    probe => probe.kind === 'balance' && verdicts[probe.id]?.kind === 'exhausted',
  )
  if (refused && canaryHealthy)
    return { kind: 'low', certainty: 'likely', by: 'balance', contradiction: 'balance-gone' }
  if (!balance) return undefined
  const incident = input.state.incident?.kind
  const held = incident === 'low' || incident === 'critical' ? incident : undefined
  const level = balanceLevel(balance.amounts, input.key, input.pool, input.provider, held)
  switch (level.level) {
    case 'fine':
      return undefined
    case 'low':
    case 'critical':
      return { kind: level.level, certainty: 'certain', by: 'balance', line: level.line }
    case 'empty':
      // Zero on the page, but calls are answered: the contradiction is told, the account is not called empty.
      return canaryHealthy && canaryHealthy.verdict.at >= balance.at
        ? { kind: 'low', certainty: 'likely', by: 'balance', contradiction: 'balance-gone' }
        : { kind: 'exhausted', certainty: 'certain', by: 'balance' }
  }
}

function withContradiction(condition: Condition, input: AssessInput): Condition {
  if (condition.kind !== 'exhausted' || condition.by !== 'verdict' || !condition.balance) return condition
  const level = balanceLevel(condition.balance, input.key, input.pool, input.provider)
  const measured = condition.balance.some(amount => amount.measures === 'balance')
  return measured && level.level === 'fine' ? { ...condition, contradiction: 'balance-left' } : condition
}

function unknown(why: UnknownWhy, shared: { balance?: readonly Measured[]; proves: readonly ProbeKind[] }): Condition {
  return { kind: 'unknown', certainty: 'likely', by: 'nothing', why, ...shared }
}

function nothingKnown(input: AssessInput): UnknownWhy {
  if (input.provider.probes.length === 0) return 'no-safe-probe'
  const notReached = input.answers.some(
    ({ call, observation }) =>
      call.key === input.key.name && !isAnswered(observation) && observation.failure === 'not-reached',
  )
  if (notReached) return 'not-reached'
  return input.provider.noSafeProbe === undefined ? 'not-asked-yet' : 'no-safe-probe'
}

function rank(kind: ConditionKind): number {
  return WORST_FIRST.indexOf(kind)
}
