import type { Provider } from '../core/provider.ts'

const API = { documented: 'https://hunter.io/api-documentation/v2' } as const

export const hunter = {
  id: 'hunter',
  aliases: ['hunter.io', 'hunter-io'],
  name: 'Hunter',
  hosts: { default: 'https://api.hunter.io' },
  auth: { in: 'query', name: 'api_key' },
  env: ['HUNTER_API_KEY', 'HUNTER_IO_API_KEY', 'HUNTER_KEY'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v2/account' },
      proof: 'data.requests.searches',
      reads: [
        {
          measures: 'balance',
          plus: ['data.requests.searches.remaining'],
          unit: 'searches',
          resetsAt: 'data.reset_date',
        },
      ],
      facts: { plan: 'data.plan_name' },
      evidence: { documented: 'https://hunter.io/api-documentation/v2#account' },
    },
  ],
  signatures: [
    {
      kind: 'exhausted',
      says: /limit for the number of \w{1,20} per billing period/i,
      status: [429],
      evidence: { seen: 'https://github.com/bhavsec/reconspider/issues/59', on: '2026-11-20' },
    },
    { kind: 'exhausted', status: [429], evidence: API },
    { kind: 'throttled', status: [403], evidence: API },
    {
      kind: 'rejected',
      says: /no user found for the api key supplied/i,
      evidence: { seen: 'answers to wrong keys in many public repositories', on: '2026-11-20' },
    },
    { kind: 'rejected', status: [401], evidence: API },
  ],
  consoles: {
    billing: 'https://hunter.io/subscriptions',
    keys: 'https://hunter.io/api-keys',
    docs: 'https://hunter.io/api-documentation/v2',
  },
  gotchas: ['HTTP 429 is the month’s allowance here; the rate limit is HTTP 403.'],
} as const satisfies Provider
