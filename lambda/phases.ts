import { findOutages, type RangesFailed } from './core/incident/outages.ts'
import { renamed } from './core/incident/roster.ts'
import { addUp, type Tally, tally } from './core/incident/tally.ts'
import { isAnswered } from './core/observation.ts'
import { planFree, planPaid, planSettling } from './core/plan/plan.ts'
import type { Span } from './core/spans.ts'
import { ask } from './steps/ask.ts'
import { planInput, type SweepContext } from './steps/context.ts'
import { type Delivery, deliver } from './steps/deliver.ts'
import { load } from './steps/load.ts'
import { loadFallbacks } from './steps/load-fallbacks.ts'
import { measureSweep, type SweepMeasured, type SweepSums, sumUp } from './steps/measure.ts'
import { memoryBack } from './steps/memory-back.ts'
import { record } from './steps/record.ts'
import { refusedNow } from './steps/refused.ts'
import { reportRest } from './steps/report.ts'
import { type Settled, settle, settleOthers } from './steps/settle.ts'
import { summarise } from './steps/summarise.ts'
import { loadTracked } from './steps/tracked.ts'

/** What is left of a range when it is swept: small, for it travels through a state machine. */
export interface RangeReport {
  readonly tally: Tally
  readonly sums: SweepSums
  /** Every planned question was asked. */
  readonly complete: boolean
  /** Keys that a fault of ours was met at. */
  readonly faulty?: number
}

/** Takes the lease, reads the states, and carries over those of renamed keys. False: another sweep runs. */
export async function planSweep(context: SweepContext, leaseUntil: Date, spans?: readonly Span[]): Promise<boolean> {
  if (!(await context.ports.store.acquireLease(context.options.owner, context.startedAt, leaseUntil))) return false
  await load(context, spans)
  await memoryBack(context)
  await record(context, renamed(context.watchList, context.states))
  return true
}

/** Free questions, then paid ones in the light of the free answers, then what settles a refusal; decides and records the pools. */
export async function sweepRange(context: SweepContext): Promise<readonly Settled[]> {
  const readings = loadTracked(context)
  await ask(context, planFree(planInput(context)))
  const paid = planPaid(planInput(context))
  await ask(context, paid)
  const refused = refusedNow(context)
  await loadFallbacks(context, refused)
  await ask(context, planSettling(planInput(context), refused))
  await readings
  return settle(context, { answers: context.answers, budgetSpent: paid.budgetSpent })
}

/** What the end of the sweep must know of these keys. */
export function reportRange(context: SweepContext, decisions: readonly Settled[]): RangeReport {
  reportRest(context)
  return {
    tally: tallyOf(context),
    sums: sumUp(context, decisions),
    complete: isComplete(context),
    ...(context.faults.size > 0 && { faulty: context.faults.size }),
  }
}

export function tallyOf({ answers }: SweepContext): Tally {
  return tally([...answers.values()].flat())
}

/** What only all keys together show, providers and the watchdog itself, and then everything that is owed. */
export async function tellSweep(
  context: SweepContext,
  tallies: readonly Tally[],
  failed?: RangesFailed,
): Promise<{ readonly decisions: readonly Settled[]; readonly deliveries: readonly Delivery[] }> {
  const decisions = await settleOthers(context, findOutages(addUp(tallies), failed))
  await summarise(context)
  return { decisions, deliveries: await deliver(context) }
}

/** One line for the whole sweep, then the end of the lease, with the sweep's own record in the same write. */
export async function closeSweep(context: SweepContext, measured: SweepMeasured, complete: boolean): Promise<void> {
  measureSweep(context, measured)
  const at = measured.startedAt.toISOString()
  await context.ports.store.releaseLease(context.options.owner, { at, complete })
}

/** A sweep that failed leaves the lease to the next at once. */
export async function giveUp(context: SweepContext): Promise<void> {
  const record = { at: context.startedAt.toISOString(), complete: isComplete(context) }
  await context.ports.store.releaseLease(context.options.owner, record).catch(() => {})
}

/** A sweep that asked nothing, or not all it had planned, says nothing about when a pool last answered. */
function isComplete({ answers }: SweepContext): boolean {
  const all = [...answers.values()].flat()
  return (
    all.length > 0 && all.every(({ observation }) => isAnswered(observation) || observation.failure !== 'not-reached')
  )
}
