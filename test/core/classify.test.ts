import { describe, expect, it } from 'vitest'
import { createClassifier } from '../../lambda/core/classify.ts'
import type { Failure } from '../../lambda/core/observation.ts'
import type { BalanceProbe, Provider } from '../../lambda/core/provider.ts'

const DOCUMENTED = { documented: 'https://docs.example.com/errors' }

const balance: BalanceProbe = {
  id: 'balance',
  kind: 'balance',
  request: { path: '/credit' },
  proof: 'data',
  reads: [{ measures: 'balance', plus: ['data'], unit: 'credits' }],
  evidence: DOCUMENTED,
}

const base = { auth: { in: 'none' }, env: [], consoles: {} } as const

const acme: Provider = {
  ...base,
  id: 'acme',
  name: 'Acme',
  hosts: { default: 'https://api.acme.example.com' },
  envelope: { code: 'code', ok: [200] },
  probes: [balance],
  signatures: [
    { kind: 'suspended', field: { 'account.blocked': true }, evidence: DOCUMENTED },
    { kind: 'exhausted', code: ['402'], evidence: DOCUMENTED },
    { kind: 'throttled', code: ['insufficient_quota'], evidence: DOCUMENTED },
    { kind: 'capped', says: /purse closed/, evidence: { unconfirmed: 'told in a forum' } },
    { kind: 'forbidden', status: [418], evidence: DOCUMENTED },
  ],
}

