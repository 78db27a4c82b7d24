import { SNSClient } from '@aws-sdk/client-sns'
import { createDynamoStore } from '../../../lambda/io/dynamo-store.ts'
import { createSnsMessenger } from '../../../lambda/io/sns-messenger.ts'
import { systemClock } from '../../../lambda/io/system-clock.ts'
import { startAws } from '../../io/shared/aws-stand-in.ts'
import { CREDENTIALS, createClient, startTable } from '../../io/shared/table.ts'
import { startFaultProxy, type WireFault } from './fault-proxy.ts'
import type { Backend } from './model-play.ts'
import type { Fault, Publishing } from './model-ports.ts'

const ANSWERS = {
  sent: 'ok',
  throttled: 'throttled',
  refused: 'refused',
  'unanswered-delivered': 'broken',
  'unanswered-lost': 'reset',
} as const satisfies Record<Publishing, string>

/** DynamoDB behind a line that breaks, and SNS, both on loopback, reached as in the Lambda. */
export async function startLoopback(): Promise<Backend & AsyncDisposable> {
  const answers: (typeof ANSWERS)[Publishing][] = []
  const table = await startTable()
  const proxy = await startFaultProxy(table.endpoint)
  const aws = await startAws({ publishing: answers })
  const dynamo = createClient(proxy.origin)
  const sns = new SNSClient({ endpoint: aws.origin, region: 'eu-west-1', credentials: CREDENTIALS, maxAttempts: 1 })
  const messenger = createSnsMessenger({
    client: sns,
    topicArn: 'arn:aws:sns:eu-west-1:123456789012:alerts',
    clock: systemClock,
  })
  return {
    store: createDynamoStore(dynamo, table.tableName),
    aside: createDynamoStore(table.client, table.tableName),
    async send(message, _until, publishing) {
      answers[aws.published.length] = ANSWERS[publishing]
      const published = await messenger.publish(message, new Date(Date.now() + 60_000))
      const onTheWire = aws.published.at(-1)
      if (onTheWire?.message.default !== message.json) throw new Error('SNS was sent another document')
      if (onTheWire.attributes.noticeId?.value !== message.attributes.noticeId) throw new Error('and other attributes')
      return published
    },
    arm: faults => proxy.arm(faults.flatMap(wired)),
    async [Symbol.asyncDispose]() {
      dynamo.destroy()
      sns.destroy()
      await Promise.all([proxy, aws, table].map(each => each[Symbol.asyncDispose]()))
    },
  }
}

function wired({ at, kind }: Fault): readonly WireFault[] {
  switch (kind) {
    case 'store-before':
      return [{ at, kind: 'broken-before' }]
    case 'store-after':
      return [{ at, kind: 'broken-after' }]
    case 'store-partial':
      return [{ at, kind: 'failed' }]
    case 'died-before':
    case 'died-after':
      return []
  }
}
