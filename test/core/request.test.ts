import { describe, expect, it } from 'vitest'
import type { ProbeCall } from '../../lambda/core/probe-call.ts'
import type { ProbeRequest } from '../../lambda/core/provider.ts'
import { buildRequest } from '../../lambda/core/request.ts'

const NOW = new Date('2025-12-04T12:34:56Z')
const HOSTS = ['https://api.example.com/v1']

function build(request: ProbeRequest, more: Partial<ProbeCall> = {}) {
  const call: ProbeCall = {
    key: 'acme',
    pools: ['default'],
    provider: 'acme',
    probe: {
      id: 'canary',
      kind: 'canary',
      request,
      proof: '',
      model: 'tiny',
      costUsd: 0,
      evidence: { unconfirmed: '' },
    },
    baseUrl: 'https://api.example.com/v1',
    parameters: {},
    costUsd: 0,
    purpose: 'regular',
    ...more,
  }
  return buildRequest(call, NOW, HOSTS)
}

describe('where a question goes', () => {
  it.each<[string, ProbeRequest, Partial<ProbeCall>, string]>([
    ['below the base URL', { path: '/balance' }, {}, 'https://api.example.com/v1/balance'],
    [
      'to the address the catalogue names',
      { path: 'https://billing.example.com/v2?a=1' },
      {},
      'https://billing.example.com/v2?a=1',
    ],
    [
      "to the user's own base URL, whatever the catalogue names",
      { path: 'https://billing.example.com/v2?a=1' },
      { baseUrl: 'https://gateway.example.org/acme' },
      'https://gateway.example.org/v2?a=1',
    ],
    [
      'with its parameters, encoded',
      { path: '/accounts/{id}/credits?team={team}' },
      { parameters: { id: 'a b', team: 'x&y' } },
      'https://api.example.com/v1/accounts/a%20b/credits?team=x%26y',
    ],
    [
      'with a model that has slashes',
      { path: '/models/{model}:run' },
      { model: 'acme/big-1' },
      'https://api.example.com/v1/models/acme/big-1:run',
    ],
    [
      'never above its path',
      { path: '/a/{id}/b' },
      { parameters: { id: '../..' } },
      'https://api.example.com/v1/a/_/_/b',
    ],
    [
      "with the day's and the month's start in UTC",
      { path: '/costs?from={day}&month={month}&iso={dayIso}' },
      {},
      'https://api.example.com/v1/costs?from=1764806400&month=1764547200&iso=2025-12-04T00%3A00%3A00Z',
    ],
    [
      "to a resource's own host",
      { path: '/x' },
      { baseUrl: 'https://{resource}.openai.example.com', parameters: { resource: 'mine' } },
      'https://mine.openai.example.com/x',
    ],
  ])('%s', (_, request, more, url) => {
    const built = build(request, more)

    expect('url' in built && built.url.href).toBe(url)
  })

  it.each<[string, ProbeRequest, Partial<ProbeCall>, RegExp]>([
    ['a parameter is missing', { path: '/a/{team_id}' }, {}, /'team_id' is not set/],
    [
      'the path leads to another host',
      { path: '/x' },
      { baseUrl: 'https://api.example.com:80800' },
      /does not make a URL/,
    ],
    ['the base URL is none', { path: '/x' }, { baseUrl: 'nonsense' }, /does not make a URL/],
  ])('nowhere when %s', (_, request, more, problem) => {
    expect(build(request, more)).toEqual({ problem: expect.stringMatching(problem) })
  })
})

describe('what is sent', () => {
  it('fills the model into a body and leaves other braces alone', () => {
    const body = { model: '{model}', query: 'query { me { credit } }', list: ['{model}', 1, null] }

    const built = build({ method: 'POST', path: '/chat', body }, { model: 'acme-1' })

    expect(built).toMatchObject({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'acme-1', query: 'query { me { credit } }', list: ['acme-1', 1, null] }),
    })
  })

  it("asks for the probe's own model where the pool names none", () => {
    expect(build({ method: 'POST', path: '/chat', body: '{model}' })).toMatchObject({ body: '"tiny"' })
  })

  it('fills headers, and lets no line break into them', () => {
    const built = build({ path: '/', headers: { 'X-Team': '{team}' } }, { parameters: { team: 'a\r\nb: c' } })

    expect(built).toMatchObject({ headers: { 'x-team': 'ab: c' } })
  })
})

it('says from when on and until which day it asks what was used', () => {
  const built = buildRequest(
    {
      key: 'acme',
      pools: [],
      provider: 'acme',
      probe: {
        id: 'usage',
        kind: 'usage',
        request: {
          method: 'POST',
          path: '/usage?from={since}&iso={sinceIso}',
          body: { startDate: '{sinceDay}', beforeDate: '{untilDay}' },
        },
        proof: '',
        hours: '',
        time: 'at',
        model: 'model',
        plus: ['tokens'],
        unit: 'tokens',
        evidence: { unconfirmed: '' },
      },
      baseUrl: 'https://api.example.com/v1',
      parameters: {},
      costUsd: 0,
      purpose: 'regular',
      since: new Date('2025-12-03T23:00:00Z'),
    },
    NOW,
    HOSTS,
  )

  expect(built).toMatchObject({ body: '{"startDate":"2025-12-03","beforeDate":"2025-12-05"}' })
  expect('url' in built && built.url.search).toBe('?from=1764802800&iso=2025-12-03T23%3A00%3A00Z')
})
