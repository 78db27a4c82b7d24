import type { Provider } from '../core/provider.ts'

const API = {
  documented: 'https://github.com/runwayml/skills/blob/main/skills/rw-check-org-details/SKILL.md',
} as const

export const runway = {
  id: 'runway',
  aliases: ['runwayml', 'runway-ml'],
  name: 'Runway',
  hosts: { default: 'https://api.dev.runwayml.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['RUNWAYML_API_SECRET', 'RUNWAY_API_KEY', 'RUNWAYML_API_KEY', 'RUNWAY_API_SECRET'],
  keyPattern: /\bkey_[0-9a-f]{64,128}\b/,
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v1/organization', headers: { 'x-runway-version': '2024-11-06' } },
      proof: 'creditBalance',
      reads: [
        { measures: 'balance', plus: ['creditBalance'], unit: 'credits' },
        { measures: 'limit', plus: ['tier.maxMonthlyCreditSpend'], unit: 'credits', optional: true },
      ],
      evidence: API,
    },
  ],
  usage: {
    id: 'usage',
    kind: 'usage',
    request: {
      method: 'POST',
      path: '/v1/organization/usage',
      headers: { 'x-runway-version': '2024-11-06' },
      body: { startDate: '{sinceDay}', beforeDate: '{untilDay}' },
    },
    proof: 'results',
    hours: 'results',
    entries: 'usedCredits',
    time: 'date',
    model: 'model',
    plus: ['amount'],
    unit: 'credits',
    by: 'day',
    evidence: API,
  },
  signatures: [
    {
      kind: 'exhausted',
      says: /you do not have enough credits to run this task/i,
      ownWords: true,
      evidence: { seen: 'live answers recorded in public repositories', on: '2026-11-20' },
    },
    {
      kind: 'throttled',
      says: /daily generation limit/i,
      status: [429],
      evidence: { unconfirmed: 'the limit is documented, its wording is not' },
    },
    { kind: 'throttled', status: [429], evidence: API },
    { kind: 'rejected', status: [401], evidence: API },
  ],
  consoles: {
    billing: 'https://dev.runwayml.com/',
    usage: 'https://dev.runwayml.com/',
    limits: 'https://dev.runwayml.com/',
    docs: 'https://docs.dev.runwayml.com',
  },
  gotchas: [
    'Out of credits is HTTP 400 with free text and no code.',
    'Two more stops stand beside the balance: the tier’s monthly spend, and a limit of generations a day for each model.',
    'API credits are bought in the developer portal; the web app’s plan does not count.',
  ],
  units: { credits: { usd: 0.01, evidence: { documented: 'https://docs.dev.runwayml.com/guides/pricing' } } },
} as const satisfies Provider
