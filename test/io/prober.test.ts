import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Observation } from '../../lambda/core/observation.ts'
import type { ProbeCall } from '../../lambda/core/probe-call.ts'
import type { Auth, Probe, Provider } from '../../lambda/core/provider.ts'
import { VERSION } from '../../lambda/core/version.ts'
import { createCredentials } from '../../lambda/io/credentials.ts'
import { envSource } from '../../lambda/io/env-source.ts'
import { createProber, type ProberOptions } from '../../lambda/io/prober.ts'
import { systemClock } from '../../lambda/io/system-clock.ts'
import type { Prober } from '../../lambda/ports.ts'
import { certificate, privateKey } from './shared/certificate.ts'
import { closedPort, serve } from './shared/loopback.ts'

const SECRET = 'sk-marker/7hG2kd9sLq+PzX4wV8nT3BlbkFJ'

const provider: Provider = {
  id: 'acme',
  name: 'Acme',
  hosts: { default: 'https://api.example.com' },
  auth: { in: 'header', name: 'Authorization', scheme: 'Bearer' },
  env: ['ACME_API_KEY'],
  probes: [],
  signatures: [],
  consoles: {},
}

const balance: Probe = {
  id: 'balance',
  kind: 'balance',
  request: { path: '/balance' },
  proof: '',
  reads: [],
  evidence: { unconfirmed: 'test' },
}

const canary: Probe = {
  id: 'canary',
  kind: 'canary',
  request: { method: 'POST', path: '/chat', body: { model: '{model}' } },
  proof: '',
  model: 'tiny',
  costUsd: 0.001,
  evidence: { unconfirmed: 'test' },
}

function callTo(baseUrl: string, probe: Probe = balance, more: Partial<ProbeCall> = {}): ProbeCall {
  return {
    key: 'acme',
    pools: ['default'],
    provider: 'acme',
    probe,
    baseUrl,
    credential: { from: 'env', name: 'ACME_API_KEY' },
    parameters: {},
    costUsd: probe.kind === 'canary' ? probe.costUsd : 0,
    purpose: 'regular',
    ...more,
  }
}

const TIMEOUTS = { connectMs: 500, headersMs: 200, bodyMs: 200, totalMs: 500 }

interface AskOptions extends Partial<ProberOptions> {
  readonly env?: Readonly<Record<string, string>>
  readonly auth?: Auth
  readonly withinMs?: number
  readonly taken?: Parameters<Prober['ask']>[2]
}

async function ask(calls: readonly ProbeCall[], options: AskOptions = {}): Promise<readonly Observation[]> {
  const { env = { ACME_API_KEY: SECRET }, auth = provider.auth, withinMs = 10_000, taken, ...rest } = options
  const prober = createProber({
    clock: systemClock,
    credentials: createCredentials({ clock: systemClock, sources: { env: envSource(env) } }),
    providers: [{ ...provider, auth }],
    timeouts: TIMEOUTS,
    ...rest,
  })
  try {
    return await prober.ask(calls, new Date(Date.now() + withinMs), taken)
  } finally {
    await prober.close()
  }
}

it('a question that cannot be made costs no other its answer', async () => {
  await using server = await serve((_, response) => {
    response.end('{}')
  })
  const odd = { ...balance, request: { path: '/of/{project}' } }

  const [unmade, made] = await ask([
    callTo(server.origin, odd, { parameters: { project: '\ud800' } }),
    callTo(server.origin),
  ])

  expect(unmade).toMatchObject({ failure: 'credential', detail: 'the question could not be made: URIError' })
  expect(made).toMatchObject({ status: 200 })
})

