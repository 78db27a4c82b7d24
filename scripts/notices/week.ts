import type { SummaryFacts, SummaryRow } from '../../lambda/core/notice.ts'

/** The week before Monday 1 December, and November: figures as in the incidents. */
export const WEEK: SummaryFacts = {
  rows: [
    {
      ...row('kie', 'video', '2025-11-20T07:00:00.000Z'),
      ...money('credits', { left: 15_420, used: 37_800, perHour: 225 }, [
        '2025-12-03T22:00:00.000Z',
        '2025-12-04T03:32:00.000Z',
        '2025-12-04T09:00:00.000Z',
      ]),
    },
    {
      ...row('aimlapi', 'claude', '2025-11-27T04:11:00.000Z', 126),
      ...money('USD', { left: 20.5, used: 3.1, perHour: 0.01845 }, [
        '2026-01-05T07:00:00.000Z',
        '2026-01-16T07:00:00.000Z',
        '2026-01-30T07:00:00.000Z',
      ]),
    },
    row('openai', 'default', '2025-11-27T03:45:00.000Z', 100),
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

/** Well again since then, after Thursday's trouble where there was some. */
function row(key: string, pool: string, since: string, minutesEmpty = 0): SummaryRow {
  const empty = { kind: 'exhausted', from: '2025-11-27T02:05:00.000Z', lastedMs: minutesEmpty * 60_000 } as const
  return { key, pool, provider: key, condition: 'healthy', since, trouble: minutesEmpty > 0 ? [empty] : [] }
}

function money(
  unit: string,
  { left, used, perHour }: { readonly left: number; readonly used: number; readonly perHour: number },
  [soonest, emptyAt, latest]: readonly [string, string, string],
): Pick<SummaryRow, 'balance' | 'used' | 'runway'> {
  return {
    balance: [{ measures: 'balance', amount: left, unit }],
    used: { amount: used, unit },
    runway: { emptyAt, soonest, latest, perHour, unit },
  }
}
