import { GetTopicAttributesCommand, type SNSClient } from '@aws-sdk/client-sns'
import type { Clock, Meter } from '../ports.ts'

const HOUR_MS = 3_600_000

export interface Subscriptions {
  readonly confirmed: number
  /** Those who were asked and have not confirmed, and those who are wanted and no longer there. */
  readonly pending: number
}

export interface SubscriptionCounterOptions {
  readonly client: SNSClient
  readonly clock: Clock
  /** Each topic, and how many subscriptions the configuration wants on it. */
  readonly topics: readonly { readonly arn: string; readonly wanted: number }[]
  readonly meter: Pick<Meter, 'warn'> & { subscriptions(counted: Subscriptions): void }
}

/**
 * Counts, once an hour, who would be told. A mailbox that never confirmed is dropped by SNS after some days, and one that unsubscribed is gone
 * at once: both are missed from those who are wanted, not only seen as pending. Never rejects.
 */
export function createSubscriptionCounter({ client, clock, topics, meter }: SubscriptionCounterOptions) {
  let countedIn: number | undefined

  return {
    async count(): Promise<void> {
      // By the hour of the clock: the alarm looks at each, and one without a count would read as "all are there".
      const hour = Math.floor(clock.now().getTime() / HOUR_MS)
      if (hour === countedIn) return
      countedIn = hour
      try {
        const counted = await Promise.all(topics.map(topic => countTopic(client, topic)))
        meter.subscriptions({ confirmed: sum(counted, 'confirmed'), pending: sum(counted, 'pending') })
      } catch (error) {
        meter.warn('the recipients could not be counted', {
          error: error instanceof Error ? error.name : String(error),
        })
      }
    },
  }
}

async function countTopic(
  client: SNSClient,
  { arn, wanted }: SubscriptionCounterOptions['topics'][number],
): Promise<Subscriptions> {
  const { Attributes = {} } = await client.send(new GetTopicAttributesCommand({ TopicArn: arn }))
  const confirmed = Number(Attributes.SubscriptionsConfirmed ?? 0)
  const asked = Number(Attributes.SubscriptionsPending ?? 0)
  return { confirmed, pending: Math.max(asked, wanted - confirmed) }
}

function sum(counted: readonly Subscriptions[], name: keyof Subscriptions): number {
  return counted.reduce((total, each) => total + each[name], 0)
}