const maker: Provider = {
  ...base,
  id: 'maker',
  name: 'Maker',
  hosts: { default: 'https://api.maker.example.com' },
  probes: [],
  signatures: [{ kind: 'exhausted', says: /the maker's purse is bare/, ownWords: true, evidence: DOCUMENTED }],
}

const classify = createClassifier([acme, maker])
const at = new Date('2026-11-20T12:00:00Z')

function judge(status: number | null, body: unknown, provider: Provider | null = acme, probe?: BalanceProbe) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const context = { ...(provider && { provider }), ...(probe && { probe }) }
  return classify({ at, status, headers: {}, body: text }, context)
}

describe('one ordered list', () => {
  it('lets a provider mean something else by a code that all others share', () => {
    expect(judge(429, { error: { code: 'insufficient_quota' } })).toMatchObject({
      kind: 'throttled',
      signature: 'acme: code insufficient_quota',
    })
    expect(judge(429, { error: { code: 'insufficient_quota' } }, null)).toMatchObject({ kind: 'exhausted' })
  })

  it('blames the upstream when another provider’s own words are relayed', () => {
    const verdict = judge(400, { error: { message: 'The Maker’s purse is bare.' } })

    expect(verdict).toMatchObject({ kind: 'exhausted', certainty: 'certain', blame: 'upstream', upstream: 'maker' })
  })

  it('blames the account when the provider itself says them', () => {
    expect(judge(400, "the maker's purse is bare", maker)).toMatchObject({ kind: 'exhausted', blame: 'account' })
  })

  it('blames nobody else when nobody said who was asked', () => {
    const verdict = judge(400, "the maker's purse is bare", null)

    expect(verdict).toMatchObject({
      kind: 'exhausted',
      blame: 'account',
      signature: "maker: the maker's purse is bare",
    })
  })

  it('holds a rate with its window to be a throttle, though it advertises payment', () => {
    const body = 'Rate limit reached on requests per min. Limit: 3 / min. Please add a payment method to increase it.'

    expect(judge(429, body)).toMatchObject({ kind: 'throttled' })
  })

  it.each([
    [401, 'exhausted'],
    [403, 'exhausted'],
    [412, 'exhausted'],
    [400, 'exhausted'],
  ] as const)('knows an empty account behind HTTP %i', (status, kind) => {
    expect(judge(status, { message: 'Your account has insufficient funds' }).kind).toBe(kind)
  })

  it('does not take a class name for the words it wraps', () => {
    const body = 'litellm.RateLimitError: AcmeException - {"error":{"message":"Insufficient credits"}}'

    expect(judge(null, body)).toMatchObject({ kind: 'exhausted' })
  })
})

describe('certainty is derived from the row', () => {
  it.each([
    ['a code', 200, { code: 402, msg: 'x' }, 'certain'],
    ['a status alone', 418, '', 'likely'],
    ['an unconfirmed row', 400, { error: 'purse closed' }, 'likely'],
    ['a shared phrase', 400, { error: 'Out of credits' }, 'certain'],
    ['a shared status', 402, '', 'likely'],
  ] as const)('%s', (_, status, body, certainty) => {
    expect(judge(status, body).certainty).toBe(certainty)
  })
})

describe('a success', () => {
  it.each([
    ['with its proof', { code: 200, data: 12 }, balance, 'healthy'],
    ['that reads zero', { code: 200, data: 0 }, balance, 'healthy'],
    ['without its proof', { code: 200, other: 12 }, balance, 'unknown'],
    ['whose proof is null', { code: 200, data: null }, balance, 'unknown'],
    ['that is a page', '<html><body>Welcome, top up your credits</body></html>', balance, 'unknown'],
    ['that is a page, asked without a probe', '<html><body>Welcome</body></html>', undefined, 'unknown'],
    ['that talks about credits', { credits: 0, note: 'insufficient credits', quota: 'exceeded' }, undefined, 'healthy'],
    [
      'whose completion quotes an error',
      { choices: [{ message: { content: 'Error 402: insufficient credits' } }] },
      undefined,
      'healthy',
    ],
    ['whose envelope refuses', { code: 402, msg: 'no', data: null }, balance, 'exhausted'],
    ['whose field says blocked', { code: 200, data: 5, account: { blocked: true } }, balance, 'suspended'],
    ['with an error of its own', { error: { message: 'Out of credits' } }, undefined, 'exhausted'],
    ['that failed as a job', { status: 'failed', message: 'Insufficient credit.' }, undefined, 'exhausted'],
    [
      'whose stream ends in an error',
      'data: {"delta":"insufficient"}\n\ndata: {"error":{"message":"Out of credits"}}\n',
      undefined,
      'exhausted',
    ],
    ['whose stream only talks', 'data: {"delta":"insufficient credits"}\n\ndata: [DONE]\n', undefined, 'healthy'],
  ] as const)('%s', (_, body, probe, kind) => {
    expect(judge(200, body, acme, probe).kind).toBe(kind)
  })
})

describe('no answer at all', () => {
  it.each<[Failure, string]>([
    ['timeout', 'unavailable'],
    ['refused', 'unavailable'],
    ['reset', 'unavailable'],
    ['name', 'unavailable'],
    ['tls', 'unavailable'],
    ['redirected', 'unknown'],
    ['too-large', 'unknown'],
    ['not-reached', 'unknown'],
    ['credential', 'unknown'],
  ])('%s is %s, with the detail as its words', (failure, kind) => {
    expect(classify({ at, failure, detail: 'connect: no' })).toMatchObject({ kind, words: 'connect: no', status: null })
  })
})

describe('words', () => {
  it('are the provider’s own message on one line', () => {
    const verdict = judge(402, { error: { type: 'x', message: 'Out of\n   credits.\u202e' } })

    expect(verdict.words).toBe('Out of credits.')
  })

  it('are clipped at 300 characters', () => {
    expect(judge(402, { error: { message: `Out of credits ${'x'.repeat(999)}` } }).words).toHaveLength(300)
  })

  it('are the deciding line of a long log', () => {
    const log = `${'started a worker\n'.repeat(40)}Error 402: out of credits\n${'stopped\n'.repeat(40)}`

    expect(judge(null, log).words).toBe('Error 402: out of credits')
  })

  it('say so when there are none', () => {
    expect(judge(503, '').words).toBe('HTTP 503, no words')
  })
})

describe('when it ends', () => {
  it('comes from the words of a throttle', () => {
    expect(judge(429, 'Rate limit reached. Please try again in 20s.').resetsAt).toEqual(
      new Date('2026-11-20T12:00:20Z'),
    )
  })

  it('makes a limit that stands for weeks an allowance of the plan', () => {
    expect(
      judge(429, { error: { message: 'Usage limit reached', resets_at: '2026-12-15T00:00:00Z' } }, null).kind,
    ).toBe('exhausted')
    expect(
      judge(429, { error: { message: 'Usage limit reached', resets_at: '2026-11-22T00:00:00Z' } }, null).kind,
    ).toBe('throttled')
  })

  it('is not read from headers where no rate is spoken of', () => {
    const observation = { at, status: 402, headers: { 'retry-after': '60' }, body: 'Out of credits' }

    expect(classify(observation)).not.toHaveProperty('resetsAt')
  })
})
