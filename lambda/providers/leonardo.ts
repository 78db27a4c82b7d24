import type { Provider } from '../core/provider.ts'

export const leonardo = {
  id: 'leonardo',
  aliases: ['leonardo-ai', 'leonardo.ai'],
  name: 'Leonardo.Ai',
  hosts: { default: 'https://cloud.leonardo.ai' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['LEONARDO_API_KEY', 'LEONARDO_AI_API_KEY', 'LEONARDOAI_API_KEY'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/api/rest/v1/me' },
      proof: 'user_details',
      reads: [
        {
          measures: 'balance',
          each: 'user_details',
          plus: ['apiPaidTokens', 'apiSubscriptionTokens'],
          unit: 'API tokens',
          resetsAt: 'apiPlanTokenRenewalDate',
        },
      ],
      evidence: { documented: 'https://docs.leonardo.ai/reference/getuserself' },
    },
  ],
  signatures: [
    {
      kind: 'exhausted',
      says: /not enough api tokens/i,
      ownWords: true,
      evidence: { seen: 'an answer recorded in a public repository', on: '2026-11-20' },
    },
    { kind: 'rejected', status: [401], evidence: { unconfirmed: 'clients treat HTTP 401 as a wrong key' } },
    {
      kind: 'throttled',
      status: [429],
      evidence: { unconfirmed: 'its documentation has a page on errors; what it says of HTTP 429 was not seen' },
    },
  ],
  consoles: { billing: 'https://app.leonardo.ai/api-access', docs: 'https://docs.leonardo.ai' },
  gotchas: [
    'Tokens of the app are not tokens of the API; an account without an API plan has none, which is told as not readable.',
    'On the pay-as-you-go plan the number is US dollars.',
  ],
} as const satisfies Provider
