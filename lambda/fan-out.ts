import type { RangesFailed } from './core/incident/outages.ts'
import { cutFittingRanges, keysIn, type Range } from './core/ranges.ts'
import { NO_POOLS, spansOf } from './core/spans.ts'
import type { WatchedKey, WatchList } from './core/watch-list.ts'
import { closeSweep, giveUp, planSweep, type RangeReport, reportRange, sweepRange, tellSweep } from './phases.ts'
import type { Ports } from './ports.ts'
import { createContext, LEASE_MARGIN_MS, type SweepContext } from './steps/context.ts'
import { load } from './steps/load.ts'
import { lookAgain } from './steps/look-again.ts'
import { sumUp } from './steps/measure.ts'
import { guarded, StoreFailure, tellMemoryLost } from './steps/memory-lost.ts'
import { FaultyKeys, type SweepOptions, type SweepReport } from './sweep-report.ts'

/** What the state machine tells the function of one sweep, whose name is its execution's. */
export type PhaseEvent =
  | {
      readonly phase: 'plan'
      readonly owner: string
      readonly keysPerFunction: number
      /** As long as the execution may take. */
      readonly leaseSeconds: number
    }
  | { readonly phase: 'range'; readonly owner: string; readonly range: Range }
  | {
      readonly phase: 'finish'
      readonly owner: string
      readonly startedAt: string
      readonly ranges: readonly (RangeReport | RangeFailure)[]
    }

/** In the place of a report, where the function failed. */
export interface RangeFailure {
  /** AWS's name for the error. */
  readonly failed: string
  readonly keys: number
}

export type PhaseResult =
  | { readonly outcome: 'planned'; readonly ranges: readonly Range[] }
  | RangeReport
  | { readonly outcome: 'another-sweep-runs'; readonly rangesFailed?: number }
  | (Pick<SweepReport, 'messages'> & { readonly outcome: 'swept'; readonly rangesFailed: number })

/** Where the next sweep is further away than this, a range waits for its second look, and with it everybody's notices. */
const FAR_MS = 10 * 60_000

/** This sweep's lease is gone: another one has begun, or it was ended. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
}

export function isPhase(event: unknown): event is PhaseEvent {
  return typeof event === 'object' && event !== null && 'phase' in event
}

/** One sweep over several functions: the same steps as `sweep`, which a state machine calls one by one. */
export async function runPhase(
  event: PhaseEvent,
  watchList: WatchList,
  ports: Ports,
  options: Omit<SweepOptions, 'owner'>,
): Promise<PhaseResult> {
  const keys = event.phase === 'range' ? keysIn(watchList, event.range) : undefined
  const owned = { ...options, owner: event.owner }
  const context = createContext(watchList, { ...ports, store: guarded(ports.store) }, owned, keys)
  switch (event.phase) {
    case 'plan':
      return ending(context, () => plan(context, event))
    case 'range':
      return range(context)
    case 'finish':
      return ending(context, () => finish(context, event))
  }
}

/** These two alone hold the lease, and tell of a lost memory: a range that cannot work is only one of many. */
async function ending(context: SweepContext, work: () => Promise<PhaseResult>): Promise<PhaseResult> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StoreFailure) await tellMemoryLost(context, error)
    else await giveUp(context)
    throw error
  }
}

async function plan(
  context: SweepContext,
  { keysPerFunction, leaseSeconds }: PhaseEvent & { phase: 'plan' },
): Promise<PhaseResult> {
  const { watchList, startedAt } = context
  const leaseUntil = new Date(startedAt.getTime() + leaseSeconds * 1_000)
  const carried = watchList.keys.flatMap(({ name, was }) => (was === undefined ? [] : [name, was]))
  if (!(await planSweep(context, leaseUntil, spansOf(carried, namesOf(watchList.keys)))))
    return { outcome: 'another-sweep-runs' }
  return { outcome: 'planned', ranges: cutFittingRanges(watchList, keysPerFunction) }
}

async function range(context: SweepContext): Promise<PhaseResult> {
  const { watchList, allKeys, options } = context
  const spans = [...spansOf(namesOf(watchList.keys), namesOf(allKeys)), NO_POOLS]
  const { leaseOwner } = await load(context, spans)
  if (leaseOwner !== options.owner) throw new LeaseLost(`the lease is ${leaseOwner ?? 'nobody'}'s`)

  const decisions = await sweepRange(context)
  const isFar = watchList.schedule.longestGapMs > FAR_MS
  return reportRange(context, [...decisions, ...(isFar ? await lookAgain(context, decisions) : [])])
}

async function finish(context: SweepContext, event: PhaseEvent & { phase: 'finish' }): Promise<PhaseResult> {
  const { store, clock, meter } = context.ports
  const leaseUntil = new Date(context.options.deadline.getTime() + LEASE_MARGIN_MS)
  if (!(await store.acquireLease(context.options.owner, clock.now(), leaseUntil)))
    return { outcome: 'another-sweep-runs', rangesFailed: 0 }
  // What is owed is what the table says, of whichever range and sweep.
  await load(context)

  const reports = event.ranges.flatMap(each => (isFailure(each) ? [] : [each]))
  const failures = event.ranges.filter(isFailure)
  const failed = rangesFailed(failures, event.ranges.length)
  if (failed) meter.warn('ranges of keys were not swept; the next sweep makes up for them', { failed: failures })
  const tallies = reports.map(({ tally }) => tally)
  const { decisions, deliveries } = await tellSweep(context, tallies, failed)
  // Then it is no sweep, and the dead man's alarm must hear of none.
  if (failed !== undefined && reports.length === 0) throw new Error(`no range was swept: ${failed.detail}`)

  const unseen = { ...sumUp(context, decisions), keysUnknown: failures.reduce((sum, { keys }) => sum + keys, 0) }
  const measured = {
    startedAt: new Date(event.startedAt),
    sums: [...reports.map(({ sums }) => sums), unseen],
    deliveries,
    rangesFailed: failures.length,
  }
  await closeSweep(context, measured, failed === undefined && reports.every(({ complete }) => complete))
  const faulty = reports.reduce((sum, each) => sum + (each.faulty ?? 0), context.faults.size)
  if (faulty > 0) throw new FaultyKeys(faulty)
  return { outcome: 'swept', messages: deliveries, rangesFailed: failures.length }
}

function rangesFailed(failures: readonly RangeFailure[], of: number): RangesFailed | undefined {
  const detail = [...new Set(failures.map(({ failed }) => failed))].join(', ')
  return failures.length === 0 ? undefined : { failing: failures.length, of, detail }
}

function isFailure(each: RangeReport | RangeFailure): each is RangeFailure {
  return 'failed' in each
}

function namesOf(keys: readonly WatchedKey[]): readonly string[] {
  return keys.map(({ name }) => name)
}
