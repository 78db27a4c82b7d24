import type { Answer } from '../answer.ts'
import { type BudgetUse, dueStep, gravest } from '../forecast/budget.ts'
import type { AskedFact, BudgetFact, NoticeFacts } from '../notice.ts'
import { isAnswered } from '../observation.ts'
import { poolCanary, regularSpacingMs } from '../plan/canary-timing.ts'
import { sweepEveryMs } from '../plan/plan-input.ts'
import { asksPoolItself } from '../probe-call.ts'
import type { Provider } from '../provider.ts'
import type { SubjectState } from '../state.ts'
import type { Pool, WatchedKey, WatchList } from '../watch-list.ts'
import type { Assessment } from './assess.ts'
import { budgetEnd } from './budget-condition.ts'

export interface FactsInput {
  readonly watchList: WatchList
  readonly key: WatchedKey
  readonly pool: Pool
  readonly provider: Provider
  readonly state: SubjectState
  readonly assessment: Assessment
  /** All answers of this sweep that a notice about this pool may mention: this key's, and its fallback's. */
  readonly answers: readonly Answer[]
  readonly now: Date
  /** The last sweep that asked everything it had planned. */
  readonly lastSweepAt?: Date
}

/** What a notice about this pool may say: measured things, each with its time. What was not measured is absent. */
export function factsOf(input: FactsInput): NoticeFacts {
  const { key, pool, provider, state, assessment, now, watchList } = input
  const { condition, balance } = assessment
  const { verdict } = condition
  const { burning, budget, runway: usual } = assessment.forecast ?? {}
  const runway = condition.by === 'burning' && burning ? burning.runway : usual
  const canary = poolCanary(key, pool, provider)
  const spacingMs = canary ? regularSpacingMs(canary, sweepEveryMs(watchList)) : 0
  const asked = askedFacts(input)
  const lastHealthyAt = lastHealthy(input, canary?.probe.id, spacingMs)
  const budgetEnded =
    condition.by !== 'budget' && state.incident?.by === 'budget' ? budgetEnd(budget, state) : undefined
  const byVerdict = condition.by === 'verdict'
  return {
    provider: provider.id,
    since: state.incident ? state.since : (state.sight?.firstAt ?? now.toISOString()),
    by: condition.by,
    certainty: condition.certainty,
    ...(byVerdict && verdict && verdict.words !== '' && { words: verdict.words }),
    ...(byVerdict && verdict && { status: verdict.status, blame: verdict.blame }),
    ...(byVerdict && verdict?.signature && { signature: verdict.signature }),
    ...(byVerdict && verdict?.upstream !== undefined && { upstream: verdict.upstream }),
    ...(byVerdict && verdict?.about !== undefined && { about: verdict.about }),
    ...(byVerdict && verdict?.resetsAt !== undefined && { resetsAt: verdict.resetsAt }),
    ...(byVerdict && verdict?.detail !== undefined && { detail: verdict.detail }),
    ...(condition.why !== undefined && { why: condition.why }),
    ...(condition.balance && balance && { balance: balance.amounts, balanceReadAt: balance.at }),
    ...(condition.line && { line: condition.line }),
    ...(runway && { runway }),
    ...(assessment.forecast?.estimate && { estimate: assessment.forecast.estimate }),
    ...(condition.by === 'budget' && budget && { budget: budgetFact(budget, state, ownAnswers(input)) }),
    ...(budgetEnded && { budgetEnd: budgetEnded }),
    ...burningFact(input),
    ...expiredFact(input),
    ...(condition.recharge && { recharge: condition.recharge }),
    ...(condition.contradiction && { contradiction: condition.contradiction }),
    ...(pool.workUnits.length > 0 && { workUnits: pool.workUnits }),
    ...(canary && { model: canary.model }),
    ...(lastHealthyAt !== undefined && { lastHealthyAt }),
    askedEveryMs: Math.max(spacingMs, watchList.schedule.longestGapMs),
    ...(asked.length > 0 && { asked }),
    ...(state.throttledAt && { throttledAt: state.throttledAt }),
    ...(state.acknowledged?.by !== undefined && { acknowledgedBy: state.acknowledged.by }),
  }
}

/** That it burns now; or, of an account that is empty or has reached a limit, that it burned until then. */
function burningFact({ assessment, state }: FactsInput): Pick<NoticeFacts, 'burning'> {
  const { condition, forecast } = assessment
  const isEmpty = condition.kind === 'exhausted' || condition.kind === 'capped'
  const found = condition.by === 'burning' || isEmpty ? forecast?.burning : undefined
  const burning = found ?? (isEmpty ? state.incident?.burning : undefined)
  return burning ? { burning: { times: burning.times, since: burning.since } } : {}
}

