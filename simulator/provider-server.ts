import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { ProbeRequest, Provider } from '../lambda/core/provider.ts'
import type { Reply } from './choose-answer.ts'
import { credentialSent } from './credential-sent.ts'
import { type FoundProbe, findProbe, type Received } from './find-probe.ts'
import type { Answers } from './load-answers.ts'
import { createScripts, type Scripts } from './scripts.ts'
import { send, sendReply } from './send-reply.ts'
import type { SimulatedCall } from './simulated-call.ts'

export interface ProviderServer {
  /** 'http://127.0.0.1:…' */
  readonly origin: string
  readonly scripts: Scripts
  close(): Promise<void>
}

/** One simulated provider on a loopback port of its own. */
export async function startProviderServer(
  provider: Provider,
  answers: Answers,
  clock: { now(): Date },
  record: (call: SimulatedCall) => void,
): Promise<ProviderServer> {
  const scripts = createScripts()
  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) =>
      send(response, { status: 500, body: `simulator: ${error.message}` }),
    )
  })
  server.keepAliveTimeout = 60_000

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const received = await receive(request)
    response.sendDate = false
    response.setHeader('date', clock.now().toUTCString())
    const found = findProbe(provider, received)
    const credential = found && credentialSent(request, authOf(provider, found.probe.request))
    record({
      provider: provider.id,
      ...(found && { probe: found.probe.id }),
      ...(found?.model !== undefined && { model: found.model }),
      method: received.method,
      path: received.url.split('?')[0] ?? '',
      at: clock.now(),
      authorised: credential !== undefined,
    })
    if (found === undefined) return send(response, { status: 404, body: { error: { message: 'Not Found' } } })
    if (credential === undefined) return send(response, rejection(answers, found))
    sendReply(response, {
      asked: { provider, answers, probe: found.probe },
      behaviour: scripts.behaviourFor(found),
      credential,
    })
  }

  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    scripts,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function receive(request: IncomingMessage): Promise<Received> {
  const sent = await text(request)
  return { method: request.method ?? 'GET', url: request.url ?? '/', body: parse(sent) }
}

function parse(sent: string): unknown {
  try {
    return JSON.parse(sent)
  } catch {
    return sent
  }
}

function authOf(provider: Provider, question: ProbeRequest) {
  return question.credential === 'adminKey' ? (provider.adminAuth ?? provider.auth) : provider.auth
}

/** What the provider answers to a request without a usable key: the recorded one, or a bare 401. */
function rejection(answers: Answers, found: FoundProbe | undefined): Reply {
  const recorded = Object.entries(answers).filter(([file]) => file.startsWith('rejected-'))
  const [, answer] = recorded.find(([, each]) => each.probe === found?.probe.id) ?? recorded[0] ?? []
  return answer ?? { status: 401, body: { error: { message: 'Unauthorized' } } }
}
