import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Provider } from '../../lambda/core/provider.ts'
import type { Behaviour } from '../../simulator/behaviour.ts'
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts'
import { answers, example } from './example-provider.ts'

const AUTHORIZATION = { authorization: 'Bearer marker-key' }
const NOON = new Date('2025-11-20T12:00:00Z')

let simulator: Simulator

beforeEach(async () => {
  simulator = await startSimulator({ providers: [example], answers: { example: answers }, clock: { now: () => NOON } })
})
afterEach(() => simulator.close())

function balance(init: RequestInit = {}): Promise<Response> {
  const url = `${simulator.baseUrl('example')}/teams/t1/balance?currency=usd`
  return fetch(url, { headers: AUTHORIZATION, redirect: 'manual', ...init })
}

function chat(model: string): Promise<Response> {
  const body = JSON.stringify({ model, max_tokens: 1 })
  return fetch(`${simulator.baseUrl('example')}/chat`, { method: 'POST', headers: AUTHORIZATION, body })
}

describe('a simulated provider', () => {
  it('gives the recorded healthy answer until it is told otherwise', async () => {
    const response = await balance()

    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ granted: 5000, gift: 100, used: 1000 })
    expect(response.headers.get('date')).toBe(NOON.toUTCString())
  })

  it('makes a healthy answer from the proof where none is recorded', async () => {
    const response = await chat('small')

    expect(await response.json()).toEqual({ choices: [{ message: 'simulated' }] })
  })

  it('writes an amount into the recorded body so that the probe reads it', async () => {
    simulator.script('example', { kind: 'draining', to: 20.5 })

    const response = await balance()

    expect(await response.json()).toEqual({ granted: 2950, gift: 100, used: 1000 })
  })

  it.each<[string, Behaviour, number, string]>([
    ['an exhausted account', { kind: 'exhausted' }, 402, '{"error":"no money"}'],
    ['a recorded answer by its name', { kind: 'recorded', file: 'exhausted-any' }, 200, '{"code":402}'],
    ['a rate limit', { kind: 'throttled' }, 429, '{"error":{"message":"Too Many Requests"}}'],
    ['a rejected key', { kind: 'rejected' }, 403, '{"error":"bad key"}'],
    ['an outage', { kind: 'unavailable' }, 503, 'Service Unavailable'],
    ['any status', { kind: 'answer', status: 502, body: '<html>Bad Gateway</html>' }, 502, '<html>Bad Gateway</html>'],
    ['a redirect', { kind: 'redirect' }, 302, ''],
  ])('answers as %s', async (_, behaviour, status, body) => {
    simulator.script('example', behaviour)

    const response = await balance()

    expect([response.status, await response.text()]).toEqual([status, body])
  })

  it('repeats the credential in the body and a header when it echoes', async () => {
    simulator.script('example', { kind: 'echo-key' })

    const response = await balance()

    expect(await response.text()).toContain('Bearer marker-key')
    expect(response.headers.get('x-credential')).toBe('Bearer marker-key')
  })

  it('sends more than 64 KiB when it is huge', async () => {
    simulator.script('example', { kind: 'huge' })

    const body = await (await balance()).text()

    expect(body.length).toBeGreaterThan(65_536)
  })

  it('destroys the socket when it resets', async () => {
    simulator.script('example', { kind: 'reset' })

    await expect(balance()).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
  })

  it('sends no headers when it hangs', async () => {
    simulator.script('example', { kind: 'hanging' })

    await expect(balance({ signal: AbortSignal.timeout(100) })).rejects.toMatchObject({ name: 'TimeoutError' })
    expect(simulator.count({ probe: 'balance' })).toBe(1)
  })

  it('sends headers and then bytes without end when it drips', async () => {
    simulator.script('example', { kind: 'dripping', everyMs: 5 })

    const response = await balance({ signal: AbortSignal.timeout(150) })

    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toMatchObject({ name: 'TimeoutError' })
  })

  it('closes although a request is hanging', async () => {
    simulator.script('example', { kind: 'hanging' })
    const hanging = balance().catch(error => error.cause.code)
    await expect.poll(() => simulator.count()).toBe(1)

    await simulator.close()

    expect(await hanging).toBe('UND_ERR_SOCKET')
  })

  it('names the recorded answers when it is asked for one that is not there', async () => {
    simulator.script('example', { kind: 'recorded', file: 'exhausted-nothing' })

    const body = await (await balance()).text()

    expect(body).toContain("no answer 'exhausted-nothing' is recorded for example; there are: healthy-balance")
  })
})

