import type { Provider } from '../../lambda/core/provider.ts'
import type { Answers } from '../../simulator/load-answers.ts'

const evidence = { documented: 'https://docs.example.com' }

/** A provider made for these tests: a base path, a two-term balance, two canaries on one path, an admin question, a parameter. */
export const example = {
  id: 'example',
  name: 'Example',
  hosts: { default: 'https://api.example.com/v1', cn: 'https://api.example.cn/api/v4' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  adminAuth: { in: 'header', name: 'x-admin-key' },
  env: ['EXAMPLE_API_KEY'],
  parameters: { team: { ask: 'the team id' } },
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/teams/{team}/balance?currency=usd' },
      proof: 'granted',
      reads: [{ measures: 'balance', plus: ['granted', 'gift'], minus: ['used'], scale: 0.01, unit: 'USD' }],
      evidence,
    },
    {
      id: 'canary-chat',
      kind: 'canary',
      request: { method: 'POST', path: '/chat', body: { model: '{model}', max_tokens: 1 } },
      proof: 'choices.0.message',
      model: 'small',
      costUsd: 0.000001,
      evidence,
    },
    {
      id: 'canary-embedding',
      kind: 'canary',
      request: { method: 'POST', path: '/models/{model}/embeddings', body: { input: '.' } },
      proof: 'data',
      model: 'embed',
      costUsd: 0.000001,
      evidence,
    },
    {
      id: 'costs',
      kind: 'balance',
      request: { path: 'https://admin.example.com/costs?start={day}', credential: 'adminKey' },
      proof: 'data',
      reads: [{ measures: 'spend', plus: ['data.*.amount'], unit: 'USD' }],
      evidence,
    },
  ],
  signatures: [],
  consoles: {},
} as const satisfies Provider

export const answers: Answers = {
  'healthy-balance': {
    probe: 'balance',
    status: 200,
    body: { granted: 5000, gift: 100, used: 1000 },
    source: 'made up',
  },
  'healthy-costs': {
    probe: 'costs',
    status: 200,
    body: { data: [{ amount: '1.5' }, { amount: '2' }] },
    source: 'made up',
  },
  'exhausted-balance': { probe: 'balance', status: 402, body: { error: 'no money' }, source: 'made up' },
  'exhausted-any': { status: 200, body: { code: 402 }, headers: { 'x-request-id': '7' }, source: 'made up' },
  'rejected-key': { status: 403, body: { error: 'bad key' }, source: 'made up' },
}
