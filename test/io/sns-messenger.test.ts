import { SNSClient } from '@aws-sdk/client-sns'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { describe, expect, it } from 'vitest'
import type { Rendered } from '../../lambda/core/message.ts'
import { createSnsMessenger } from '../../lambda/io/sns-messenger.ts'
import { systemClock } from '../../lambda/io/system-clock.ts'
import { type AwsStandInOptions, startAws } from './shared/aws-stand-in.ts'
import { closedPort } from './shared/loopback.ts'
import { CREDENTIALS } from './shared/table.ts'

const message: Rendered = {
  id: 'abc',
  subject: 'KIE: no credit for video since 04:15',
  email: 'KIE cannot make a video any more.\nTop up.',
  sms: 'KIE EMPTY for video 04:15',
  json: '{"schema":1}',
  https: '{"version":"1.0"}',
  attributes: { kind: 'opened', severity: 'urgent', providers: ['kie'], keys: ['kie', 'kie-2'], noticeId: 'abc' },
}

function messengerTo(endpoint: string) {
  const client = new SNSClient({
    endpoint,
    region: 'eu-west-1',
    credentials: CREDENTIALS,
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({ connectionTimeout: 300, requestTimeout: 300, throwOnRequestTimeout: true }),
  })
  return createSnsMessenger({ client, topicArn: 'arn:aws:sns:eu-west-1:123456789012:alerts', clock: systemClock })
}

const inMs = (milliseconds: number) => new Date(Date.now() + milliseconds)

describe('publishing to SNS', () => {
  it('gives each protocol its text, and subscriptions what they filter on', async () => {
    await using aws = await startAws()

    const outcome = await messengerTo(aws.origin).publish(message, inMs(5_000))

    expect(outcome).toEqual({ outcome: 'sent', messageId: 'message-1' })
    expect(aws.published).toEqual([
      {
        subject: message.subject,
        message: {
          default: message.json,
          sms: message.sms,
          email: message.email,
          sqs: message.json,
          lambda: message.json,
          http: message.json,
          https: message.https,
        },
        attributes: {
          kind: { type: 'String', value: 'opened' },
          severity: { type: 'String', value: 'urgent' },
          providers: { type: 'String.Array', value: '["kie"]' },
          keys: { type: 'String.Array', value: '["kie","kie-2"]' },
          noticeId: { type: 'String', value: 'abc' },
          'AWS.SNS.SMS.SMSType': { type: 'String', value: 'Transactional' },
        },
      },
    ])
  })

  it('sends no empty list of providers or keys: SNS refuses it', async () => {
    await using aws = await startAws()

    await messengerTo(aws.origin).publish(
      { ...message, attributes: { ...message.attributes, providers: [], keys: [] } },
      inMs(5_000),
    )

    expect(Object.keys(aws.published[0]?.attributes ?? {})).not.toContain('providers')
  })

  it.each([
    ['the copies of the document go first', 50_000, ['default', 'sms', 'email', 'https']],
    ['then what chats show', 100_000, ['default', 'sms', 'email']],
  ])('a digest that would not fit: %s', async (_title, characters, kept) => {
    await using aws = await startAws()
    const json = 'x'.repeat(characters)

    await messengerTo(aws.origin).publish({ ...message, json, https: json.repeat(2) }, inMs(5_000))

    expect(Object.keys(aws.published[0]?.message ?? {})).toEqual(kept)
  })

  it.each<[NonNullable<AwsStandInOptions['publishing']>, object, number]>([
    [['throttled'], { outcome: 'throttled', detail: 'Throttling HTTP 400' }, 1],
    [['refused'], { outcome: 'refused', detail: expect.stringMatching(/^AuthorizationError.* HTTP 403$/) }, 1],
    [['broken'], { outcome: 'unanswered', detail: expect.stringMatching(/HTTP 500$/) }, 1],
    [['hanging'], { outcome: 'unanswered', detail: expect.stringMatching(/^TimeoutError/) }, 1],
    [['reset'], { outcome: 'unanswered', detail: expect.stringMatching(/ECONNRESET/) }, 1],
  ])('says what became of it when SNS is %s', async (publishing, expected, attempts) => {
    await using aws = await startAws({ publishing })
    const started = performance.now()

    const outcome = await messengerTo(aws.origin).publish(message, inMs(5_000))

    expect(outcome).toEqual(expected)
    expect(aws.published).toHaveLength(attempts)
    expect(performance.now() - started).toBeLessThan(2_000)
  })

  it('is refused where nobody listens, after three tries', async () => {
    const outcome = await messengerTo(`http://127.0.0.1:${await closedPort()}`).publish(message, inMs(5_000))

    expect(outcome).toMatchObject({ outcome: 'refused', detail: expect.stringContaining('ECONNREFUSED') })
  })

  it('ends in time, and is not begun when there is none', async () => {
    await using aws = await startAws({ publishing: ['hanging'] })
    const started = performance.now()

    expect(await messengerTo(aws.origin).publish(message, inMs(100))).toMatchObject({ outcome: 'unanswered' })
    expect(await messengerTo(aws.origin).publish(message, inMs(-1))).toMatchObject({ outcome: 'refused' })

    expect(performance.now() - started).toBeLessThan(300)
    expect(aws.published).toHaveLength(1)
  })
})
