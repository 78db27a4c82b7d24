import { withOthers } from '../core/incident/others.ts'
import type { Message, Rendered } from '../core/message.ts'
import type { Notice } from '../core/notice.ts'
import { pack } from '../core/pack.ts'
import { renderBare } from '../core/render/bare.ts'
import type { SubjectState } from '../core/state.ts'
import type { Published } from '../ports.ts'
import { announce } from './announce.ts'
import type { SweepContext } from './context.ts'
import { record } from './record.ts'

export interface Delivery {
  readonly message: Rendered
  readonly published: Published
  readonly notices: readonly Notice[]
}

const TRIES = 3
const FIRST_PAUSE_MS = 500
/** Kept back for striking off what was published. */
const STRIKE_OFF_MS = 2_000

/** Publishes all that is owed, of this sweep or an earlier one, then strikes it off. What fails stays owed, under the same ids. */
export async function deliver(context: SweepContext): Promise<readonly Delivery[]> {
  const owed = [...context.states.values()].flatMap(state => state.owed)
  const told = withOthers(owed, { ...context, watchList: { ...context.watchList, keys: context.allKeys } })
  const deliveries = await publishMessages(context, pack(told), message => strikeOff(context, message))
  await announce(context, deliveries, publishUntil(context))
  return deliveries
}

export async function publishMessages(
  context: SweepContext,
  messages: readonly Message[],
  sent: (message: Message) => Promise<void> = async () => {},
): Promise<readonly Delivery[]> {
  const until = publishUntil(context)
  const deliveries: Delivery[] = []
  for (const message of messages) {
    const rendered = await renderSafely(context, message)
    const published = await publish(context, rendered, until)
    deliveries.push({ message: rendered, notices: message.notices, published })
    if (published.outcome === 'sent') {
      for (const { id } of message.notices) context.sent.add(id)
      await sent(message)
    } else {
      context.ports.meter.warn('a message was not published; its notices stay owed', {
        message: message.id,
        outcome: published.outcome,
        detail: published.detail,
      })
    }
  }
  return deliveries
}

function publishUntil({ options }: SweepContext): Date {
  return new Date(options.deadline.getTime() - STRIKE_OFF_MS)
}

/**
 * A fault in a text must not cost the alert: it goes out bare, and the fault is logged. The words of three languages are a file of their own
 * beside the bundle, read when there is something to tell.
 */
async function renderSafely(context: SweepContext, message: Message): Promise<Rendered> {
  const { watchList, providers, options, ports } = context
  try {
    const { render } = await import('../core/render.ts')
    return render(message, { watchList, providers: [...providers.values()], deployment: options.deployment })
  } catch (error) {
    ports.meter.warn('a text could not be made; the message goes out bare', {
      message: message.id,
      error: String(error),
    })
    return renderBare(message, options.deployment.name)
  }
}

async function publish(context: SweepContext, message: Rendered, until: Date): Promise<Published> {
  const { clock, messenger } = context.ports
  let published = await messenger.publish(message, until)
  // A refusal will be repeated, and an unanswered publish may have gone out: both are left to the next sweep.
  for (let tries = 1; tries < TRIES && published.outcome === 'throttled'; tries += 1) {
    const pauseMs = FIRST_PAUSE_MS * 2 ** tries
    if (clock.now().getTime() + pauseMs >= until.getTime()) break
    await clock.sleep(pauseMs)
    published = await messenger.publish(message, until)
  }
  return published
}

async function strikeOff(context: SweepContext, message: Message): Promise<void> {
  const ids = new Set(message.notices.map(notice => notice.id))
  let owing = [...context.states.values()].filter(state => owes(state, ids))
  for (let tries = 0; tries < TRIES && owing.length > 0; tries += 1) {
    const lost = await record(
      context,
      owing.map(state => withoutOwed(state, ids)),
    )
    owing = lost
      .map(subject => context.states.get(subject))
      .filter(state => state !== undefined && owes(state, ids)) as SubjectState[]
  }
  if (owing.length > 0)
    context.ports.meter.warn('a published message could not be struck off and may be sent once more', {
      message: message.id,
    })
}

function owes(state: SubjectState, ids: ReadonlySet<string>): boolean {
  return state.owed.some((notice: Notice) => ids.has(notice.id))
}

function withoutOwed(state: SubjectState, ids: ReadonlySet<string>): SubjectState {
  return { ...state, owed: state.owed.filter(notice => !ids.has(notice.id)) }
}
