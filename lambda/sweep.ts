import type { WatchList } from './core/watch-list.ts'
import { closeSweep, giveUp, planSweep, reportRange, sweepRange, tallyOf, tellSweep } from './phases.ts'
import type { Ports } from './ports.ts'
import { createContext, LEASE_MARGIN_MS, type SweepContext } from './steps/context.ts'
import { deliver } from './steps/deliver.ts'
import { lookAgain } from './steps/look-again.ts'
import { guarded, StoreFailure, tellMemoryLost } from './steps/memory-lost.ts'
import { FaultyKeys, type SweepOptions, type SweepReport } from './sweep-report.ts'

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
    else await giveUp(context)
    throw error
  }
}

async function run(context: SweepContext): Promise<SweepReport> {
  const { startedAt, options } = context
  if (!(await planSweep(context, new Date(options.deadline.getTime() + LEASE_MARGIN_MS)))) return anotherRuns(startedAt)

  const swept = await sweepRange(context)
  const told = await tellSweep(context, [tallyOf(context)])
  const sweptAgain = await lookAgain(context, swept)
  const toldAgain = sweptAgain.length > 0 ? await deliver(context) : []

  const decisions = [...swept, ...told.decisions, ...sweptAgain]
  const messages = [...told.deliveries, ...toldAgain]
  const report = reportRange(context, decisions)
  await closeSweep(context, { startedAt, sums: [report.sums], deliveries: messages }, report.complete)
  if (options.process) options.process.sweptWell = true
  const notices = decisions.flatMap(decision => decision.notices)
  const done = { at: startedAt, notices, messages, costUsd: report.sums.probeCostUsd }
  if (context.faults.size > 0)
    throw new FaultyKeys(context.faults.size, { faults: context.faults, report: { ...done, outcome: 'swept' } })
  return { ...done, outcome: 'swept' }
}

function anotherRuns(at: Date): SweepReport {
  return { at, outcome: 'another-sweep-runs', notices: [], messages: [], costUsd: 0 }
}
