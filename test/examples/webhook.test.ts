import { type ChildProcess, fork } from 'node:child_process'
import { createSign } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Notice } from '../../lambda/core/notice.ts'
import { AIML_API } from '../../scripts/notices/incidents.ts'
import { certificate, privateKey } from '../io/shared/certificate.ts'
import { serve } from '../io/shared/loopback.ts'
import { sent } from '../support/notices.ts'

const NODE = join(import.meta.dirname, '..', '..', 'node_modules', '.bin', 'node')
const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:alerts'

const folder = mkdtempSync(join(tmpdir(), 'credit-watchdog-'))
let sns: Awaited<ReturnType<typeof serve>>
let app: ChildProcess
let origin: string
let confirmed: string[] = []

beforeAll(async () => {
  sns = await serve(
    (request, response) => {
      if (request.url?.endsWith('.pem')) response.end(certificate)
      else {
        confirmed.push(request.url ?? '')
        response.end('<ConfirmSubscriptionResponse/>')
      }
    },
    { key: privateKey, cert: certificate },
  )
  const trusted = join(folder, 'certificate.pem')
  writeFileSync(trusted, certificate)
})

/** A fresh application for each test: it remembers what it heard. */
beforeEach(async () => {
  confirmed = []
  app?.kill()
  const order = JSON.stringify({ topicArn: TOPIC, host: `127.0.0.1:${sns.port}` })
  app = fork(join(import.meta.dirname, 'webhook-app.ts'), [order], {
    execPath: NODE,
    execArgv: ['--disable-warning=ExperimentalWarning', '--disable-warning=DEP0169'],
    env: { NODE_EXTRA_CA_CERTS: join(folder, 'certificate.pem') },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const [port] = await once(app, 'message')
  origin = `http://127.0.0.1:${port}`
})

afterAll(async () => {
  app?.kill()
  await sns?.[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

type Envelope = Readonly<Record<string, string>>

function envelope(over: Envelope): Envelope {
  return {
    Type: 'Notification',
    MessageId: 'm-1',
    TopicArn: TOPIC,
    Message: '{}',
    Timestamp: '2025-11-20T03:05:00.000Z',
    SignatureVersion: '2',
    SigningCertURL: `${sns.origin}/SimpleNotificationService.pem`,
    ...over,
  }
}

/** As SNS signs: the fields of the type in the order of their names, each on two lines. */
function signed(message: Envelope): Envelope {
  const fields =
    message.Type === 'SubscriptionConfirmation'
      ? ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type']
      : ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']
  const text = fields.filter(name => message[name] !== undefined).map(name => `${name}\n${message[name]}\n`)
  return { ...message, Signature: createSign('RSA-SHA256').update(text.join('')).sign(privateKey, 'base64') }
}

function confirmation(url: string, over: Envelope = {}): Envelope {
  return envelope({ Type: 'SubscriptionConfirmation', Token: 't-1', SubscribeURL: url, ...over })
}

async function post(body: Envelope): Promise<number> {
  const { status } = await fetch(origin, { method: 'POST', body: JSON.stringify(body) })
  return status
}

async function modelInUse(): Promise<string> {
  return (await fetch(origin)).text()
}

function notification(notice: Notice, over: Envelope = {}): Envelope {
  return envelope({ Message: sent(notice).https ?? 'no text for https', ...over })
}

function incident(title: string): Notice {
  const found = AIML_API.find(each => each.title.startsWith(title))
  if (found === undefined) throw new Error(`there is no notice called ${title}`)
  return found.notice
}

const opened = () => incident('Opened')
const recovered = (): Notice => ({
  ...opened(),
  id: 'n-recovered',
  kind: 'recovered',
  condition: 'healthy',
  before: 'exhausted',
  at: '2025-11-20T06:05:00.000Z',
})

describe('the example of an application', () => {
  it('confirms its subscription by itself', async () => {
    expect(await post(signed(confirmation(`${sns.origin}/?Action=ConfirmSubscription&Token=t-1`)))).toBe(204)

    expect(confirmed).toEqual(['/?Action=ConfirmSubscription&Token=t-1'])
  })

  it('switches its model when the pool is out of credit, and back when it works again', async () => {
    const models = [await modelInUse()]

    await post(signed(notification(opened())))
    models.push(await modelInUse())
    await post(signed(notification(recovered())))
    models.push(await modelInUse())

    expect(models).toEqual(['anthropic/claude-sonnet-4.5', 'gpt-4o', 'anthropic/claude-sonnet-4.5'])
  })

  it('goes by when it was decided, whatever comes twice or late', async () => {
    await post(signed(notification(recovered())))

    expect(await post(signed(notification(opened())))).toBe(204)

    expect(await modelInUse()).toBe('anthropic/claude-sonnet-4.5')
  })

  it('reads the document also where it came without the message for chats', async () => {
    await post(signed(envelope({ Message: sent(opened()).json })))

    expect(await modelInUse()).toBe('gpt-4o')
  })

  it.each<[string, () => Envelope]>([
    ['nobody signed', () => ({ ...notification(opened()), Signature: 'AAAA' })],
    ['was changed after it was signed', () => ({ ...signed(notification(opened())), Message: '{}' })],
    ['another topic sends', () => signed(notification(opened(), { TopicArn: `${TOPIC}-of-others` }))],
    [
      'is signed by a certificate from elsewhere',
      () => signed(notification(opened(), { SigningCertURL: 'https://sns.eu-west-1.amazonaws.com.example.com/x.pem' })),
    ],
    ['asks us to call somebody else', () => signed(confirmation('https://internal.example.com/'))],
    ['asks us to call in clear text', () => signed(confirmation(`http://127.0.0.1:${sns.port}/`))],
  ])('refuses what %s', async (_title, message) => {
    expect(await post(message())).toBe(403)

    expect(await modelInUse()).toBe('anthropic/claude-sonnet-4.5')
    expect(confirmed).toEqual([])
  })
})