describe('a provider that answers', () => {
  it('is asked as we are, and what it says comes back', async () => {
    const seen: Record<string, unknown>[] = []
    await using server = await serve((request, response) => {
      seen.push({ url: request.url, method: request.method, ...request.headers })
      response.writeHead(402, { 'Retry-After': '7', 'X-RateLimit-Remaining': '0', 'Set-Cookie': 'a=b', Server: 'x' })
      response.end('{"error":"no credit"}')
    })

    const [observation] = await ask([callTo(`${server.origin}/v1`)])

    expect(seen).toMatchObject([
      {
        url: '/v1/balance',
        method: 'GET',
        'user-agent': `credit-watchdog/${VERSION}`,
        accept: 'application/json',
        authorization: `Bearer ${SECRET}`,
      },
    ])
    expect(observation).toMatchObject({ status: 402, body: '{"error":"no credit"}', at: expect.any(Date) })
    expect(observation).toHaveProperty('headers', {
      'retry-after': '7',
      'x-ratelimit-remaining': '0',
      date: expect.any(String),
    })
  })

  it.each<[string, Auth, string]>([
    ['a header without scheme', { in: 'header', name: 'x-api-key' }, `"x-api-key":"${SECRET}"`],
    ['a scheme of its own', { in: 'header', name: 'authorization', scheme: 'Key' }, `"authorization":"Key ${SECRET}"`],
    ['the query', { in: 'query', name: 'api_key' }, `?api_key=${encodeURIComponent(SECRET)}`],
    ['basic', { in: 'basic' }, `Basic ${Buffer.from(SECRET).toString('base64')}`],
  ])('gets the key in %s, and its echo of the whole request is scrubbed', async (_, auth, sent) => {
    let received = ''
    await using server = await serve((request, response) => {
      received = `${request.url} ${JSON.stringify(request.headers)}`
      response.setHeader('x-ratelimit-for', SECRET)
      response.writeHead(401).end(received)
    })

    const observations = await ask([callTo(server.origin)], { auth })

    expect(received).toContain(sent)
    expect(JSON.stringify(observations)).not.toContain('marker')
    expect(JSON.stringify(observations)).not.toContain(sent.slice(-12))
    expect(observations).toMatchObject([{ status: 401, headers: { 'x-ratelimit-for': '[key]' } }])
  })

  it('gets no key where none is watched', async () => {
    const { credential: _, ...call } = callTo('')
    let authorization: string | undefined
    await using server = await serve((request, response) => {
      authorization = request.headers.authorization
      response.end('{}')
    })

    const [observation] = await ask([{ ...call, baseUrl: server.origin }])

    expect(observation).toMatchObject({ status: 200 })
    expect(authorization).toBeUndefined()
  })

  it('is asked over TLS with a certificate we were told to trust', async () => {
    const tls = { key: privateKey, cert: certificate }
    await using server = await serve((_request, response) => response.end('{}'), tls)

    const [observation] = await ask([callTo(server.origin)], { tls: { ca: certificate } })

    expect(observation).toMatchObject({ status: 200 })
  })
})

