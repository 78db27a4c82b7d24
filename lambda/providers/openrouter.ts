import type { Provider } from '../core/provider.ts'

const ERRORS = { documented: 'https://openrouter.ai/docs/api_reference/errors-and-debugging' } as const
const LIMITS = { documented: 'https://openrouter.ai/docs/api_reference/limits' } as const
const SEEN_CREDITS = {
  seen: 'https://github.com/open-assistant-org/open-assistant/issues/80',
  on: '2026-07-30',
} as const

/** HTTP 402 has three meanings; `limit_source` tells whether credits, a key's own limit or credit held by running requests is meant. */
export const openrouter = {
  id: 'openrouter',
  aliases: ['open-router', 'openrouter.ai'],
  name: 'OpenRouter',
  hosts: { default: 'https://openrouter.ai' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['OPENROUTER_API_KEY', 'OPENROUTER_KEY', 'OPEN_ROUTER_API_KEY'],
  adminEnv: ['OPENROUTER_MANAGEMENT_KEY', 'OPENROUTER_PROVISIONING_KEY'],
  keyPattern: /\bsk-or-v1-[0-9a-f]{64}\b/,
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/api/v1/credits' },
      proof: 'data.total_credits',
      reads: [{ measures: 'balance', plus: ['data.total_credits'], minus: ['data.total_usage'], unit: 'USD' }],
      evidence: { documented: 'https://openrouter.ai/docs/api-reference/credits/get-credits' },
    },
    {
      id: 'key-limit',
      kind: 'balance',
      request: { path: '/api/v1/key' },
      proof: 'data.usage',
      reads: [
        { measures: 'headroom', plus: ['data.limit_remaining'], unit: 'USD', optional: true },
        { measures: 'spend', plus: ['data.usage_monthly'], unit: 'USD', optional: true },
      ],
      evidence: LIMITS,
    },
    {
      id: 'canary',
      kind: 'canary',
      model: 'openai/gpt-4.1-nano',
      costUsd: 0.00001,
      request: {
        method: 'POST',
        path: '/api/v1/chat/completions',
        body: { model: '{model}', messages: [{ role: 'user', content: 'hi' }], max_tokens: 16 },
      },
      proof: 'choices',
      evidence: { documented: 'https://openrouter.ai/docs/api-reference/chat-completion' },
    },
  ],
  signatures: [
    // The allowance of free models, although its words speak of adding credits.
    { kind: 'throttled', says: /free-models-per-(?:day|min)/i, evidence: LIMITS },
    // Credit held by requests that are still running: free again when they end.
    { kind: 'throttled', field: { 'error.metadata.limit_source': 'openrouter_in_flight_budget' }, evidence: LIMITS },
    {
      kind: 'throttled',
      code: ['in_flight_budget_exhausted', 'openrouter_in_flight_budget'],
      evidence: { seen: 'answers recorded in public repositories', on: '2026-11-20' },
    },
    { kind: 'capped', field: { 'error.metadata.limit_source': 'openrouter_key_limit' }, evidence: LIMITS },
    {
      kind: 'capped',
      says: /key limit exceeded|create a key with a higher (?:\w{1,10} )?limit/i,
      evidence: { seen: 'https://github.com/gptme/gptme/issues/1449', on: '2026-11-20' },
    },
    { kind: 'exhausted', field: { 'error.metadata.limit_source': 'openrouter_credits' }, evidence: LIMITS },
    { kind: 'exhausted', says: /openrouter\.ai\/settings\/credits/i, ownWords: true, evidence: SEEN_CREDITS },
    {
      kind: 'exhausted',
      says: /requires more credits, or fewer max_tokens/i,
      ownWords: true,
      evidence: { seen: 'https://github.com/can1357/oh-my-pi/issues/9569', on: '2026-11-20' },
    },
    { kind: 'exhausted', status: [402], says: /insufficient credits/i, evidence: ERRORS },
    { kind: 'throttled', says: /rate.?limit(?:ed)? (?:exceeded|upstream)/i, evidence: LIMITS },
    { kind: 'throttled', code: ['rate_limit_exceeded'], evidence: ERRORS },
    {
      kind: 'rejected',
      says: /^user not found\.?$|no (?:cookie )?auth credentials found/i,
      evidence: { seen: 'https://github.com/apurvsinghgautam/robin/issues/103', on: '2026-11-20' },
    },
    {
      kind: 'forbidden',
      says: /only management keys can perform this operation/i,
      evidence: { documented: 'https://openrouter.ai/docs/api-reference/credits/get-credits' },
    },
    {
      kind: 'forbidden',
      says: /no endpoints found matching your data policy/i,
      evidence: { seen: 'https://github.com/dnakov/anon-kode/issues/13', on: '2026-11-20' },
    },
    {
      kind: 'retired',
      says: /is not a valid model id|no endpoints found for/i,
      evidence: { seen: 'recorded by the tests of github.com/maruel/genai', on: '2026-11-20' },
    },
    { kind: 'retired', code: ['model_not_found', 'no_endpoints', 'model_deprecated'], evidence: ERRORS },
    {
      kind: 'unavailable',
      code: ['provider_overloaded', 'provider_unavailable', 'temporarily_unavailable'],
      evidence: ERRORS,
    },
  ],
  consoles: {
    billing: 'https://openrouter.ai/settings/credits',
    usage: 'https://openrouter.ai/activity',
    limits: 'https://openrouter.ai/settings/keys',
    keys: 'https://openrouter.ai/settings/keys',
    health: 'https://status.openrouter.ai',
    support: 'support@openrouter.ai',
    docs: 'https://openrouter.ai/docs',
  },
  gotchas: [
    'With a negative balance even the free models are refused.',
    'It can refuse with a little credit left, because running requests hold some of it.',
    'A failed automatic top-up looks the same as an account that was never topped up.',
    'The balance may be readable only with a management key; any key reads its own limit.',
  ],
  units: { credits: { usd: 1, evidence: { documented: 'https://openrouter.ai/docs/faq' } } },
  pools: [
    { name: 'chat', model: 'openai/gpt-4.1-nano', costUsd: 0.00001 },
    { name: 'claude', model: 'anthropic/claude-haiku-4.5', costUsd: 0.00009 },
    { name: 'gemini', model: 'google/gemini-2.5-flash-lite', costUsd: 0.00001 },
  ],
} as const satisfies Provider
