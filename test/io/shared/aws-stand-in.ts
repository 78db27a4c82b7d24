import { text } from 'node:stream/consumers'
import { serve } from './loopback.ts'

export interface Published {
  readonly subject: string
  /** By protocol. */
  readonly message: Readonly<Record<string, string>>
  readonly attributes: Readonly<Record<string, { readonly type: string; readonly value: string }>>
}

export interface AwsStandInOptions {
  readonly parameters?: Readonly<Record<string, string>>
  /** Of Secrets Manager, by name. @default none */
  readonly secrets?: Readonly<Record<string, string>>
  /** Parameter names that may not be read. */
  readonly denied?: readonly string[]
  /** Parameters are given once this is settled. */
  readonly parametersAfter?: Promise<void>
  /** What a topic says of its subscriptions. @default all are confirmed */
  readonly subscriptions?: { readonly confirmed: number; readonly pending: number }
  /** The error code of each event put on a bus, in turn; undefined is taken. @default all are taken */
  readonly eventErrors?: readonly (string | undefined)[]
  /** What SNS answers to each publish in turn; the last one stays. @default ok */
  readonly publishing?: readonly ('ok' | 'throttled' | 'refused' | 'broken' | 'hanging' | 'reset')[]
}

/** SNS, EventBridge and the two stores of secrets as far as we use them, on loopback. */
export async function startAws(options: AwsStandInOptions = {}) {
  const { denied = [], publishing = ['ok'], parametersAfter, eventErrors = [], secrets = {} } = options
  const { confirmed, pending } = options.subscriptions ?? { confirmed: 9, pending: 0 }
  const parameters: Record<string, string> = { ...options.parameters }
  const published: Published[] = []
  const bodies: string[] = []
  const asked: (readonly string[])[] = []
  const counted: string[] = []
  const events: PutEvent[] = []
  const server = await serve(async (request, response) => {
    const body = await text(request)
    bodies.push(body)
    const target = String(request.headers['x-amz-target'] ?? '')
    if (target.endsWith('GetParameters')) {
      const names: readonly string[] = JSON.parse(body).Names
      asked.push(names)
      await parametersAfter
      response.setHeader('content-type', 'application/x-amz-json-1.1')
      if (names.some(name => denied.includes(name))) {
        response
          .writeHead(400)
          .end('{"__type":"AccessDeniedException","message":"User arn:aws:iam::1 is not authorized"}')
        return
      }
      const known = names.filter(name => parameters[name] !== undefined)
      response.end(
        JSON.stringify({
          Parameters: known.map(Name => ({ Name, Type: 'SecureString', Value: parameters[Name] })),
          InvalidParameters: names.filter(name => !known.includes(name)),
        }),
      )
      return
    }
    if (target.endsWith('GetSecretValue')) {
      const { SecretId: id } = JSON.parse(body)
      response.setHeader('content-type', 'application/x-amz-json-1.1')
      if (secrets[id] === undefined) response.writeHead(400).end('{"__type":"ResourceNotFoundException"}')
      else response.end(JSON.stringify({ Name: id, SecretString: secrets[id] }))
      return
    }
    if (target.endsWith('PutEvents')) {
      const entries: readonly PutEvent[] = JSON.parse(body).Entries
      events.push(...entries)
      response.setHeader('content-type', 'application/x-amz-json-1.1')
      const results = entries.map((_, index) => ({ ErrorCode: eventErrors[index], EventId: String(index) }))
      response.end(JSON.stringify({ FailedEntryCount: 0, Entries: results }))
      return
    }
    const form = new URLSearchParams(body)
    if (form.get('Action') === 'GetTopicAttributes') {
      counted.push(form.get('TopicArn') ?? '')
      response.setHeader('content-type', 'text/xml')
      response.end(topicAttributes({ SubscriptionsConfirmed: confirmed, SubscriptionsPending: pending }))
      return
    }
    const attempt = publishing[Math.min(published.length, publishing.length - 1)] ?? 'ok'
    published.push(read(form))
    response.setHeader('content-type', 'text/xml')
    if (attempt === 'ok') {
      const id = `message-${published.length}`
      response.end(
        `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>${id}</MessageId></PublishResult></PublishResponse>`,
      )
    } else if (attempt === 'throttled') response.writeHead(400).end(errorOf('Sender', 'Throttling'))
    else if (attempt === 'refused') response.writeHead(403).end(errorOf('Sender', 'AuthorizationError'))
    else if (attempt === 'broken') response.writeHead(500).end(errorOf('Receiver', 'InternalError'))
    else if (attempt === 'reset') request.socket.resetAndDestroy()
  })
  return { ...server, parameters, published, bodies, asked, counted, events }
}

interface PutEvent {
  readonly EventBusName: string
  readonly Source: string
  readonly DetailType: string
  readonly Detail: string
}

function topicAttributes(values: Readonly<Record<string, number>>): string {
  const entries = Object.entries(values).map(
    ([name, value]) => `<entry><key>${name}</key><value>${value}</value></entry>`,
  )
  return `<GetTopicAttributesResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><GetTopicAttributesResult><Attributes>${entries.join('')}</Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>`
}

function errorOf(type: string, code: string): string {
  return `<ErrorResponse><Error><Type>${type}</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`
}

function read(form: URLSearchParams): Published {
  const attributes: Record<string, { type: string; value: string }> = {}
  for (let index = 1; form.has(`MessageAttributes.entry.${index}.Name`); index++) {
    const part = (name: string) => form.get(`MessageAttributes.entry.${index}.${name}`) ?? ''
    attributes[part('Name')] = { type: part('Value.DataType'), value: part('Value.StringValue') }
  }
  return {
    subject: form.get('Subject') ?? '',
    message: JSON.parse(form.get('Message') ?? '{}'),
    attributes,
  }
}
