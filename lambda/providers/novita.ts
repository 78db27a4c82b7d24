import type { Provider } from '../core/provider.ts'

const ERRORS = { documented: 'https://novita.ai/docs/api-reference/basic-error-code' } as const
const SEEN = { seen: 'answers recorded in public repositories', on: '2026-11-20' } as const

export const novita = {
  id: 'novita',
  aliases: ['novita-ai', 'novitaai'],
  name: 'Novita AI',
  hosts: { default: 'https://api.novita.ai' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['NOVITA_API_KEY', 'NOVITA_AI_API_KEY'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/openapi/v1/billing/balance/detail' },
      proof: 'availableBalance',
      // Text, in ten-thousandths of a dollar.
      reads: [{ measures: 'balance', plus: ['availableBalance'], scale: 0.0001, unit: 'USD' }],
      evidence: { documented: 'https://novita.ai/docs/api-reference/basic-get-user-balance' },
    },
    {
      id: 'canary',
      kind: 'canary',
      model: 'meta-llama/llama-3.1-8b-instruct',
      costUsd: 0.000001,
      request: {
        method: 'POST',
        path: '/v3/openai/chat/completions',
        body: { model: '{model}', messages: [{ role: 'user', content: 'hi' }], max_tokens: 1 },
      },
      proof: 'choices',
      evidence: { documented: 'https://novita.ai/docs/guides/llm-api' },
    },
  ],
  signatures: [
    { kind: 'exhausted', code: ['not_enough_balance'], ownWords: true, evidence: SEEN },
    { kind: 'exhausted', code: ['billing_balance_not_enough'], ownWords: true, evidence: ERRORS },
    { kind: 'rejected', code: ['unauthorized'], evidence: SEEN },
    { kind: 'rejected', code: ['invalid_api_key'], evidence: ERRORS },
    { kind: 'throttled', status: [429], evidence: ERRORS },
  ],
  consoles: {
    billing: 'https://novita.ai/billing',
    keys: 'https://novita.ai/settings/key-management',
    docs: 'https://novita.ai/docs',
  },
  gotchas: ['An empty account is HTTP 403 with a body that the OpenAI client does not read: it shows "no body".'],
} as const satisfies Provider
