import type { Made } from './incidents.ts'
import { AT, trouble } from './trouble.ts'

/** Troubles that the three incidents did not meet, one notice each; OpenAI and AIML API stand for any provider. */

const BEFORE = '2025-11-20T01:35:00.000Z'

/** It had answered half an hour before. */
function other(...[title, key, pool, condition, severity, facts, more]: Parameters<typeof trouble>): Made {
  return trouble(title, key, pool, condition, severity, { lastHealthyAt: BEFORE, ...facts }, more)
}

const balance = { balance: [{ measures: 'balance', amount: 20.5, unit: 'USD' }], balanceReadAt: AT } as const
const low = { balance: [{ measures: 'balance', amount: 2.1, unit: 'USD' }], balanceReadAt: AT } as const

const REACHED = '2025-11-25T02:05:00.000Z'
const november = {
  amount: 600,
  unit: 'USD',
  month: '2025-11',
  perDay: 20.42,
  leftPerDay: 10.56,
} as const

export const OTHER_TROUBLES: readonly Made[] = [
  other('A limit somebody set', 'aimlapi', 'claude', 'capped', 'urgent', { ...balance, status: 403 }),
  other('Out of credit, says the answer; the balance says otherwise', 'aimlapi', 'claude', 'exhausted', 'urgent', {
    ...balance,
    status: 403,
    contradiction: 'balance-left',
  }),
  other('The balance reads nothing, but calls are answered', 'aimlapi', 'claude', 'low', 'warning', {
    balance: [{ measures: 'balance', amount: 0, unit: 'USD' }],
    balanceReadAt: AT,
    by: 'balance',
    certainty: 'likely',
    contradiction: 'balance-gone',
  }),
  other('An account blocked', 'openai', 'default', 'suspended', 'urgent', { status: 403 }),
  other('A key rejected', 'openai', 'default', 'rejected', 'urgent', {
    status: 401,
    signature: 'openai: code invalid_api_key',
  }),
  other('A key that may not', 'openai', 'default', 'forbidden', 'warning', { status: 403 }),
  other('A model gone', 'openai', 'default', 'retired', 'warning', { status: 404, model: 'gpt-4o-mini' }),
  other('Burning', 'aimlapi', 'claude', 'low', 'urgent', {
    ...low,
    by: 'burning',
    runway: {
      emptyAt: '2025-11-20T04:20:00.000Z',
      soonest: '2025-11-20T04:00:00.000Z',
      latest: '2025-11-20T05:00:00.000Z',
      perHour: 0.93,
      unit: 'USD',
    },
  }),
  other('A plan that will not last until it begins anew', 'elevenlabs', 'default', 'low', 'warning', {
    by: 'runway',
    balance: [{ measures: 'headroom', amount: 21_400, unit: 'credits', resetsAt: '2025-12-01T00:00:00.000Z' }],
    balanceReadAt: AT,
    runway: {
      emptyAt: '2025-11-22T07:35:00.000Z',
      soonest: '2025-11-21T20:00:00.000Z',
      latest: '2025-11-23T01:00:00.000Z',
      perHour: 400,
      unit: 'credits',
      toLimit: true,
    },
  }),
  other('Low by an estimate', 'openai', 'default', 'low', 'warning', {
    by: 'estimate',
    certainty: 'likely',
    estimate: { amount: 12.3, declaredAt: '2025-11-12', measuredAt: AT },
    line: { amount: 20, unit: 'USD' },
  }),
  other('A top-up that was not declared', 'openai', 'default', 'low', 'warning', {
    by: 'estimate',
    certainty: 'likely',
    contradiction: 'top-up-missing',
    estimate: { amount: -4.2, declaredAt: '2025-11-12', measuredAt: AT },
  }),
  other(
    'An estimate that nothing could be read for',
    'openai',
    'default',
    'unknown',
    'warning',
    { by: 'estimate', certainty: 'likely', endedAt: AT },
    { id: 'other-lapsed', kind: 'closed', before: 'low' },
  ),
  other('Credit that expires before it is used', 'openai', 'default', 'low', 'warning', {
    by: 'runway',
    balance: [
      {
        measures: 'balance',
        amount: 40,
        unit: 'USD',
        granted: 10,
        expiring: [{ amount: 40, at: '2025-11-22T23:00:00.000Z' }],
      },
    ],
    balanceReadAt: AT,
    runway: {
      emptyAt: '2025-11-22T23:00:00.000Z',
      soonest: '2025-11-22T23:00:00.000Z',
      latest: '2025-11-22T23:00:00.000Z',
      perHour: 0.06,
      unit: 'USD',
      byExpiry: true,
    },
  }),
  other('A month heading above its budget', 'openai', 'default', 'low', 'warning', {
    by: 'budget',
    budget: {
      ...november,
      spent: 390,
      step: 'projected',
      usedPercent: 65,
      projected: 615.28,
      reachedAt: REACHED,
      limit: 'none',
    },
  }),
  other('80 % of a budget', 'openai', 'default', 'low', 'warning', {
    by: 'budget',
    budget: {
      ...november,
      spent: 486,
      step: 'near',
      usedPercent: 81,
      projected: 766.7,
      reachedAt: REACHED,
      limit: 'none',
    },
  }),
  other('A budget spent', 'openai', 'default', 'critical', 'urgent', {
    by: 'budget',
    budget: { ...november, spent: 602.1, step: 'over', usedPercent: 100.35, projected: 949.87, limit: 1_000 },
  }),
  other(
    'A budget in a new month',
    'openai',
    'default',
    'healthy',
    'urgent',
    { by: 'verdict', budgetEnd: 'new-month', endedAt: AT, lastedMs: 86_400_000 },
    { kind: 'recovered', before: 'critical' },
  ),
  other('No proper answer for half an hour', 'openai', 'default', 'unavailable', 'warning', {
    status: 503,
    since: BEFORE,
  }),
  other('A rate limit that does not end', 'openai', 'default', 'throttled', 'warning', {
    status: 429,
    since: '2025-11-20T00:05:00.000Z',
  }),
]
