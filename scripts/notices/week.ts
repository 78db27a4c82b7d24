import type { SummaryFacts } from '../../lambda/core/notice.ts'

/** The week before Monday 1 December, and November: figures as in the incidents. */
export const WEEK: SummaryFacts = {
  rows: [
    {
      key: 'kie',
      pool: 'video',
      provider: 'kie',
      condition: 'healthy',
      since: '2025-11-20T07:00:00.000Z',
      balance: [{ measures: 'balance', amount: 15_420, unit: 'credits' }],
      used: { amount: 37_800, unit: 'credits' },
      runway: {
        emptyAt: '2025-12-04T03:32:00.000Z',
        soonest: '2025-12-03T22:00:00.000Z',
        latest: '2025-12-04T09:00:00.000Z',
        perHour: 225,
        unit: 'credits',
      },
      trouble: [],
    },
    {
      key: 'aimlapi',
      pool: 'claude',
      provider: 'aimlapi',
      condition: 'healthy',
      since: '2025-11-27T04:11:00.000Z',
      balance: [{ measures: 'balance', amount: 20.5, unit: 'USD' }],
      used: { amount: 3.1, unit: 'USD' },
      runway: {
        emptyAt: '2026-01-16T07:00:00.000Z',
        soonest: '2026-01-05T07:00:00.000Z',
        latest: '2026-01-30T07:00:00.000Z',
        perHour: 0.01845,
        unit: 'USD',
      },
      trouble: [{ kind: 'exhausted', from: '2025-11-27T02:05:00.000Z', lastedMs: 7_560_000 }],
    },
    {
      key: 'openai',
      pool: 'default',
      provider: 'openai',
      condition: 'healthy',
      since: '2025-11-27T03:45:00.000Z',
      trouble: [{ kind: 'exhausted', from: '2025-11-27T02:05:00.000Z', lastedMs: 6_000_000 }],
    },
  ],
  omitted: 0,
  month: {
    startedAt: '2025-11-01T00:00:00.000Z',
    used: [
      { key: 'kie', provider: 'kie', used: { amount: 162_000, unit: 'credits' } },
      { key: 'aimlapi', provider: 'aimlapi', used: { amount: 13.3, unit: 'USD' } },
    ],
  },
  probeCostUsd: 0.0213,
  topUpOff: ['aimlapi'],
  withoutLimit: ['openai'],
}
