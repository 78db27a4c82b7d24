import type { Provider } from '../core/provider.ts'

const ERRORS = { documented: 'https://inference-docs.cerebras.ai/support/error' } as const
const SEEN = { seen: 'answers recorded by a public client library', on: '2026-11-20' } as const

export const cerebras = {
  id: 'cerebras',
  name: 'Cerebras',
  hosts: { default: 'https://api.cerebras.ai' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['CEREBRAS_API_KEY'],
  keyPattern: /\bcsk-[a-z0-9]{40,60}\b/,
  probes: [
    {
      id: 'canary',
      kind: 'canary',
      model: 'gpt-oss-120b',
      // It bills the system prompt that such models bring with them: some 70 tokens.
      costUsd: 0.00003,
      request: {
        method: 'POST',
        path: '/v1/chat/completions',
        body: { model: '{model}', messages: [{ role: 'user', content: 'hi' }], max_completion_tokens: 1 },
      },
      proof: 'choices',
      evidence: { documented: 'https://inference-docs.cerebras.ai/api-reference/chat-completions' },
    },
  ],
  signatures: [
    {
      kind: 'exhausted',
      code: ['payment_required', 'payment_required_error'],
      evidence: { seen: 'answers recorded in public repositories', on: '2026-11-20' },
    },
    {
      kind: 'exhausted',
      status: [402],
      evidence: { seen: 'answers recorded in public repositories', on: '2026-11-20' },
    },
    {
      kind: 'throttled',
      says: /(?:tokens|requests) per (?:minute|hour|day) limit exceeded/i,
      evidence: { seen: 'https://github.com/continuedev/continue/issues/9800', on: '2026-11-20' },
    },
    {
      kind: 'throttled',
      code: ['too_many_requests_error', 'request_quota_exceeded', 'token_quota_exceeded'],
      evidence: { unconfirmed: 'public clients know the codes; a whole answer was not recorded' },
    },
    { kind: 'throttled', status: [429], evidence: ERRORS },
    { kind: 'rejected', code: ['wrong_api_key'], evidence: SEEN },
    { kind: 'retired', code: ['model_not_found'], evidence: SEEN },
  ],
  consoles: {
    billing: 'https://cloud.cerebras.ai',
    usage: 'https://cloud.cerebras.ai',
    limits: 'https://cloud.cerebras.ai',
    docs: 'https://inference-docs.cerebras.ai',
  },
} as const satisfies Provider
