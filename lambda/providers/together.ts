import type { Provider } from '../core/provider.ts'

const CLIENT_TESTS = { seen: 'recorded by the tests of github.com/maruel/genai', on: '2026-11-20' } as const
const ERRORS = { documented: 'https://docs.together.ai/docs/error-codes' } as const

/** The type `credit_limit` stands on an empty account (402) and on a plain rate limit (429) alike. */
export const together = {
  id: 'together',
  aliases: ['together-ai', 'togetherai', 'together_ai'],
  name: 'Together AI',
  hosts: { default: 'https://api.together.xyz' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['TOGETHER_API_KEY', 'TOGETHERAI_API_KEY', 'TOGETHER_AI_API_KEY'],
  probes: [
    {
      id: 'canary',
      kind: 'canary',
      model: 'openai/gpt-oss-20b',
      costUsd: 0.000005,
      request: {
        method: 'POST',
        path: '/v1/chat/completions',
        body: { model: '{model}', messages: [{ role: 'user', content: 'hi' }], max_tokens: 1 },
      },
      proof: 'choices',
      evidence: { documented: 'https://docs.together.ai/reference/chat-completions-1' },
    },
  ],
  signatures: [
    {
      kind: 'throttled',
      says: /you have been rate limited|reached the rate limit|queries per minute/i,
      evidence: ERRORS,
    },
    { kind: 'throttled', status: [429], evidence: ERRORS },
    { kind: 'capped', says: /maximum allowed monthly spending limit/i, ownWords: true, evidence: ERRORS },
    {
      kind: 'exhausted',
      says: /credit limit exceeded, please \[?(?:add credits|navigate)/i,
      ownWords: true,
      evidence: { seen: 'an incident recorded in a public repository', on: '2026-05-02' },
    },
    {
      kind: 'exhausted',
      status: [402],
      code: ['credit_limit'],
      evidence: { seen: 'an incident recorded in a public repository', on: '2026-05-02' },
    },
    {
      kind: 'exhausted',
      says: /credit limit exceeded/i,
      evidence: { seen: 'an incident recorded in a public repository', on: '2026-05-02' },
    },
    {
      kind: 'suspended',
      says: /needs a credit card on file/i,
      evidence: { unconfirmed: "an application's own words for it: https://github.com/Nutlope/logocreator/issues/10" },
    },
    { kind: 'exhausted', status: [402], evidence: ERRORS },
    { kind: 'rejected', code: ['invalid_api_key'], evidence: CLIENT_TESTS },
    { kind: 'rejected', status: [401], evidence: ERRORS },
    { kind: 'retired', code: ['model_not_available'], evidence: CLIENT_TESTS },
    { kind: 'unavailable', status: [503], evidence: ERRORS },
  ],
  consoles: {
    billing: 'https://api.together.ai/settings/billing',
    keys: 'https://api.together.ai/settings/api-keys',
    docs: 'https://docs.together.ai/docs/error-codes',
  },
  gotchas: [
    'Bought credits take up to 15 minutes to count.',
    'Some models are refused (HTTP 403) until credits have been bought once, even with free credit left.',
  ],
} as const satisfies Provider
