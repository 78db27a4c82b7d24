import { SNSClient } from '@aws-sdk/client-sns'
import { describe, expect, it } from 'vitest'
import { createSubscriptionCounter, type Subscriptions } from '../../lambda/io/subscription-counter.ts'
import { type AwsStandInOptions, startAws } from './shared/aws-stand-in.ts'
import { CREDENTIALS } from './shared/table.ts'

const topics = [
  { arn: 'arn:aws:sns:eu-west-1:123456789012:alerts', wanted: 3 },
  { arn: 'arn:aws:sns:eu-west-1:123456789012:operations', wanted: 2 },
]

async function counting(subscriptions: NonNullable<AwsStandInOptions['subscriptions']>) {
  const aws = await startAws({ subscriptions })
  const clock = { now: () => new Date(now), sleep: async () => {} }
  let now = Date.parse('2025-11-20T03:05:00Z')
  const said: Subscriptions[] = []
  const warnings: unknown[] = []
  const client = new SNSClient({ endpoint: aws.origin, region: 'eu-west-1', credentials: CREDENTIALS, maxAttempts: 1 })
  const meter = {
    subscriptions: (counted: Subscriptions) => said.push(counted),
    warn: (...given: unknown[]) => warnings.push(given),
  }
  const counter = createSubscriptionCounter({ client, clock, topics, meter })
  return {
    aws,
    said,
    warnings,
    countAfter(minutes: number) {
      now += minutes * 60_000
      return counter.count()
    },
    [Symbol.asyncDispose]: () => aws[Symbol.asyncDispose](),
  }
}

describe('counting recipients', () => {
  it.each([
    ['all confirmed', { confirmed: 3, pending: 0 }, { confirmed: 6, pending: 0 }],
    ['one asked on each topic and silent', { confirmed: 2, pending: 1 }, { confirmed: 4, pending: 2 }],
    ['one dropped by SNS, or unsubscribed', { confirmed: 2, pending: 0 }, { confirmed: 4, pending: 1 }],
    ['other subscribers on a topic of the user', { confirmed: 9, pending: 0 }, { confirmed: 18, pending: 0 }],
  ])('%s', async (_title, subscriptions, expected) => {
    await using world = await counting(subscriptions)

    await world.countAfter(0)

    expect(world.said).toEqual([expected])
    expect(world.aws.counted.toSorted()).toEqual(topics.map(topic => topic.arn))
  })

  it('is done once an hour, however often it is called', async () => {
    await using world = await counting({ confirmed: 3, pending: 0 })

    for (const minutes of [0, 5, 54, 1]) await world.countAfter(minutes)

    expect(world.said).toHaveLength(2)
  })

  it('that fails only warns, and says nothing of who is told', async () => {
    await using world = await counting({ confirmed: 3, pending: 0 })
    await world.aws[Symbol.asyncDispose]()

    await world.countAfter(0)

    expect(world.said).toEqual([])
    expect(world.warnings).toMatchObject([['the recipients could not be counted', { error: expect.any(String) }]])
  })
})
