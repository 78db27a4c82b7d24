import type { Provider } from '../core/provider.ts'

export const scraperapi = {
  id: 'scraperapi',
  aliases: ['scraper-api'],
  name: 'ScraperAPI',
  hosts: { default: 'https://api.scraperapi.com' },
  auth: { in: 'query', name: 'api_key' },
  env: ['SCRAPERAPI_KEY', 'SCRAPERAPI_API_KEY', 'SCRAPER_API_KEY'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/account' },
      proof: 'requestLimit',
      reads: [{ measures: 'balance', plus: ['requestLimit'], minus: ['requestCount'], unit: 'credits' }],
      evidence: { documented: 'https://docs.scraperapi.com/account-information' },
    },
  ],
  signatures: [
    {
      kind: 'exhausted',
      says: /exhausted the api credits/i,
      evidence: { unconfirmed: 'known from use only' },
    },
    { kind: 'rejected', status: [401], evidence: { unconfirmed: 'known from use only' } },
    {
      kind: 'throttled',
      status: [429],
      evidence: { documented: 'https://docs.scraperapi.com/responses-and-formats/api-status-codes' },
    },
  ],
  consoles: { billing: 'https://dashboard.scraperapi.com', docs: 'https://docs.scraperapi.com' },
  gotchas: [
    'The counts move every 15 seconds only.',
    'The credits come back with the plan’s month; the account does not say on which day.',
  ],
} as const satisfies Provider
