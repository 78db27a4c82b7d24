import type { Provider } from '../core/provider.ts'

// The call was in its specification; today only the same fields of `/v1/me` are described: docs.deepinfra.com/api-reference/account/me.
const CHECKLIST = { seen: 'https://github.com/steipete/CodexBar/pull/2238', on: '2026-07-17' } as const
const RATE_LIMITS = { documented: 'https://docs.deepinfra.com/account/rate-limits' } as const

/** What is left stands with a minus sign, as a debt of theirs; what was used since the last invoice is not yet in it. */
export const deepinfra = {
  id: 'deepinfra',
  aliases: ['deep-infra'],
  name: 'DeepInfra',
  hosts: { default: 'https://api.deepinfra.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['DEEPINFRA_API_KEY', 'DEEPINFRA_TOKEN', 'DEEPINFRA_API_TOKEN'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/payment/checklist?compute_owed=true' },
      proof: 'stripe_balance',
      reads: [
        { measures: 'balance', plus: ['stripe_balance', 'recent'], scale: -1, unit: 'USD', prepaidOnly: true },
        { measures: 'spend', plus: ['recent'], unit: 'USD' },
        { measures: 'limit', plus: ['limit'], unit: 'USD', optional: true },
      ],
      evidence: CHECKLIST,
    },
    {
      id: 'canary',
      kind: 'canary',
      model: 'meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo',
      costUsd: 0.000001,
      request: {
        method: 'POST',
        path: '/v1/openai/chat/completions',
        body: { model: '{model}', messages: [{ role: 'user', content: 'hi' }], max_tokens: 1 },
      },
      proof: 'choices',
      evidence: { documented: 'https://docs.deepinfra.com' },
    },
  ],
  signatures: [
    { kind: 'suspended', field: { suspended: true }, evidence: CHECKLIST },
    {
      kind: 'capped',
      says: /spending limit/i,
      status: [402],
      evidence: { unconfirmed: 'a public client looks for these words; the whole answer was not recorded' },
    },
    {
      kind: 'exhausted',
      says: /inference prohibited, please enter a payment method/i,
      ownWords: true,
      evidence: { seen: 'an answer recorded in a public repository', on: '2026-09-15' },
    },
    {
      kind: 'exhausted',
      says: /need positive balance to do inference/i,
      ownWords: true,
      evidence: { seen: 'https://github.com/zebbern/no-cost-ai/issues/24', on: '2026-11-20' },
    },
    { kind: 'exhausted', status: [402], evidence: { documented: 'https://docs.deepinfra.com/integrations/pi' } },
    { kind: 'throttled', says: /^rate limited/i, evidence: RATE_LIMITS },
    { kind: 'throttled', status: [429], evidence: RATE_LIMITS },
    { kind: 'rejected', status: [401], evidence: { documented: 'https://docs.deepinfra.com/integrations/pi' } },
  ],
  consoles: {
    billing: 'https://deepinfra.com/dash/billing',
    usage: 'https://deepinfra.com/dash/usage',
    limits: 'https://deepinfra.com/dash/account',
    health: 'https://status.deepinfra.com',
    docs: 'https://docs.deepinfra.com',
  },
  gotchas: [
    'An account may be prepaid, topped up by itself, or paid afterwards up to a spending limit.',
    'A key may lack the right to read billing: then the balance is not seen, and calls still work.',
  ],
} as const satisfies Provider
