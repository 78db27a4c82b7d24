import type { Provider } from '../core/provider.ts'

const ERRORS = { seen: 'clients that carry the type in their tests', on: '2026-11-20' } as const

export const apify = {
  id: 'apify',
  name: 'Apify',
  hosts: { default: 'https://api.apify.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['APIFY_TOKEN', 'APIFY_API_TOKEN', 'APIFY_API_KEY', 'APIFY_KEY'],
  keyPattern: /\bapify_api_[A-Za-z0-9]{30,50}\b/,
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v2/users/me/limits' },
      proof: 'data.limits.maxMonthlyUsageUsd',
      reads: [
        // Calls are refused at this limit, so what is left of it is what is left to spend.
        {
          measures: 'balance',
          plus: ['data.limits.maxMonthlyUsageUsd'],
          minus: ['data.current.monthlyUsageUsd'],
          unit: 'USD',
          resetsAt: 'data.monthlyUsageCycle.endAt',
        },
      ],
      evidence: { documented: 'https://docs.apify.com/api/v2/users-me-limits-get' },
    },
  ],
  signatures: [
    {
      kind: 'capped',
      says: /monthly usage hard limit exceeded/i,
      ownWords: true,
      evidence: { seen: 'clients that carry the body in their tests', on: '2026-11-20' },
    },
    {
      kind: 'exhausted',
      code: ['not-enough-usage-to-run-paid-actor'],
      ownWords: true,
      evidence: { seen: 'clients that carry the body in their tests', on: '2026-11-20' },
    },
    {
      kind: 'forbidden',
      code: ['actor-is-not-rented'],
      evidence: { seen: 'the type in a public client', on: '2026-11-20' },
    },
    // HTTP 402 too, and no more than too many runs at once.
    {
      kind: 'throttled',
      code: ['actor-memory-limit-exceeded'],
      evidence: { seen: 'answers in public repositories', on: '2026-11-20' },
    },
    {
      kind: 'throttled',
      says: /you will exceed the memory limit of \d{1,9}\s?MB/i,
      ownWords: true,
      evidence: { seen: 'answers in public repositories', on: '2026-11-20' },
    },
    { kind: 'throttled', code: ['rate-limit-exceeded'], evidence: ERRORS },
    {
      kind: 'rejected',
      code: ['user-or-token-not-found', 'token-not-provided'],
      evidence: { seen: 'answers to wrong tokens in many public repositories', on: '2026-11-20' },
    },
    { kind: 'rejected', status: [401], evidence: ERRORS },
  ],
  consoles: {
    billing: 'https://console.apify.com/billing',
    usage: 'https://console.apify.com/account/usage',
    limits: 'https://console.apify.com/billing',
    docs: 'https://docs.apify.com',
  },
  gotchas: [
    'The monthly limit is the one you set, which may lie above what the plan includes: near the limit is not near the end of the credit.',
    'HTTP 402 also stands for the memory of all runs together: that passes as runs end, and no money is needed.',
    'A paid actor is refused as soon as what is left is under the sum it reserves for one run.',
  ],
} as const satisfies Provider
