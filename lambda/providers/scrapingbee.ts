import type { Provider } from '../core/provider.ts'

const DOCS = { documented: 'https://www.scrapingbee.com/documentation/' } as const

/** Out of credits and a wrong key are both HTTP 401: only the words tell them apart. */
export const scrapingbee = {
  id: 'scrapingbee',
  aliases: ['scraping-bee'],
  name: 'ScrapingBee',
  hosts: { default: 'https://app.scrapingbee.com' },
  auth: { in: 'query', name: 'api_key' },
  env: ['SCRAPINGBEE_API_KEY', 'SCRAPING_BEE_API_KEY', 'SCRAPINGBEE_KEY'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/api/v1/usage' },
      proof: 'max_api_credit',
      reads: [
        {
          measures: 'balance',
          plus: ['max_api_credit'],
          minus: ['used_api_credit'],
          unit: 'credits',
          resetsAt: 'renewal_subscription_date',
        },
      ],
      evidence: DOCS,
    },
  ],
  signatures: [
    {
      kind: 'exhausted',
      says: /monthly api calls limit reached/i,
      ownWords: true,
      evidence: { seen: 'an answer recorded in a public repository', on: '2026-09-30' },
    },
    {
      kind: 'rejected',
      says: /^invalid api key/i,
      evidence: { seen: 'a client that tried a wrong key', on: '2026-11-20' },
    },
    { kind: 'throttled', status: [429], evidence: { unconfirmed: 'too many calls at once, known from use only' } },
  ],
  consoles: {
    usage: 'https://app.scrapingbee.com/dashboard',
    limits: 'https://app.scrapingbee.com/account/manage/api_key',
    keys: 'https://app.scrapingbee.com/account/manage/api_key',
    docs: 'https://www.scrapingbee.com/documentation/',
  },
  gotchas: ['The counter may pass the maximum by a few credits: what is left then reads below zero.'],
} as const satisfies Provider
