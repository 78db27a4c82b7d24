import type { Answer } from '../answer.ts'
import { type Subject, subjectId } from '../condition.ts'
import type { NoticeFacts } from '../notice.ts'
import { asksPoolItself } from '../probe-call.ts'
import type { Provider } from '../provider.ts'
import { emptyState, type SubjectState } from '../state.ts'
import type { Pool, WatchedKey, WatchList } from '../watch-list.ts'
import { type Assessment, assess } from './assess.ts'
import { factsOf } from './facts.ts'
import type { PoolForecast, PoolForecastInput } from './forecast-condition.ts'
import { isBlind, type Outage, type Outages } from './outages.ts'
import { levelOf, policyOf } from './policy.ts'
import type { Siblings } from './siblings.ts'
import type { Transition } from './step.ts'
import { transition } from './transition.ts'

/** Everything decisions of one sweep rest on. */
export interface DecideInput {
  readonly watchList: WatchList
  readonly providers: ReadonlyMap<string, Provider>
  /** By key name. */
  readonly answers: ReadonlyMap<string, readonly Answer[]>
  readonly outages: Outages
  readonly budgetSpent: ReadonlySet<string>
  readonly canariesAsked: boolean
  /** By account and pool name: the keys that share it, with their newest states. Told once, all names listed. */
  readonly siblings: Siblings
  readonly now: Date
  /** What the account's readings say of the time ahead. */
  readonly forecastOf: (input: Omit<PoolForecastInput, 'series' | 'provider'>) => PoolForecast | undefined
  readonly lastSweepAt?: Date
}

/** One subject's decision: what it was, what it is, and what people are owed for the difference. */
export interface Decision extends Transition {
  readonly subject: Subject
  readonly before: SubjectState
  /** Pools only. */
  readonly assessment?: Assessment
  /** Taken anew on another state, when the write of this one was lost to somebody else's. */
  readonly again: (current: SubjectState | undefined) => Decision
}

export function decidePool(input: DecideInput, key: WatchedKey, pool: Pool, known: SubjectState | undefined): Decision {
  const subject: Subject = { about: 'pool', key: key.name, pool: pool.name }
  const id = subjectId(subject)
  const before = known ?? emptyState(id, input.now)
  const provider = input.providers.get(key.provider)
  if (provider === undefined)
    throw new Error(
      `Key '${key.name}' names provider '${key.provider}', which neither the catalogue nor the configuration knows.`,
    )

  const own = input.answers.get(key.name) ?? []
  const forecast = input.forecastOf({ key, pool, state: before, answers: own, now: input.now })
  const assessment = assess({
    key,
    pool,
    provider,
    state: before,
    answers: own,
    canariesAsked: input.canariesAsked,
    budgetSpent: input.budgetSpent.has(id),
    ...(forecast && { forecast }),
  })
  const elsewhere = pool.fallback?.split('/')[0]
  const alsoKeys = input.siblings.keysBeside(key, pool)
  const facts = (): NoticeFacts => {
    const accountKey = answeringKey(input, alsoKeys, assessment)
    return {
      ...factsOf({
        watchList: input.watchList,
        key,
        pool,
        provider,
        state: before,
        assessment,
        answers:
          elsewhere === undefined || elsewhere === key.name ? own : [...own, ...(input.answers.get(elsewhere) ?? [])],
        now: input.now,
        ...(input.lastSweepAt && { lastSweepAt: input.lastSweepAt }),
      }),
      ...(alsoKeys.length > 0 && { alsoKeys }),
      ...(accountKey && { accountKey }),
      ...(forecast?.toppedUp && { toppedUp: forecast.toppedUp }),
    }
  }
  const providerOut = input.outages.providers.get(key.provider)?.condition.kind === 'unavailable'
  const decided = transition({
    subject,
    state: before,
    condition: assessment.condition,
    fresh: assessment.fresh,
    // Gathered where something is told: most sweeps of most pools tell nothing.
    get facts() {
      return facts()
    },
    policy: policyOf(input.watchList),
    now: input.now,
    frozen: isBlind(input.outages) || providerOut,
    toldWith: (kind, by) => input.siblings.toldWith(key, pool, kind, by),
  })
  const { state, ...outcome } = decided
  return {
    ...outcome,
    subject,
    before,
    assessment,
    state: remember(state, assessment, own, pool),
    again: current => decidePool(input, key, pool, current),
  }
}

