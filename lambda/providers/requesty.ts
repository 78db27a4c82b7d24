import type { Provider } from '../core/provider.ts'

export const requesty = {
  id: 'requesty',
  name: 'Requesty',
  hosts: { default: 'https://router.requesty.ai' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['REQUESTY_API_KEY'],
  probes: [
    {
      id: 'canary',
      kind: 'canary',
      model: 'openai/gpt-4.1-nano',
      costUsd: 0.00001,
      request: {
        method: 'POST',
        path: '/v1/chat/completions',
        body: { model: '{model}', messages: [{ role: 'user', content: 'hi' }], max_tokens: 16 },
      },
      proof: 'choices',
      evidence: { documented: 'https://docs.requesty.ai' },
    },
  ],
  signatures: [
    {
      kind: 'exhausted',
      says: /balance is too low to run this request/i,
      ownWords: true,
      evidence: { seen: 'answers recorded in public repositories', on: '2026-11-20' },
    },
    { kind: 'exhausted', status: [402], evidence: { seen: 'handled so by several public clients', on: '2026-11-20' } },
    { kind: 'rejected', status: [401], evidence: { unconfirmed: 'its body was not recorded' } },
    { kind: 'throttled', status: [429], evidence: { unconfirmed: 'its body was not recorded' } },
  ],
  consoles: {
    billing: 'https://app.requesty.ai/settings/billing',
    limits: 'https://app.requesty.ai/api-keys',
    keys: 'https://app.requesty.ai/api-keys',
    docs: 'https://docs.requesty.ai',
  },
  gotchas: ['The balance can be read only through an interface for enterprise customers.'],
  pools: [
    { name: 'chat', model: 'openai/gpt-4.1-nano', costUsd: 0.00001 },
    { name: 'claude', model: 'anthropic/claude-haiku-4-5', costUsd: 0.00009 },
  ],
} as const satisfies Provider
