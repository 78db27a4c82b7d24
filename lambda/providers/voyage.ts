import type { Provider } from '../core/provider.ts'

const ERRORS = { documented: 'https://docs.voyageai.com/docs/error-codes' } as const

export const voyage = {
  id: 'voyage',
  aliases: ['voyage-ai', 'voyageai'],
  name: 'Voyage AI',
  hosts: { default: 'https://api.voyageai.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['VOYAGE_API_KEY', 'VOYAGEAI_API_KEY', 'VOYAGE_AI_API_KEY'],
  probes: [
    {
      id: 'canary',
      kind: 'canary',
      model: 'voyage-3.5-lite',
      costUsd: 0.00000002,
      request: { method: 'POST', path: '/v1/embeddings', body: { model: '{model}', input: ['a'] } },
      proof: 'data',
      evidence: { documented: 'https://docs.voyageai.com/reference/embeddings-api' },
    },
  ],
  signatures: [
    {
      kind: 'throttled',
      says: /not yet added your payment method in the billing page/i,
      ownWords: true,
      evidence: { seen: 'answers to accounts without a card in many public repositories', on: '2026-11-20' },
    },
    { kind: 'rejected', status: [401], evidence: ERRORS },
    { kind: 'forbidden', status: [403], evidence: ERRORS },
    { kind: 'throttled', status: [429], evidence: ERRORS },
    { kind: 'unavailable', status: [500, 502, 503, 504], evidence: ERRORS },
  ],
  consoles: {
    billing: 'https://dashboard.voyageai.com/organization/billing',
    docs: 'https://docs.voyageai.com',
  },
  gotchas: [
    'The first tokens of each model are free, then it is paid afterwards: there is no balance that could be read.',
    'Without a card the rate is so low that it looks like an outage: the words name the billing page.',
  ],
} as const satisfies Provider
