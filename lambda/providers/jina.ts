import type { Provider } from '../core/provider.ts'

const READER = { documented: 'https://github.com/jina-ai/reader' } as const

export const jina = {
  id: 'jina',
  aliases: ['jina-ai', 'jinaai'],
  name: 'Jina AI',
  hosts: { default: 'https://api.jina.ai', reader: 'https://r.jina.ai', search: 'https://s.jina.ai' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['JINA_API_KEY', 'JINAAI_API_KEY', 'JINA_AI_API_KEY', 'JINA_KEY'],
  keyPattern: /\bjina_[A-Za-z0-9]{30,80}\b/,
  probes: [
    {
      id: 'canary',
      kind: 'canary',
      model: 'jina-embeddings-v3',
      costUsd: 0.0000005,
      request: { method: 'POST', path: '/v1/embeddings', body: { model: '{model}', input: ['a'] } },
      proof: 'data',
      evidence: { documented: 'https://api.jina.ai/docs' },
    },
  ],
  signatures: [
    { kind: 'exhausted', code: ['insufficientbalanceerror'], evidence: READER },
    {
      kind: 'exhausted',
      says: /account balance not enough to run this query/i,
      ownWords: true,
      evidence: READER,
    },
    {
      kind: 'exhausted',
      status: [402],
      evidence: { seen: 'https://github.com/jina-ai/reader/issues/1255', on: '2026-11-20' },
    },
    { kind: 'rejected', status: [401], evidence: { unconfirmed: 'known from use only' } },
    { kind: 'throttled', status: [429], evidence: { unconfirmed: 'known from use only' } },
  ],
  consoles: {
    billing: 'https://jina.ai/api-dashboard',
    usage: 'https://jina.ai/api-dashboard',
    limits: 'https://jina.ai/api-dashboard/key-manager',
    keys: 'https://jina.ai/api-dashboard/key-manager',
    docs: 'https://api.jina.ai/docs',
  },
  gotchas: ['Reader refuses every call as soon as the wallet of tokens is at zero.'],
} as const satisfies Provider
