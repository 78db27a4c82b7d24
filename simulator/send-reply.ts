import type { ServerResponse } from 'node:http'
import type { Behaviour } from './behaviour.ts'
import { type Asked, chooseAnswer, type Reply } from './choose-answer.ts'

export interface Sending {
  readonly asked: Asked
  readonly behaviour: Behaviour
  /** As it was sent, for `echo-key`. */
  readonly credential: string
}

/** Answers one request as the behaviour says. */
export function sendReply(response: ServerResponse, { asked, behaviour, credential }: Sending): void {
  switch (behaviour.kind) {
    case 'hanging':
      return
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'dripping':
      drip(response, behaviour.everyMs ?? 50)
      return
    case 'redirect':
      send(response, { status: 302, headers: { location: behaviour.to ?? 'https://login.example.com/' }, body: '' })
      return
    case 'echo-key':
      send(response, {
        status: behaviour.status ?? 401,
        headers: { 'x-credential': credential },
        body: { error: { message: `Incorrect API key provided: ${credential}.`, received: credential } },
      })
      return
    case 'huge': {
      const healthy = chooseAnswer(asked, { kind: 'healthy' })
      send(response, { ...healthy, body: padded(healthy.body, behaviour.bytes ?? 131_072) })
      return
    }
    case 'healthy':
    case 'exhausted':
    case 'capped':
    case 'suspended':
    case 'rejected':
    case 'forbidden':
    case 'retired':
    case 'throttled':
    case 'unavailable':
    case 'bad-request':
    case 'unknown':
    case 'draining':
    case 'recorded':
    case 'answer':
      send(response, chooseAnswer(asked, behaviour))
  }
}

/** An object goes out as JSON, a string as it is. */
export function send(response: ServerResponse, { status, headers = {}, body = '' }: Reply): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  response.writeHead(status, {
    'content-type': typeof body === 'string' ? 'text/plain' : 'application/json',
    ...headers,
  })
  response.end(text)
}

function drip(response: ServerResponse, everyMs: number): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  const timer = setInterval(() => response.write(' '), everyMs)
  response.once('close', () => clearInterval(timer))
}

function padded(body: unknown, bytes: number): unknown {
  const padding = '.'.repeat(bytes)
  if (typeof body === 'string') return body + padding
  return Array.isArray(body) ? [...body, padding] : { ...(body as object), padding }
}
