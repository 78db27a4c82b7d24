import type { Answer } from './core/answer.ts'
import { subjectId } from './core/condition.ts'
import type { Decision } from './core/incident/decide.ts'
import { levelOf } from './core/incident/policy.ts'
import { renamed } from './core/incident/roster.ts'
import { isAnswered } from './core/observation.ts'
import { planConfirming, planFree, planPaid, planSettling } from './core/plan/plan.ts'
import type { WatchList } from './core/watch-list.ts'
import type { Ports, SweepRecord } from './ports.ts'
import { ask } from './steps/ask.ts'
import { createContext, planInput, type SweepContext } from './steps/context.ts'
import { type Delivery, deliver } from './steps/deliver.ts'
import { measure } from './steps/measure.ts'
import { memoryBack } from './steps/memory-back.ts'
import { guarded, StoreFailure, tellMemoryLost } from './steps/memory-lost.ts'
import { record } from './steps/record.ts'
import { refusedNow } from './steps/refused.ts'
import { poolReports } from './steps/report.ts'
import { settle } from './steps/settle.ts'
import type { SweepOptions, SweepReport } from './sweep-report.ts'

/** The lease outlives the sweep's own deadline by this much, never longer: a crash blocks nobody for long. */
const LEASE_MARGIN_MS = 5_000
const SECOND_LOOK_MS = 60_000

/**
 * One run over all keys: free questions, then paid ones in the light of the free answers, then what settles a refusal; decide and
 * record, deliver, look once more at what is recovering, measure. Throws when it could not do its work, so that the alarm on errors rings.
 */
export async function sweep(watchList: WatchList, ports: Ports, options: SweepOptions): Promise<SweepReport> {
  const context = createContext(watchList, { ...ports, store: guarded(ports.store) }, options)
  try {
    return await run(context)
  } catch (error) {
    if (error instanceof StoreFailure) await tellMemoryLost(context, error)
    else await context.ports.store.releaseLease(options.owner, sweepRecord(context)).catch(() => {})
    throw error
  }
}

async function run(context: SweepContext): Promise<SweepReport> {
  const { watchList, options, startedAt } = context
  const { store } = context.ports
  const leaseUntil = new Date(options.deadline.getTime() + LEASE_MARGIN_MS)
  if (!(await store.acquireLease(options.owner, startedAt, leaseUntil))) return anotherRuns(startedAt)
  await load(context)

  await record(context, renamed(watchList, context.states))
  await ask(context, planFree(planInput(context)))
  const paid = planPaid(planInput(context))
  await ask(context, paid)
  await ask(context, planSettling(planInput(context), refusedNow(context)))

  const decisions = await settle(context, { answers: context.answers, budgetSpent: paid.budgetSpent })
  const deliveries = await deliver(context)
  const second = await lookAgain(context, decisions)

  const all = [...decisions, ...second.decisions]
  const messages = [...deliveries, ...second.deliveries]
  const pools = poolReports(context, all)
  measure(context, pools, all, messages)
  const answers = [...context.answers.values()].flat()
  await store.releaseLease(options.owner, sweepRecord(context))
  if (options.process) options.process.sweptWell = true
  const notices = all.flatMap(decision => decision.notices)
  return {
    at: startedAt,
    outcome: 'swept',
    pools,
    notices,
    messages,
    costUsd: answers.reduce((sum, { call }) => sum + call.costUsd, 0),
  }
}

/** A sweep that asked nothing, or not all it had planned, says nothing about when a pool last answered. */
function sweepRecord({ startedAt, answers }: SweepContext): SweepRecord {
  const all = [...answers.values()].flat()
  const complete =
    all.length > 0 && all.every(({ observation }) => isAnswered(observation) || observation.failure !== 'not-reached')
  return { at: startedAt.toISOString(), complete }
}

function anotherRuns(at: Date): SweepReport {
  return { at, outcome: 'another-sweep-runs', pools: [], notices: [], messages: [], costUsd: 0 }
}

async function load(context: SweepContext): Promise<void> {
  const { states, unreadable, lastSweep } = await context.ports.store.load()
  for (const [subject, state] of states) context.states.set(subject, state)
  if (lastSweep?.complete) context.lastSweepAt = new Date(lastSweep.at)
  if (unreadable.length > 0)
    context.ports.meter.warn('states that could not be read are kept as they are', { subjects: unreadable })
  await memoryBack(context)
}

/** Answers flap for minutes after a top-up: a recovery takes two healthy sights, the second a minute later where there is time. */
async function lookAgain(
  context: SweepContext,
  decisions: readonly Decision[],
): Promise<{ decisions: readonly Decision[]; deliveries: readonly Delivery[] }> {
  const recovering = new Set(decisions.filter(isWorthASecondLook).map(decision => subjectId(decision.subject)))
  const { clock } = context.ports
  const inTime = clock.now().getTime() + SECOND_LOOK_MS < context.probeUntil.getTime()
  if (recovering.size === 0 || !inTime) return { decisions: [], deliveries: [] }

  await clock.sleep(SECOND_LOOK_MS)
  const again = await ask(context, planConfirming(planInput(context), recovering))
  const byKey = new Map<string, Answer[]>()
  for (const answer of again) byKey.set(answer.call.key, [...(byKey.get(answer.call.key) ?? []), answer])
  const settled = await settle(context, { answers: byKey, budgetSpent: new Set(), only: recovering })
  return { decisions: settled, deliveries: await deliver(context) }
}

/** Only what was down is waited for; a balance that left its line can wait for the next sweep. */
function isWorthASecondLook({ recovering, before }: Decision): boolean {
  return recovering && before.incident !== undefined && levelOf(before.incident.kind) >= levelOf('exhausted')
}
