import type { Provider } from '../core/provider.ts'

const ERRORS = { documented: 'https://serpapi.com/api-status-and-error-codes' } as const

export const serpapi = {
  id: 'serpapi',
  aliases: ['serp-api', 'serpapi.com'],
  name: 'SerpApi',
  hosts: { default: 'https://serpapi.com' },
  auth: { in: 'query', name: 'api_key' },
  env: ['SERPAPI_API_KEY', 'SERPAPI_KEY', 'SERP_API_KEY', 'SERPAPI_TOKEN'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/account.json' },
      proof: 'total_searches_left',
      reads: [{ measures: 'balance', plus: ['total_searches_left'], unit: 'searches' }],
      facts: { plan: 'plan_name' },
      evidence: { documented: 'https://serpapi.com/account-api' },
    },
  ],
  signatures: [
    { kind: 'exhausted', says: /your account has run out of searches/i, ownWords: true, evidence: ERRORS },
    {
      kind: 'throttled',
      says: /exceeded the hourly throughput limit|hourly throughput limit has been exceeded/i,
      evidence: { unconfirmed: 'the limit is documented, its wording is known from tests of clients' },
    },
    {
      kind: 'throttled',
      status: [429],
      evidence: { unconfirmed: 'HTTP 429 stands for the hourly limit and for an empty account' },
    },
    { kind: 'rejected', says: /serpapi\.com\/manage-api-key/i, ownWords: true, evidence: ERRORS },
    { kind: 'rejected', status: [401], evidence: ERRORS },
  ],
  consoles: {
    billing: 'https://serpapi.com/plan',
    usage: 'https://serpapi.com/dashboard',
    limits: 'https://serpapi.com/manage-api-key',
    keys: 'https://serpapi.com/manage-api-key',
    docs: 'https://serpapi.com/account-api',
  },
  gotchas: [
    'HTTP 429 is both the hourly limit and an account without searches: the words and the account tell which.',
    'The account’s answer holds the key and an e-mail address: never log it as it is.',
  ],
} as const satisfies Provider
