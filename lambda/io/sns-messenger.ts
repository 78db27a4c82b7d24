import { type MessageAttributeValue, PublishCommand, type SNSClient } from '@aws-sdk/client-sns'
import type { MessageAttributes, Rendered } from '../core/message.ts'
import type { Clock, Messenger, Published } from '../ports.ts'

export interface SnsMessengerOptions {
  readonly client: SNSClient
  readonly topicArn: string
  readonly clock: Clock
}

const ATTEMPTS = 3
const FIRST_WAIT_MS = 250
const LARGEST_MESSAGE_BYTES = 256 * 1024

/** Publishes to one topic, one text per protocol. Tries again by itself only where no connection was made: nothing went out then. */
export function createSnsMessenger({ client, topicArn, clock }: SnsMessengerOptions): Messenger {
  async function attempt(message: Rendered, until: Date): Promise<Published & { readonly notSent?: true }> {
    const leftMs = until.getTime() - clock.now().getTime()
    if (leftMs <= 0) return { outcome: 'refused', detail: 'no time was left to publish' }
    try {
      const { MessageId } = await client.send(
        new PublishCommand({
          TopicArn: topicArn,
          Subject: message.subject,
          MessageStructure: 'json',
          Message: perProtocol(message),
          MessageAttributes: attributesOf(message.attributes),
        }),
        { abortSignal: AbortSignal.timeout(leftMs) },
      )
      return { outcome: 'sent', messageId: MessageId ?? '' }
    } catch (error) {
      return failed(error)
    }
  }

  return {
    async publish(message, until) {
      for (let tried = 1; ; tried++) {
        const { notSent, ...published } = await attempt(message, until)
        const waitMs = FIRST_WAIT_MS * 2 ** (tried - 1)
        const hasTime = until.getTime() - clock.now().getTime() > waitMs
        if (!notSent || tried === ATTEMPTS || !hasTime) return published
        await clock.sleep(waitMs)
      }
    },
  }
}

/** SNS gives `default` to every protocol that has no text of its own, so the copies may go when they would not fit: first those that equal it. */
function perProtocol({ json, sms, email, https = json }: Rendered): string {
  const needed = { default: json, sms, email }
  const fuller = [
    { ...needed, sqs: json, lambda: json, http: json, https },
    { ...needed, https },
  ]
  const written = fuller.map(texts => JSON.stringify(texts))
  return written.find(text => Buffer.byteLength(text) <= LARGEST_MESSAGE_BYTES) ?? JSON.stringify(needed)
}

/** What subscriptions filter on. SNS takes no empty list. */
function attributesOf(attributes: MessageAttributes): Record<string, MessageAttributeValue> {
  return Object.fromEntries([
    ...Object.entries(attributes).flatMap(([name, value]): readonly [string, MessageAttributeValue][] => {
      if (typeof value === 'string') return [[name, { DataType: 'String', StringValue: value }]]
      return value.length === 0 ? [] : [[name, { DataType: 'String.Array', StringValue: JSON.stringify(value) }]]
    }),
    ['AWS.SNS.SMS.SMSType', { DataType: 'String', StringValue: 'Transactional' }],
  ])
}

function failed(error: unknown): Published & { readonly notSent?: true } {
  const { name, code, status } = describe(error)
  const detail = [name, code, status && `HTTP ${status}`].filter(Boolean).join(' ')
  if (status === 429 || /Throttl|TooManyRequests/i.test(name)) return { outcome: 'throttled', detail }
  if (/^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/.test(code)) {
    return { outcome: 'refused', detail, notSent: true }
  }
  const answered = status !== undefined && status >= 400 && status < 500
  return { outcome: answered ? 'refused' : 'unanswered', detail }
}

function describe(error: unknown) {
  if (!(error instanceof Error)) return { name: 'unknown error', code: '', status: undefined }
  const { code, $metadata } = error as { code?: unknown; $metadata?: { httpStatusCode?: number } }
  return { name: error.name, code: typeof code === 'string' ? code : '', status: $metadata?.httpStatusCode }
}
