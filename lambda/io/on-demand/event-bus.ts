import {
  EventBridgeClient,
  type EventBridgeClientConfig,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge'

/** What is asked of EventBridge. Rejects with the SDK's errors. */
export interface EventBus {
  /** Ten entries at most. Gives each one's error code, undefined where it was taken. */
  put(entries: readonly PutEventsRequestEntry[], signal: AbortSignal): Promise<readonly (string | undefined)[]>
}

export function openEventBus(config: EventBridgeClientConfig): EventBus {
  const client = new EventBridgeClient(config)
  return {
    async put(entries, abortSignal) {
      const { Entries = [] } = await client.send(new PutEventsCommand({ Entries: [...entries] }), { abortSignal })
      return entries.map((_, index) => Entries[index]?.ErrorCode)
    },
  }
}
