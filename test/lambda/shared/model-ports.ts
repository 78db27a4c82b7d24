import type { Rendered } from '../../../lambda/core/message.ts'
import type { Ports, Published, StateStore } from '../../../lambda/ports.ts'
import type { Log } from './model-log.ts'
import type { World } from './model-world.ts'

/** What goes wrong at one port call of a sweep, counted from its first. */
export interface Fault {
  readonly at: number
  /** `died`: the process is gone. `store-…`: the table fails; `after`: the write has arrived, `partial`: half of it. */
  readonly kind: 'died-before' | 'died-after' | 'store-before' | 'store-after' | 'store-partial'
}

/** What SNS does with each publish of a sweep, in turn; then `sent`. */
export type Publishing = 'sent' | 'throttled' | 'refused' | 'unanswered-delivered' | 'unanswered-lost'

/** One sweep's way through the ports. */
export interface Passage {
  readonly faults: readonly Fault[]
  readonly publishing: Publishing[]
  /** Before the port call of this number: others may act meanwhile. */
  readonly before: (call: number) => Promise<void>
  /** After the n-th round of questions. */
  readonly asked: (round: number) => void
  readonly died: () => void
}

export interface ModelClock {
  now(): Date
  sleep(milliseconds: number): Promise<void>
}

/** How a message really goes out; `unanswered-delivered` has reached people all the same. */
export type Send = (message: Rendered, until: Date, publishing: Publishing) => Promise<Published>

const NEVER = new Promise<never>(() => {})

/** The real ports with everything that can go wrong around them, seen by the log on the inner side. */
export function modelPorts(
  { clock, world, store, log, send }: { clock: ModelClock; world: World; store: StateStore; log: Log; send: Send },
  passage: Passage,
): Ports {
  let calls = 0
  let rounds = 0
  async function pass<T>(act: (partial: boolean) => Promise<T>, isStore = false): Promise<T> {
    const call = calls++
    await passage.before(call)
    const fault = passage.faults.find(({ at }) => at === call)?.kind
    const die = () => {
      passage.died()
      return NEVER
    }
    if (fault === 'died-before') return die()
    if (isStore && fault === 'store-before') throw fail(log)
    const result = await act(fault === 'store-partial').catch((error: unknown) => {
      log.excuse()
      throw error
    })
    if (fault === 'died-after') return die()
    if (isStore && (fault === 'store-after' || fault === 'store-partial')) throw fail(log)
    return result
  }
  return {
    clock,
    prober: {
      ask: (asked, _until) =>
        pass(async () => {
          const observations = asked.flatMap(call => ('since' in call ? [] : [world.answer(call, clock.now())]))
          passage.asked(rounds++)
          return observations
        }),
    },
    store: {
      acquireLease: (...given) => pass(() => store.acquireLease(...given), true),
      releaseLease: (...given) => pass(() => store.releaseLease(...given), true),
      load: () =>
        pass(async () => {
          const loaded = await store.load()
          for (const state of loaded.states.values()) log.see(state)
          return loaded
        }, true),
      record: states =>
        pass(async partial => {
          const written = partial ? states.slice(0, Math.ceil(states.length / 2)) : states
          const recorded = await store.record(written)
          recorded.forEach((outcome, index) => {
            const state = written[index]
            if (state && outcome.outcome === 'written') log.see(state)
          })
          return recorded
        }, true),
    },
    messenger: {
      publish: (message, until) =>
        pass(async () => {
          if (clock.now() >= until) return { outcome: 'refused', detail: 'no time was left to publish' }
          const publishing = passage.publishing.shift() ?? 'sent'
          if (publishing === 'sent' || publishing === 'unanswered-delivered')
            log.publish(message, publishing === 'sent')
          return send(message, until, publishing)
        }),
    },
    meter: { pool() {}, sweep() {}, warn() {} },
  }
}

/** SNS in memory. */
export const sendInMemory: Send = async (_message, _until, publishing) => {
  switch (publishing) {
    case 'sent':
      return { outcome: 'sent', messageId: 'm' }
    case 'throttled':
    case 'refused':
      return { outcome: publishing, detail: publishing }
    case 'unanswered-delivered':
    case 'unanswered-lost':
      return { outcome: 'unanswered', detail: 'no answer' }
  }
}

function fail(log: Log): Error {
  log.excuse()
  return new Error('the table does not answer')
}