describe('a provider that does not answer as it should', () => {
  it.each<[string, Parameters<typeof serve>[0], object]>([
    ['never answers', () => {}, { failure: 'timeout', detail: expect.stringMatching(/^no answer within 0.2 s/) }],
    [
      'stops in the middle of the body',
      (_, response) => void response.writeHead(200).write('{"a":'),
      { failure: 'timeout', detail: expect.stringMatching(/^the body stopped for 0.2 s/) },
    ],
    [
      'drips its body without end',
      (_, response) => {
        response.writeHead(200)
        const drip = setInterval(() => response.write(' '), 20)
        response.on('close', () => clearInterval(drip))
      },
      { failure: 'timeout', detail: expect.stringMatching(/^no whole answer within 0.5 s/) },
    ],
    [
      'sends more than 64 KiB',
      (_, response) => void response.writeHead(402).end('x'.repeat(64 * 1024 + 1)),
      { failure: 'too-large', detail: expect.stringMatching(/^HTTP 402 with more than 64 KiB/) },
    ],
    [
      'redirects',
      (request, response) =>
        void response
          .writeHead(302, { location: `https://login.example.com/?key=${request.headers.authorization}` })
          .end(),
      { failure: 'redirected', detail: expect.stringMatching(/^redirected to https:\/\/login.example.com \(/) },
    ],
    [
      'resets the connection',
      request => void request.socket.resetAndDestroy(),
      { failure: 'reset', detail: expect.stringMatching(/^(ECONNRESET|UND_ERR_SOCKET) /) },
    ],
    [
      'does not speak HTTP',
      request => void request.socket.end('SSH-2.0-OpenSSH\r\n'),
      { failure: 'reset', detail: expect.stringMatching(/^HTTPParserError /) },
    ],
  ])('%s', async (_, listener, expected) => {
    await using server = await serve(listener)
    const started = performance.now()

    const observations = await ask([callTo(server.origin, canary)])

    expect(observations).toEqual([{ at: expect.any(Date), ...expected }])
    expect(performance.now() - started).toBeLessThan(1_500)
    expect(JSON.stringify(observations)).not.toContain('marker')
  })

  it('takes up to 64 KiB', async () => {
    await using server = await serve((_, response) => void response.end('x'.repeat(64 * 1024)))

    const [observation] = await ask([callTo(server.origin)])

    expect(observation).toMatchObject({ status: 200 })
  })

  it('refuses the connection', async () => {
    const port = await closedPort()

    expect(await ask([callTo(`http://127.0.0.1:${port}`)])).toMatchObject([
      { failure: 'refused', detail: `ECONNREFUSED (127.0.0.1:${port})` },
    ])
  })

  it('has no name', async () => {
    const [observation] = await ask([callTo('https://no-such-host.invalid')], {
      timeouts: { ...TIMEOUTS, headersMs: 9_000, totalMs: 9_000 },
    })

    expect(observation).toMatchObject({ failure: 'name' })
  })

  it.each([
    ['has a certificate nobody vouches for', true],
    ['speaks no TLS', false],
  ])('%s', async (_, withTls) => {
    const tls = withTls ? { key: privateKey, cert: certificate } : undefined
    await using server = await serve((_request, response) => response.end('{}'), tls)

    const [observation] = await ask([callTo(`https://127.0.0.1:${server.port}`)])

    expect(observation).toMatchObject({ failure: 'tls' })
  })
})

describe('how often a question is asked', () => {
  it.each([
    ['a free one once more after a reset', balance, 2, { status: 200 }],
    ['a paid one never again', canary, 1, { failure: 'reset' }],
  ])('%s', async (_, probe, times, expected) => {
    let asked = 0
    await using server = await serve((request, response) => {
      asked++
      if (asked === 1) request.socket.resetAndDestroy()
      else response.end('{}')
    })

    const observations = await ask([callTo(server.origin, probe)])

    expect(observations).toMatchObject([expected])
    expect(asked).toBe(times)
  })

  it('not again after an answer, however bad', async () => {
    let asked = 0
    await using server = await serve((_, response) => {
      asked++
      response.writeHead(500).end()
    })

    expect(await ask([callTo(server.origin)])).toMatchObject([{ status: 500 }])
    expect(asked).toBe(1)
  })

  it('once more with the new key when the one kept here was replaced meanwhile', async () => {
    const env: Record<string, string> = { ACME_API_KEY: 'old-key-0123456789' }
    const credentials = createCredentials({ clock: systemClock, sources: { env: envSource(env) } })
    await using server = await serve((request, response) => {
      response.writeHead(request.headers.authorization === 'Bearer new-key-0123456789' ? 200 : 401).end('{}')
    })
    const [before] = await ask([callTo(server.origin)], { credentials })
    env.ACME_API_KEY = 'new-key-0123456789'
    await sleep(5)

    const [after] = await ask([callTo(server.origin)], { credentials })

    expect(before).toMatchObject({ status: 401 })
    expect(after).toMatchObject({ status: 200 })
  })
})

describe('a key that stays refused', () => {
  it('is read again once for all questions of a round, and they are not asked again', async () => {
    let asked = 0
    let refreshed = 0
    await using server = await serve((_, response) => {
      asked++
      response.writeHead(401).end('{}')
    })
    const kept = { secret: 'old-key-0123456789', readAt: new Date(0) }
    const credentials = {
      resolve: async (wanted: readonly unknown[]) => wanted.map(() => kept),
      refresh: async () => {
        refreshed++
        return { ...kept, readAt: new Date() }
      },
    }

    await ask([callTo(server.origin), callTo(server.origin), callTo(server.origin)], { credentials })

    expect({ asked, refreshed }).toEqual({ asked: 3, refreshed: 1 })
  })
})

describe('where a key goes', () => {
  it('nowhere without https, but to this machine', async () => {
    expect(await ask([callTo('http://api.example.com')])).toMatchObject([
      { failure: 'credential', detail: 'http://api.example.com is not https: the key was not sent' },
    ])
  })

  it.each([
    ['is not set', {}, 'missing: the environment variable ACME_API_KEY is not set'],
    ['is empty', { ACME_API_KEY: ' \n' }, 'empty: the environment variable ACME_API_KEY is empty'],
    [
      'is a placeholder',
      { ACME_API_KEY: 'sk-...' },
      'placeholder: the environment variable ACME_API_KEY holds a placeholder, not a key',
    ],
  ])('nowhere when it %s, and nothing is asked', async (_, env: Readonly<Record<string, string>>, detail) => {
    let asked = 0
    await using server = await serve((_request, response) => {
      asked++
      response.end()
    })

    const observations = await ask([callTo(server.origin)], { env })

    expect(observations).toEqual([{ at: expect.any(Date), failure: 'credential', detail }])
    expect(asked).toBe(0)
  })

  it('stays with a base URL of its own also where the catalogue names another address', async () => {
    const elsewhere: Probe = { ...balance, request: { path: 'https://billing.example.com/v2/credits?all=1' } }
    let url: string | undefined
    await using server = await serve((request, response) => {
      url = request.url
      response.end('{}')
    })

    await ask([callTo(`${server.origin}/v1`, elsewhere)])

    expect(url).toBe('/v2/credits?all=1')
  })
})

describe('many questions', () => {
  it('are answered in their order', async () => {
    await using server = await serve(async (request, response) => {
      await sleep(Math.random() * 30)
      response.end(request.url)
    })
    const calls = Array.from({ length: 40 }, (_, index) =>
      callTo(server.origin, { ...balance, request: { path: `/${index}` } }),
    )

    const observations = await ask(calls, { perHost: 7 })

    expect(observations.map(each => 'body' in each && each.body)).toEqual(calls.map((_, index) => `/${index}`))
  })

  it('are given as they are answered, each once, while others are waited for', async () => {
    const taken: number[] = []
    let heldBack = () => {}
    await using server = await serve((request, response) => {
      if (request.url === '/0') heldBack = () => response.end('{}')
      else response.end('{}')
    })
    const calls = [0, 1, 2].map(index => callTo(server.origin, { ...balance, request: { path: `/${index}` } }))

    const observations = await ask(calls, {
      taken(observation, index) {
        taken.push(index)
        if (taken.length === 2) heldBack()
        expect(observation).toMatchObject({ status: 200 })
      },
    })

    expect(taken.slice(0, 2).sort()).toEqual([1, 2])
    expect(taken.slice(2)).toEqual([0])
    expect(observations.filter(Boolean)).toEqual([])
  })

  it('are never more at once than allowed, in all and for each host', async () => {
    const open = { all: 0, most: 0 }
    const servers = await Promise.all(
      [0, 1, 2].map(async () => {
        const host = { open: 0, most: 0 }
        const server = await serve(async (_, response) => {
          host.most = Math.max(host.most, ++host.open)
          open.most = Math.max(open.most, ++open.all)
          await sleep(20)
          host.open--
          open.all--
          response.end('{}')
        })
        return { host, server }
      }),
    )
    const calls = servers.flatMap(({ server }) => Array.from({ length: 12 }, () => callTo(server.origin)))

    const observations = await ask(calls, { connections: 8, perHost: 3 })
    for (const { server } of servers) await server[Symbol.asyncDispose]()

    expect(observations.every(each => 'status' in each)).toBe(true)
    expect(servers.map(({ host }) => host.most)).toEqual([3, 3, 3])
    expect(open.most).toBe(8)
  })

  it.each([
    { hosts: 33, sent: 'close' },
    { hosts: 32, sent: 'keep-alive' },
  ])('of $hosts hosts: each says $sent with its last call, so that idle sockets are never too many', async each => {
    const last = new Map<string | undefined, string | undefined>()
    const servers = await Promise.all(
      Array.from({ length: each.hosts }, () =>
        serve(({ headers }, response) => {
          last.set(headers.host, headers.connection)
          response.end('{}')
        }),
      ),
    )
    const calls = servers.flatMap(server => [callTo(server.origin), callTo(server.origin)])

    await ask(calls, { perHost: 1 })
    for (const server of servers) await server[Symbol.asyncDispose]()

    expect([...last.values()]).toEqual(servers.map(() => each.sent))
  })

  it('to one slow host hold up nobody else', async () => {
    await using slow = await serve(() => {})
    await using fast = await serve((_, response) => response.end('{}'))
    const calls = [
      ...Array.from({ length: 12 }, () => callTo(slow.origin, canary)),
      ...Array.from({ length: 12 }, () => callTo(fast.origin)),
    ]
    const timeouts = { ...TIMEOUTS, headersMs: 10_000, totalMs: 10_000 }

    const observations = await ask(calls, { connections: 8, perHost: 4, timeouts, withinMs: 600 })

    expect(observations.slice(0, 12).every(each => 'failure' in each && each.failure === 'not-reached')).toBe(true)
    expect(observations.slice(12).every(each => 'status' in each)).toBe(true)
  })

  it('end at the deadline', async () => {
    await using server = await serve(() => {})
    const started = performance.now()

    const observations = await ask([callTo(server.origin), callTo(server.origin)], { perHost: 1, withinMs: 100 })

    expect(observations).toMatchObject([{ failure: 'not-reached' }, { failure: 'not-reached' }])
    expect(performance.now() - started).toBeLessThan(600)
  })

  it('wait no longer than the deadline for the secrets either', async () => {
    const never = new Promise<never>(() => {})
    const credentials = { resolve: () => never, refresh: () => never }

    expect(await ask([callTo('https://api.example.com')], { credentials, withinMs: 100 })).toMatchObject([
      { failure: 'credential', detail: 'unreachable: the secret did not arrive in time' },
    ])
  })

  it('may be none', async () => {
    expect(await ask([])).toEqual([])
  })
})
