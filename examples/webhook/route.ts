import type { IncomingMessage, ServerResponse } from 'node:http'
import { type CreditNotice, readNotices } from './credit-notices.ts'
import { SNS_HOSTS, type SnsMessage, verify } from './sns-message.ts'

export interface CreditRouteOptions {
  /** `AlertsTopicArn` of the stack's outputs. What another topic sends is refused, however well it is signed. */
  readonly topicArn: string
  readonly onNotice: (notice: CreditNotice) => void
  /** Why a request was refused: for the log, not for who sent it. */
  readonly onRefused?: (reason: string) => void
  /** Whose certificates and confirmations are trusted. @default AWS's own hosts */
  readonly hosts?: RegExp
}

/** SNS sends at most 256 KiB, in an envelope. */
const LARGEST_BODY_BYTES = 512 * 1024

/** A route for any Node server: `createServer(creditRoute({ … }))`, or a framework's POST handler that has not read the body. */
export function creditRoute({ topicArn, onNotice, onRefused, hosts = SNS_HOSTS }: CreditRouteOptions) {
  async function accept(request: IncomingMessage): Promise<void> {
    const message = await verify(await readBody(request), hosts)
    if (message.TopicArn !== topicArn) throw new Error(`The topic ${message.TopicArn} is not ours.`)
    switch (message.Type) {
      case 'SubscriptionConfirmation':
        return confirm(message, hosts)
      case 'Notification':
        for (const notice of readNotices(message.Message)) onNotice(notice)
        return
      case 'UnsubscribeConfirmation':
        return
    }
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      await accept(request)
      response.writeHead(204).end()
    } catch (error) {
      // SNS tries again what is not answered with 2xx, for half an hour.
      onRefused?.(error instanceof Error ? error.message : String(error))
      response.writeHead(403).end()
    }
  }
}

/** The URL came signed, but it is called from inside our network: only AWS's own hosts. */
async function confirm({ SubscribeURL = '' }: SnsMessage, hosts: RegExp): Promise<void> {
  const url = new URL(SubscribeURL)
  if (url.protocol !== 'https:' || !hosts.test(url.host)) throw new Error(`${url.host} is not AWS.`)
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(5_000) })
  if (!response.ok) throw new Error(`The subscription was not confirmed: HTTP ${response.status}.`)
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > LARGEST_BODY_BYTES) throw new Error('The body is too large.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