/** An account of thousands of keys that are all refused is not searched for one that answers, by each of them. */
const MOST_KEYS = 50

/** Another key of a blocked one's account that answered in this sweep: the account itself can pay. */
function answeringKey(
  { answers }: DecideInput,
  keys: readonly string[],
  { condition }: Assessment,
): NoticeFacts['accountKey'] {
  if (levelOf(condition.kind) < levelOf('exhausted')) return undefined
  for (const key of keys.slice(0, MOST_KEYS)) {
    const answered = (answers.get(key) ?? []).find(
      ({ call, verdict }) => call.probe.kind === 'canary' && asksPoolItself(call) && verdict.kind === 'healthy',
    )
    if (answered) return { key, at: answered.observation.at.toISOString() }
  }
  return undefined
}

/** The provider's and the watchdog's own subjects: `known` is undefined for one that never was in trouble. */
export function decideOutage(
  input: DecideInput,
  subject: Subject,
  outage: Outage,
  known: SubjectState | undefined,
): Decision {
  const before = known ?? emptyState(subjectId(subject), input.now)
  const { condition, failing, of, detail, why } = outage
  const facts: NoticeFacts = {
    ...(subject.about === 'provider' && { provider: subject.provider }),
    since: before.incident?.openedAt ?? before.sight?.firstAt ?? input.now.toISOString(),
    by: 'nothing',
    certainty: 'certain',
    count: { failing, of },
    ...(detail !== undefined && { detail }),
    ...(why !== undefined && { why }),
  }
  const decided = transition({
    subject,
    state: before,
    condition,
    // Nothing was sent, or all that was sent failed and that is too little to call it an outage: neither is a sight of anything.
    fresh: condition.kind === 'unavailable' || failing < of,
    facts,
    policy: policyOf(input.watchList),
    now: input.now,
    frozen: subject.about === 'provider' && isBlind(input.outages),
  })
  return { ...decided, subject, before, again: current => decideOutage(input, subject, outage, current) }
}

/** The evidence goes into the state beside the decision; an answered canary is no longer open, a refused one has cost nothing. */
function remember(state: SubjectState, assessment: Assessment, answers: readonly Answer[], pool: Pool): SubjectState {
  const own = answers.filter(({ call }) => call.pools.includes(pool.name))
  const answered = new Set(own.filter(({ call }) => asksPoolItself(call)).map(({ call }) => call.probe.id))
  const asked =
    state.asked &&
    Object.fromEntries(Object.entries(state.asked).map(([id, mark]) => [id, answered.has(id) ? { at: mark.at } : mark]))
  const refusedUsd = own.filter(isRefusedCount).reduce((sum, { call }) => sum + call.costUsd, 0)
  const { recharge, ...above } = state
  return {
    ...(assessment.recharge
      ? { ...state, recharge: { ...assessment.recharge, ...(recharge?.told && { told: true }) } }
      : above),
    verdicts: assessment.verdicts,
    ...(assessment.balance && { balance: assessment.balance }),
    ...(assessment.forecast?.ledger && { ledger: assessment.forecast.ledger }),
    ...(asked && { asked }),
    ...(state.spent && refusedUsd > 0 && { spent: { ...state.spent, usd: Math.max(0, state.spent.usd - refusedUsd) } }),
  }
}

/** Providers charge for answers: a counted call that was plainly refused is taken off the day's count again; what is unclear stays on it. */
function isRefusedCount({ call, verdict }: Answer): boolean {
  const refused = verdict.kind === 'throttled' || levelOf(verdict.kind) >= levelOf('exhausted')
  return call.counted === true && refused
}
