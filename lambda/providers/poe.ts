import type { Provider } from '../core/provider.ts'

const ERRORS = { documented: 'https://creator.poe.com/api-reference/errors' } as const
const BALANCE = { documented: 'https://creator.poe.com/api-reference/getCurrentBalance' } as const

export const poe = {
  id: 'poe',
  aliases: ['quora-poe'],
  name: 'Poe',
  hosts: { default: 'https://api.poe.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['POE_API_KEY'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/usage/current_balance' },
      proof: 'current_point_balance',
      reads: [{ measures: 'balance', plus: ['current_point_balance'], unit: 'points' }],
      evidence: BALANCE,
    },
    {
      id: 'canary',
      kind: 'canary',
      model: 'GPT-4.1-nano',
      costUsd: 0.00002,
      request: {
        method: 'POST',
        path: '/v1/chat/completions',
        body: { model: '{model}', messages: [{ role: 'user', content: 'hi' }], max_tokens: 16 },
      },
      proof: 'choices',
      evidence: { documented: 'https://creator.poe.com/docs/external-applications/openai-compatible-api' },
    },
  ],
  // One entry for each call, the newest hundred of them; the time is in microseconds.
  usage: {
    id: 'usage',
    kind: 'usage',
    request: { path: '/usage/points_history?limit=100' },
    proof: 'data',
    hours: 'data',
    time: 'creation_time',
    model: 'bot_name',
    plus: ['cost_points'],
    unit: 'points',
    more: 'has_more',
    newestFirst: true,
    evidence: { documented: 'https://creator.poe.com/api-reference/getPointsHistory' },
  },
  signatures: [
    {
      kind: 'exhausted',
      says: /you.{1,3}ve used up your points/i,
      ownWords: true,
      evidence: { seen: 'answers recorded in public repositories', on: '2026-11-20' },
    },
    { kind: 'exhausted', code: ['insufficient_points', 'insufficient_quota'], evidence: ERRORS },
    { kind: 'exhausted', status: [402], evidence: ERRORS },
    { kind: 'rejected', code: ['invalid_api_key'], evidence: ERRORS },
    {
      kind: 'rejected',
      code: ['authentication_error'],
      evidence: { unconfirmed: 'by analogy with invalid_api_key, its answer was not recorded' },
    },
    { kind: 'retired', code: ['model_not_found'], evidence: ERRORS },
    { kind: 'throttled', code: ['rate_limit_exceeded'], evidence: ERRORS },
    { kind: 'throttled', status: [429], evidence: ERRORS },
    { kind: 'forbidden', status: [403], evidence: ERRORS },
    { kind: 'unavailable', status: [500, 503], evidence: ERRORS },
  ],
  consoles: {
    billing: 'https://poe.com/api/keys',
    usage: 'https://poe.com/points_history',
    keys: 'https://poe.com/api/keys',
    support: 'developers@poe.com',
    docs: 'https://creator.poe.com/api-reference',
  },
  gotchas: ['Points of the subscription refill with its cycle; points bought besides do not.'],
} as const satisfies Provider
