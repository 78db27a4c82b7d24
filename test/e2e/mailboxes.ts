import { randomUUID } from 'node:crypto'
import { type SNSClient, SubscribeCommand } from '@aws-sdk/client-sns'
import type { Notice } from '../../lambda/core/notice.ts'
import type { Aws } from './aws.ts'
import type { Synthesised } from './deployment.ts'

export interface Mailbox {
  /** What has come since the last look. */
  read(): Promise<readonly { readonly subject: string; readonly notices: readonly Notice[] }[]>
}

/**
 * In the place of each address that the template subscribes to the alerts, a queue with that very filter: what comes into it is what SNS
 * would have sent there.
 */
export async function openMailboxes(
  aws: Aws,
  sns: SNSClient,
  { resources }: Synthesised,
  topicArn: string,
): Promise<ReadonlyMap<string, Mailbox>> {
  const mailboxes = new Map<string, Mailbox>()
  for (const [id, { Type, Properties }] of Object.entries(resources)) {
    const { Endpoint, FilterPolicy, TopicArn } = Properties as Readonly<Record<string, unknown>>
    if (Type !== 'AWS::SNS::Subscription' || !JSON.stringify(TopicArn).includes('Alerts')) continue
    if (typeof Endpoint !== 'string') throw new Error(`${id} has no address`)
    const { QueueUrl } = await aws.call('sqs', 'AmazonSQS.CreateQueue', { QueueName: `mailbox-${randomUUID()}` })
    const { Attributes } = await aws.call('sqs', 'AmazonSQS.GetQueueAttributes', {
      QueueUrl,
      AttributeNames: ['QueueArn'],
    })
    await sns.send(
      new SubscribeCommand({
        TopicArn: topicArn,
        Protocol: 'sqs',
        Endpoint: (Attributes as { readonly QueueArn: string }).QueueArn,
        ...(FilterPolicy === undefined ? {} : { Attributes: { FilterPolicy: JSON.stringify(FilterPolicy) } }),
      }),
    )
    mailboxes.set(Endpoint, { read: () => readAll(aws, String(QueueUrl)) })
  }
  return mailboxes
}

async function readAll(aws: Aws, QueueUrl: string) {
  const read: { subject: string; notices: readonly Notice[] }[] = []
  for (;;) {
    const { Messages = [] } = (await aws.call('sqs', 'AmazonSQS.ReceiveMessage', {
      QueueUrl,
      MaxNumberOfMessages: 10,
    })) as { readonly Messages?: readonly { readonly Body: string; readonly ReceiptHandle: string }[] }
    if (Messages.length === 0) return read
    for (const { Body, ReceiptHandle } of Messages) {
      const { Subject, Message } = JSON.parse(Body)
      read.push({ subject: Subject, notices: JSON.parse(Message).notices })
      await aws.call('sqs', 'AmazonSQS.DeleteMessage', { QueueUrl, ReceiptHandle })
    }
  }
}