describe('a script', () => {
  it('may be about one probe', async () => {
    simulator.script('example', { kind: 'exhausted' }, { probe: 'balance' })

    expect([(await balance()).status, (await chat('small')).status]).toEqual([402, 200])
  })

  it('may be about one model and its spellings, before one about the probe', async () => {
    simulator.script('example', { kind: 'unavailable' }, { model: ['vendor/large', 'large'] })
    simulator.script('example', { kind: 'throttled' }, { probe: 'canary-chat' })

    const statuses = [await chat('vendor/large'), await chat('large'), await chat('small')].map(({ status }) => status)

    expect(statuses).toEqual([503, 503, 429])
  })

  it('replaces all earlier ones when it is about everything', async () => {
    simulator.script('example', { kind: 'exhausted' }, { probe: 'balance' })
    simulator.script('example', { kind: 'healthy' })

    expect((await balance()).status).toBe(200)
  })

  it('is refused for a provider that is not there', () => {
    expect(() => simulator.script('nobody', { kind: 'healthy' })).toThrow("no provider 'nobody'; it has: example")
  })
})

describe('calls', () => {
  it('are counted by provider, probe and model', async () => {
    await balance()
    await chat('small')
    await chat('large')

    expect(simulator.count()).toBe(3)
    expect(simulator.count({ provider: 'example', probe: 'canary-chat' })).toBe(2)
    expect(simulator.count({ model: 'large' })).toBe(1)
    expect(simulator.calls[0]).toEqual({
      provider: 'example',
      probe: 'balance',
      method: 'GET',
      path: '/v1/teams/t1/balance',
      at: NOON,
      authorised: true,
    })
    expect(JSON.stringify(simulator.calls)).not.toContain('marker-key')
  })

  it('know a model that stands in the path', async () => {
    const url = `${simulator.baseUrl('example')}/models/embed%2Fsmall/embeddings`
    await fetch(url, { method: 'POST', headers: AUTHORIZATION, body: '{"input":"."}' })

    expect(simulator.calls[0]).toMatchObject({ probe: 'canary-embedding', model: 'embed/small', authorised: true })
  })

  it('may come below any host of the provider', async () => {
    await fetch(`${simulator.baseUrl('example', 'cn')}/teams/t1/balance?currency=usd`, { headers: AUTHORIZATION })

    expect(simulator.calls[0]).toMatchObject({ probe: 'balance', path: '/api/v4/teams/t1/balance' })
  })

  it('that the catalogue does not know are answered with 404', async () => {
    const response = await fetch(`${simulator.baseUrl('example')}/teams/t1/balance?currency=eur`, {
      headers: AUTHORIZATION,
    })

    expect(response.status).toBe(404)
    expect(simulator.calls[0]?.probe).toBeUndefined()
  })

  it('for an admin question go to its own address, with the admin credential', async () => {
    const [provider] = simulator.providers
    const url = provider?.probes[3]?.request.path.replace('{day}', '1763596800') ?? ''
    simulator.script('example', { kind: 'draining', to: 9.25 })

    const refused = await fetch(url, { headers: AUTHORIZATION })
    const answered = await fetch(url, { headers: { 'x-admin-key': 'k' } })

    expect(refused.status).toBe(403)
    expect(await answered.json()).toEqual({ data: [{ amount: '9.25' }, { amount: '0' }] })
  })
})

describe('a credential', () => {
  const otherwise = (auth: Provider['auth']): Provider => ({ ...example, auth })
  it.each<[string, Provider, string, Record<string, string>, boolean]>([
    ['missing', example, '', {}, false],
    ['without its scheme', example, '', { authorization: 'marker-key' }, false],
    ['with an empty value', example, '', { authorization: 'Bearer ' }, false],
    ['in another header', example, '', { 'x-api-key': 'marker-key' }, false],
    ['in the header with its scheme', example, '', { authorization: 'Bearer k' }, true],
    ['in a header of the provider', otherwise({ in: 'header', name: 'X-Api-Key' }), '', { 'x-api-key': 'k' }, true],
    ['in the query', otherwise({ in: 'query', name: 'apikey' }), '&apikey=k', {}, true],
    ['in the header instead of the query', otherwise({ in: 'query', name: 'apikey' }), '', AUTHORIZATION, false],
    ['as basic', otherwise({ in: 'basic' }), '', { authorization: 'Basic azp4' }, true],
    ['as bearer instead of basic', otherwise({ in: 'basic' }), '', AUTHORIZATION, false],
    ['not needed', otherwise({ in: 'none' }), '', {}, true],
  ])('%s is accepted: %#', async (_, provider, query, headers, accepted) => {
    await using started = await startDisposable(provider)

    const url = `${started.baseUrl('example')}/teams/t1/balance?currency=usd${query}`
    const response = await fetch(url, { headers })

    expect(response.status).toBe(accepted ? 200 : 403)
    expect(started.calls[0]?.authorised).toBe(accepted)
  })
})

async function startDisposable(provider: Provider) {
  const started = await startSimulator({ providers: [provider], answers: { example: answers } })
  return { ...started, [Symbol.asyncDispose]: () => started.close() }
}
