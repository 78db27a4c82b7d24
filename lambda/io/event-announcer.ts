import { EVENT } from '../contract.ts'
import type { ConditionChanged } from '../core/condition-changed.ts'
import type { Announcer, Clock, Unannounced } from '../ports.ts'
import type { EventBus } from './on-demand/event-bus.ts'

/** As many as one call takes. */
const BATCH = 10

export interface EventAnnouncerOptions {
  readonly bus: EventBus
  /** Name or ARN. */
  readonly busName: string
  readonly clock: Clock
}

/** Puts changes of condition on an EventBridge bus. What fails is only said: the notices have gone out already. */
export function createEventAnnouncer({ bus, busName, clock }: EventAnnouncerOptions): Announcer {
  async function put(changes: readonly ConditionChanged[], until: Date): Promise<readonly Unannounced[]> {
    const leftMs = until.getTime() - clock.now().getTime()
    if (leftMs <= 0) return all(changes, 'no time was left')
    try {
      const entries = changes.map(change => toEntry(change, busName))
      const codes = await bus.put(entries, AbortSignal.timeout(leftMs))
      return changes.flatMap(({ noticeId }, index) => {
        const code = codes[index]
        return code === undefined ? [] : [{ noticeId, detail: code }]
      })
    } catch (error) {
      return all(changes, error instanceof Error ? error.name : 'unknown error')
    }
  }

  return {
    async announce(changes, until) {
      const failed: Unannounced[] = []
      for (let start = 0; start < changes.length; start += BATCH)
        failed.push(...(await put(changes.slice(start, start + BATCH), until)))
      return failed
    },
  }
}

function toEntry(change: ConditionChanged, busName: string) {
  return {
    EventBusName: busName,
    Source: EVENT.source,
    DetailType: EVENT.detailType,
    Time: new Date(change.at),
    Detail: JSON.stringify(change),
  }
}

function all(changes: readonly ConditionChanged[], detail: string): readonly Unannounced[] {
  return changes.map(({ noticeId }) => ({ noticeId, detail }))
}
