import type { Provider } from '../core/provider.ts'

const CLIENT_TESTS = { seen: 'recorded by the tests of github.com/maruel/genai', on: '2026-11-20' } as const
const ERRORS = { documented: 'https://docs.cohere.com/reference/errors' } as const

export const cohere = {
  id: 'cohere',
  aliases: ['cohere_chat'],
  name: 'Cohere',
  hosts: { default: 'https://api.cohere.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['COHERE_API_KEY', 'CO_API_KEY'],
  probes: [
    {
      id: 'canary',
      kind: 'canary',
      model: 'command-r7b-12-2024',
      costUsd: 0.0000005,
      request: {
        method: 'POST',
        path: '/v2/chat',
        body: { model: '{model}', messages: [{ role: 'user', content: 'hi' }], max_tokens: 1 },
      },
      proof: 'message',
      evidence: { documented: 'https://docs.cohere.com/reference/chat' },
    },
  ],
  signatures: [
    { kind: 'capped', says: /maximum billing reached for this api key/i, ownWords: true, evidence: ERRORS },
    {
      kind: 'suspended',
      says: /add or update your payment method at https:\/\/dashboard\.cohere\.com/i,
      about: 'payment',
      ownWords: true,
      evidence: ERRORS,
    },
    { kind: 'exhausted', status: [402], evidence: ERRORS },
    {
      kind: 'exhausted',
      says: /trial key, which is limited to \d{1,6} api calls ?\/ ?month/i,
      evidence: { unconfirmed: 'the monthly wording, by analogy with the documented one for a minute' },
    },
    {
      kind: 'throttled',
      says: /per minute request limit|trial token rate limit|api calls ?\/ ?minute/i,
      evidence: ERRORS,
    },
    { kind: 'throttled', status: [429], evidence: ERRORS },
    { kind: 'rejected', says: /invalid api token/i, evidence: CLIENT_TESTS },
    { kind: 'rejected', status: [401], evidence: ERRORS },
    { kind: 'retired', says: /make sure the correct model id was used/i, evidence: CLIENT_TESTS },
  ],
  consoles: {
    billing: 'https://dashboard.cohere.com/billing?tab=payment',
    support: 'support@cohere.com',
    docs: 'https://docs.cohere.com/reference/errors',
  },
  gotchas: ['A trial key is never billed: it meets limits for a minute and a month instead, as HTTP 429.'],
} as const satisfies Provider
