import { conditionChanged } from '../core/condition-changed.ts'
import type { SweepContext } from './context.ts'
import type { Delivery } from './deliver.ts'

/** Tells machines what people were just told about pools. After the delivery and never in its way: what fails is logged. */
export async function announce(context: SweepContext, deliveries: readonly Delivery[], until: Date): Promise<void> {
  const { announcer, meter } = context.ports
  if (!announcer) return
  const told = deliveries.filter(({ published }) => published.outcome === 'sent').flatMap(({ notices }) => notices)
  const about = { watchList: context.watchList, deployment: context.options.deployment.name }
  const changes = told.map(notice => conditionChanged(notice, about)).filter(change => change !== undefined)
  if (changes.length === 0) return
  const failed = await announcer.announce(changes, until)
  if (failed.length > 0) meter.warn('events were not put on the bus; the notices have gone out', { failed })
}
