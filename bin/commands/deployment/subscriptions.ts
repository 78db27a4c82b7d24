import { paginateListSubscriptionsByTopic, type SNSClient } from '@aws-sdk/client-sns'

/** Somebody a topic sends to. */
export interface Subscription {
  readonly protocol: string
  readonly endpoint: string
  readonly confirmed: boolean
}

/** All subscriptions of one topic, as SNS lists them: who never clicked and who has left are the same as pending and absent. */
export async function listSubscriptions(client: SNSClient, topicArn: string): Promise<readonly Subscription[]> {
  const found: Subscription[] = []
  for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic({ client }, { TopicArn: topicArn })) {
    for (const { Protocol = '', Endpoint = '', SubscriptionArn = '' } of Subscriptions) {
      if (SubscriptionArn === 'Deleted') continue
      found.push({ protocol: Protocol, endpoint: Endpoint, confirmed: SubscriptionArn.startsWith('arn:') })
    }
  }
  return found
}
