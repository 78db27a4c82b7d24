import type { Provider } from '../core/provider.ts'

const API = { documented: 'https://docs.firecrawl.dev/api-reference/introduction' } as const

export const firecrawl = {
  id: 'firecrawl',
  aliases: ['firecrawl-dev'],
  name: 'Firecrawl',
  hosts: { default: 'https://api.firecrawl.dev' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['FIRECRAWL_API_KEY', 'FIRECRAWL_KEY', 'FIRECRAWL_TOKEN'],
  keyPattern: /\bfc-[0-9a-f]{32}\b/,
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v2/team/credit-usage' },
      proof: 'data.remainingCredits',
      // No reset time: on a yearly plan the period's end is the plan's, not the month's.
      reads: [{ measures: 'balance', plus: ['data.remainingCredits'], unit: 'credits' }],
      evidence: { documented: 'https://docs.firecrawl.dev/api-reference/endpoint/credit-usage' },
    },
  ],
  signatures: [
    {
      kind: 'exhausted',
      says: /insufficient credits to perform this request/i,
      ownWords: true,
      evidence: { seen: 'https://github.com/firecrawl/firecrawl/issues/2460', on: '2026-11-20' },
    },
    { kind: 'exhausted', status: [402], evidence: API },
    {
      kind: 'throttled',
      says: /rate limit exceeded\. consumed \(req\/min\)/i,
      ownWords: true,
      evidence: { seen: 'https://github.com/dzhng/deep-research/issues/30', on: '2025-02-08' },
    },
    // A limit given with the job itself.
    {
      kind: 'bad-request',
      says: /agent reached max credits/i,
      evidence: { seen: 'https://github.com/firecrawl/cli/issues/115', on: '2026-11-20' },
    },
    { kind: 'rejected', status: [401], evidence: API },
    { kind: 'throttled', status: [429], evidence: API },
    {
      kind: 'rejected',
      says: /not supported by the keyless free tier/i,
      ownWords: true,
      evidence: { seen: 'a client that sent the key in the wrong header', on: '2026-11-20' },
    },
  ],
  consoles: {
    billing: 'https://www.firecrawl.dev/app/billing',
    usage: 'https://www.firecrawl.dev/app/usage',
    limits: 'https://www.firecrawl.dev/app/api-keys',
    keys: 'https://www.firecrawl.dev/app/api-keys',
    docs: 'https://docs.firecrawl.dev',
  },
  gotchas: [
    'The credits left count coupons and pay-as-you-go too, so they may exceed the plan’s.',
    'A key in the wrong header is not refused: the call is served as a keyless guest’s.',
  ],
} as const satisfies Provider
