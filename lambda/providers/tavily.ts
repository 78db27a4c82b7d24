import type { Provider } from '../core/provider.ts'

const USAGE = { documented: 'https://docs.tavily.com/documentation/api-reference/endpoint/usage' } as const
const SEARCH = { documented: 'https://docs.tavily.com/documentation/api-reference/endpoint/search' } as const

/** Has statuses of its own: 432 for the plan or the key, 433 for the pay-as-you-go limit. */
export const tavily = {
  id: 'tavily',
  aliases: ['tavily-ai'],
  name: 'Tavily',
  hosts: { default: 'https://api.tavily.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['TAVILY_API_KEY', 'TAVILY_KEY', 'TAVILY_TOKEN'],
  keyPattern: /\btvly-(?:dev-|prod-)?[A-Za-z0-9-]{20,60}\b/,
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/usage' },
      proof: 'account.plan_usage',
      reads: [
        {
          measures: 'balance',
          plus: ['account.plan_limit', 'account.paygo_limit'],
          minus: ['account.plan_usage', 'account.paygo_usage'],
          unit: 'credits',
        },
        // The key's own limit, where one is set.
        {
          measures: 'headroom',
          plus: ['key.limit'],
          minus: ['key.usage'],
          unit: 'key credits',
          optional: true,
        },
      ],
      facts: { plan: 'account.current_plan' },
      evidence: USAGE,
    },
  ],
  signatures: [
    { kind: 'exhausted', says: /exceeds your plan's set usage limit/i, ownWords: true, evidence: SEARCH },
    { kind: 'exhausted', status: [432], evidence: SEARCH },
    { kind: 'capped', says: /exceeds the pay-as-you-go limit/i, ownWords: true, evidence: SEARCH },
    { kind: 'capped', status: [433], evidence: SEARCH },
    { kind: 'rejected', says: /missing or invalid api key/i, status: [401], evidence: SEARCH },
    { kind: 'rejected', status: [401], evidence: SEARCH },
    { kind: 'throttled', status: [429], evidence: SEARCH },
  ],
  consoles: {
    billing: 'https://app.tavily.com/billing',
    usage: 'https://app.tavily.com/home',
    limits: 'https://app.tavily.com/home',
    keys: 'https://app.tavily.com/home',
    support: 'support@tavily.com',
    docs: 'https://docs.tavily.com',
  },
  gotchas: [
    'The Python package turns HTTP 432 into a "forbidden" error: it is the allowance, not a permission.',
    'Plan credits come back each month; the usage call does not say on which day.',
  ],
} as const satisfies Provider
