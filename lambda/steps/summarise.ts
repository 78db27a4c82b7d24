import { emptyState } from '../core/state.ts'
import { summaryDue } from '../core/summary/summary-due.ts'
import { summaryNotice } from '../core/summary/summary-notice.ts'
import { contain } from './contain.ts'
import type { SweepContext } from './context.ts'
import { record } from './record.ts'
import { allSeries, spendOf } from './track-use.ts'
import { loadTracked, recall } from './tracked.ts'

/**
 * Owes the summary when its moment has come. One write holds the claim and the notice, as for every other notice. A fault of ours in it must
 * not cost the notices that are owed beside it.
 */
export async function summarise(context: SweepContext): Promise<void> {
  const { watchList, ports } = context
  const hasMailbox = watchList.recipients.some(({ channel }) => channel === 'email')
  if (watchList.summary === undefined || !hasMailbox) return
  const now = ports.clock.now()
  const watchdog = context.states.get('watchdog') ?? emptyState('watchdog', now)
  const since = watchdog.summarisedAt === undefined ? context.lastSweepAt : new Date(watchdog.summarisedAt)
  const moment = summaryDue(watchList.summary, watchList.timeZone, since, now)
  if (moment === undefined) return

  await loadTracked(context)
  await recall(context, watchList.keys)
  const notice = contain(
    context,
    'the summary',
    () =>
      summaryNotice({
        watchList,
        providers: context.providers,
        states: context.states,
        seriesOf: allSeries(context),
        spendOf: key => spendOf(context, key),
        answers: context.answers,
        moment,
        now,
      }),
    () => undefined,
  )
  if (notice === undefined) return
  await record(context, [{ ...watchdog, summarisedAt: now.toISOString(), owed: [...watchdog.owed, notice] }])
}
