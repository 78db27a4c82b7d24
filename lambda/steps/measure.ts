import { canBeLow } from '../core/can-be-low.ts'
import { type ConditionKind, type Subject, WORST_FIRST } from '../core/condition.ts'
import { isAnswered } from '../core/observation.ts'
import type { SubjectState } from '../core/state.ts'
import { type Pool, poolLabel, type WatchedKey } from '../core/watch-list.ts'
import type { NoticeLine, PoolLine, SweepLine } from '../ports.ts'
import type { PoolReport } from '../sweep-report.ts'
import type { SweepContext } from './context.ts'
import type { Delivery } from './deliver.ts'
import type { Settled } from './settle.ts'

/** What is counted of the pools as they are reported. */
export interface Counted {
  pools: number
  readonly keysExhausted: Set<string>
  readonly keysLow: Set<string>
  readonly keysUnknown: Set<string>
}

export function countNothing(): Counted {
  return { pools: 0, keysExhausted: new Set(), keysLow: new Set(), keysUnknown: new Set() }
}

/** One line, as metrics and as log. */
export function measurePool(context: SweepContext, key: WatchedKey, of: Pool, pool: PoolReport): void {
  const { counted, ports, providers } = context
  const kind = held(pool)
  counted.pools += 1
  if (exhaustedValue(kind) === 1) counted.keysExhausted.add(key.name)
  if (kind === 'low' || kind === 'critical') counted.keysLow.add(key.name)
  if (kind === 'unknown') counted.keysUnknown.add(key.name)
  const hasLine = canBeLow(key, of, providers.get(key.provider))
  ports.meter.pool(poolLine(pool, hasLine, ports.clock.now()))
}

/** What the keys of this context add to the sweep's own line. */
export function sumUp({ counted, answers }: SweepContext, decisions: readonly Settled[]): SweepSums {
  const all = [...answers.values()].flat()
  return {
    pools: counted.pools,
    keysExhausted: counted.keysExhausted.size,
    keysLow: counted.keysLow.size,
    keysUnknown: counted.keysUnknown.size,
    notices: decisions.reduce((sum, decision) => sum + decision.notices.length, 0),
    notReached: all.filter(({ observation }) => !isAnswered(observation) && observation.failure === 'not-reached')
      .length,
    probeCostUsd: all.reduce((sum, { call }) => sum + call.costUsd, 0),
  }
}

/** One line for each notice and one for the sweep. */
export function measureSweep(
  { ports: { clock, meter } }: Pick<SweepContext, 'ports'>,
  { startedAt, sums, deliveries, rangesFailed }: SweepMeasured,
): void {
  for (const line of deliveries.flatMap(noticeLines)) meter.notice?.(line)
  const total = (name: keyof SweepSums) => sums.reduce((sum, each) => sum + each[name], 0)
  meter.sweep({
    pools: total('pools'),
    keysExhausted: total('keysExhausted'),
    keysLow: total('keysLow'),
    keysUnknown: total('keysUnknown'),
    durationMs: clock.now().getTime() - startedAt.getTime(),
    notices: total('notices'),
    noticesFailed: deliveries.filter(delivery => delivery.published.outcome !== 'sent').length,
    notReached: total('notReached'),
    probeCostUsd: total('probeCostUsd'),
    ...(rangesFailed !== undefined && { rangesFailed }),
  })
}

export interface SweepMeasured {
  readonly startedAt: Date
  readonly sums: readonly SweepSums[]
  readonly deliveries: readonly Delivery[]
  readonly rangesFailed?: number
}

/** The part of the sweep's line that is added up over its ranges. */
export type SweepSums = Omit<SweepLine, 'durationMs' | 'noticesFailed' | 'rangesFailed'>

function noticeLines({ message, notices, published }: Delivery): readonly NoticeLine[] {
  return notices.map(notice => ({
    who: nameOf(notice.subject),
    kind: notice.kind,
    severity: notice.severity,
    condition: notice.condition,
    outcome: published.outcome,
    text: message.subject,
    noticeId: notice.id,
  }))
}

function nameOf(subject: Subject): string {
  switch (subject.about) {
    case 'pool':
      return poolLabel(subject.key, subject.pool)
    case 'provider':
      return subject.provider
    case 'watchdog':
      return 'the watchdog'
  }
}

function poolLine(pool: PoolReport, hasLine: boolean, now: Date): PoolLine {
  const kind = held(pool)
  const { condition, state } = pool
  const balance = condition.balance?.find(amount => amount.measures === 'balance')
  const exhausted = exhaustedValue(kind)
  const low = hasLine ? lowValue(kind) : undefined
  const { runway, budget } = pool.forecast ?? {}
  const probeCostUsd = costOf(pool)
  const words = condition.verdict?.words ?? ''
  return {
    key: pool.key,
    pool: pool.pool,
    provider: pool.provider,
    condition: kind,
    rank: WORST_FIRST.indexOf(kind),
    since: sinceOf(state, kind),
    ...(exhausted !== undefined && { exhausted }),
    ...(low !== undefined && { low }),
    ...(balance && { balance: balance.amount, unit: balance.unit }),
    ...(runway && { emptyAt: runway.emptyAt, runwayHours: hoursUntil(runway.emptyAt, now) }),
    ...(budget && { budgetUsedPercent: budget.usedPercent }),
    ...(probeCostUsd > 0 && { probeCostUsd }),
    ...(kind !== 'healthy' && words !== '' && { words }),
    ...(condition.verdict?.signature && { signature: condition.verdict.signature }),
    ...(condition.why && { why: condition.why }),
  }
}

function hoursUntil(emptyAt: string, now: Date): number {
  return Math.max(0, Math.round((Date.parse(emptyAt) - now.getTime()) / 36_000) / 100)
}

/** What was asked for other pools, as their fallback, is on their line. */
function costOf({ key, pool, answers }: PoolReport): number {
  return answers
    .filter(({ call }) => call.key === key && call.pools.includes(pool) && call.purpose !== 'fallback')
    .reduce((sum, { call }) => sum + call.costUsd, 0)
}

/** An incident holds until it has recovered, whatever one sweep shows. */
function held({ condition, state }: PoolReport): ConditionKind {
  return state.incident?.kind ?? condition.kind
}

function sinceOf(state: SubjectState, kind: ConditionKind): string {
  return state.sight?.kind === kind ? state.sight.firstAt : state.since
}

/** 1 blocked for want of money, 0 certainly not, nothing where it is not known: missing is not zero. */
function exhaustedValue(kind: ConditionKind): 0 | 1 | undefined {
  switch (kind) {
    case 'exhausted':
    case 'capped':
    case 'suspended':
      return 1
    case 'healthy':
    case 'low':
    case 'critical':
      return 0
    case 'rejected':
    case 'forbidden':
    case 'retired':
    case 'throttled':
    case 'unavailable':
    case 'unknown':
      return undefined
  }
}

/** What is out of credit is under its line, too. */
function lowValue(kind: ConditionKind): 0 | 1 | undefined {
  return kind === 'low' || kind === 'critical' ? 1 : exhaustedValue(kind)
}
