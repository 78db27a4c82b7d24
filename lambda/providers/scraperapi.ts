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
      // The month's allowance; with overages switched on calls go on past zero, and the answer does not say so.
      reads: [{ measures: 'headroom', plus: ['requestLimit'], minus: ['requestCount'], unit: 'credits' }],
      evidence: { documented: 'https://docs.scraperapi.com/account-management/credit-usage' },
    },
  ],
  signatures: [
    {
      kind: 'exhausted',
      says: /you have exhausted the api credits available/i,
      evidence: { seen: 'answers with HTTP 403 in public repositories', on: '2026-11-20' },
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
    'Out of credits is HTTP 403. Where overages are switched on calls go on instead, so nothing left is shown and not told as empty.',
    'The credits come back with the plan’s month; the account does not say on which day.',
  ],
} as const satisfies Provider