/** Not used up: its day came between the newest reading that is kept and now. */
function expiredFact({ assessment, state: { balance }, now }: FactsInput): Pick<NoticeFacts, 'expired'> {
  if (assessment.condition.kind !== 'exhausted' || balance === undefined) return {}
  const gone = balance.amounts.flatMap(({ unit, expiring = [] }) =>
    expiring.filter(({ at }) => at > balance.at && at <= now.toISOString()).map(part => ({ ...part, unit })),
  )
  const last = gone.at(-1)
  return last ? { expired: last } : {}
}

function budgetFact(use: BudgetUse, { budgetTold }: SubjectState, answers: readonly Answer[]): BudgetFact {
  const { budget, spent, month, usedPercent, pace } = use
  const limit = limitOf(answers)
  return {
    ...budget,
    spent,
    month,
    step: dueStep(use, budgetTold) ?? gravest(use) ?? 'projected',
    usedPercent,
    ...(pace && {
      perDay: pace.perDay,
      leftPerDay: pace.leftPerDay,
      projected: pace.projected,
      ...(pace.reachedAt && { reachedAt: pace.reachedAt.toISOString() }),
    }),
    ...(limit !== undefined && { limit }),
  }
}

function ownAnswers({ key, answers }: FactsInput): readonly Answer[] {
  return answers.filter(({ call }) => call.key === key.name)
}

/** What the provider itself would stop at, where an answer of this sweep tells. */
function limitOf(answers: readonly Answer[]): BudgetFact['limit'] {
  for (const { readings } of answers) {
    if (readings === undefined || !('amounts' in readings)) continue
    if (readings.facts.spendLimit === 'inactive') return 'none'
    const limit = readings.amounts.find(({ measures, unit }) => measures === 'limit' && unit === 'USD')
    if (limit) return limit.amount
  }
  return undefined
}

/**
 * When the pool last answered. A healthy pool is not written in every sweep: one that is asked each time, and was healthy, was seen
 * healthy by the last whole sweep.
 */
function lastHealthy(
  { state, lastSweepAt }: FactsInput,
  canaryId: string | undefined,
  spacingMs: number,
): string | undefined {
  const kept = canaryId === undefined ? undefined : state.verdicts[canaryId]
  const asked = canaryId === undefined ? undefined : state.asked?.[canaryId]
  // A mark that is open is the call that is being judged now.
  const canaryAt = kept?.kind !== 'healthy' ? undefined : asked === undefined || asked.open ? kept.at : asked.at
  const sweptAt = state.condition === 'healthy' && spacingMs === 0 ? lastSweepAt?.toISOString() : undefined
  const known = [state.lastHealthyAt, canaryAt, sweptAt].filter(at => at !== undefined)
  return known.sort().at(-1)
}

function askedFacts({ key, pool, answers }: FactsInput): AskedFact[] {
  return (
    answers
      .filter(answer => answer.call.probe.kind === 'canary' && tellsSomething(answer))
      // Of its own pool the other spellings and models, of others what was asked of them.
      .filter(({ call }) => asksPoolItself(call) !== (call.key === key.name && call.pools.includes(pool.name)))
      .map(({ call, observation, verdict }) => ({
        as: roleOf(call, key, pool),
        key: call.key,
        pool: call.pools[0] ?? '',
        model: call.model ?? '',
        kind: verdict.kind,
        at: observation.at.toISOString(),
      }))
  )
}

/** A spelling that got no answer was not refused; a fallback that got none did not answer, which is not the same as not asked. */
function tellsSomething({ call, observation }: Answer): boolean {
  if (isAnswered(observation)) return true
  const wasSent = observation.failure !== 'credential' && observation.failure !== 'not-reached'
  return wasSent && asksPoolItself(call)
}

function roleOf(call: Answer['call'], key: WatchedKey, pool: Pool): AskedFact['as'] {
  if (call.purpose === 'alternative') return 'alternative'
  if (call.purpose === 'other-model') return 'other'
  const name = call.pools[0] ?? ''
  const declared = [name, call.key, `${call.key}/${name}`].includes(pool.fallback ?? '')
  return declared || call.purpose === 'fallback' || call.key !== key.name ? 'fallback' : 'sibling'
}
