import type { Provider } from '../core/provider.ts'

// What the provider's own client tells apart.
const ERRORS = {
  seen: 'https://github.com/vercel/ai/blob/main/packages/gateway/src/errors/create-gateway-error.ts',
  on: '2026-11-20',
} as const
const SEEN = { seen: 'answers recorded in public repositories', on: '2026-11-20' } as const

/** The type decides, whatever the status: `insufficient_funds` came as HTTP 402 and as 502. */
export const vercelAiGateway = {
  id: 'vercel-ai-gateway',
  aliases: ['vercel', 'ai-gateway', 'vercel_ai_gateway'],
  name: 'Vercel AI Gateway',
  hosts: { default: 'https://ai-gateway.vercel.sh' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['AI_GATEWAY_API_KEY', 'VERCEL_AI_GATEWAY_API_KEY'],
  keyPattern: /\bvck_[a-zA-Z0-9]{20,80}\b/,
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v1/credits' },
      proof: 'balance',
      reads: [{ measures: 'balance', plus: ['balance'], unit: 'USD' }],
      evidence: { documented: 'https://vercel.com/docs/ai-gateway/usage' },
    },
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
      evidence: { documented: 'https://vercel.com/docs/ai-gateway/openai-compat' },
    },
  ],
  signatures: [
    { kind: 'exhausted', code: ['insufficient_funds'], evidence: SEEN },
    { kind: 'capped', code: ['quota_for_entity_exceeded'], evidence: SEEN },
    { kind: 'capped', says: /^quota limit exceeded for /i, evidence: SEEN },
    // Everything is refused until a card is on file.
    {
      kind: 'suspended',
      code: ['customer_verification_required'],
      evidence: { seen: 'https://community.vercel.com/t/37168', on: '2026-11-20' },
    },
    {
      kind: 'forbidden',
      says: /free credits temporarily have restricted access/i,
      evidence: { seen: 'https://github.com/Aider-AI/aider/pull/4495', on: '2026-11-20' },
    },
    { kind: 'rejected', code: ['authentication_error'], evidence: ERRORS },
    { kind: 'throttled', code: ['rate_limit_exceeded'], evidence: ERRORS },
    { kind: 'retired', code: ['model_not_found'], evidence: ERRORS },
  ],
  consoles: {
    billing: 'https://vercel.com/d?to=%2F%5Bteam%5D%2F%7E%2Fai%3Fmodal%3Dtop-up',
    usage: 'https://vercel.com/dashboard',
    docs: 'https://vercel.com/docs/ai-gateway',
  },
  gotchas: [
    'Requests with your own key of an upstream need a positive balance here too.',
    'Some models want a minimum balance: video was refused under $10.',
  ],
  pools: [
    { name: 'chat', model: 'openai/gpt-4.1-nano', costUsd: 0.00001 },
    { name: 'claude', model: 'anthropic/claude-haiku-4.5', costUsd: 0.00009 },
    { name: 'gemini', model: 'google/gemini-2.5-flash-lite', costUsd: 0.00001 },
  ],
} as const satisfies Provider
