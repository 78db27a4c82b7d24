import { text } from 'node:stream/consumers'
import { serve } from '../io/shared/loopback.ts'

/** Stands before a simulated provider and takes only one secret: the provider itself takes any. */
export async function startGate(behind: string, accepted: string) {
  let secret = accepted
  const refused: string[] = []
  const url = new URL(behind)
  const server = await serve(async (request, response) => {
    const authorization = request.headers.authorization ?? ''
    if (authorization !== `Bearer ${secret}`) {
      refused.push(request.url ?? '')
      const body = { error: { message: 'Authentication Fails, Your api key is invalid', type: 'authentication_error' } }
      response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      return
    }
    const method = request.method ?? 'GET'
    const answer = await fetch(url.origin + request.url, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(method === 'GET' ? {} : { body: await text(request) }),
    })
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
  })
  return {
    baseUrl: server.origin + (url.pathname === '/' ? '' : url.pathname),
    refused,
    accept(next: string) {
      secret = next
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}
