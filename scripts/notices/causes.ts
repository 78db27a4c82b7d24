import type { NoticeFacts } from '../../lambda/core/notice.ts'
import type { Made } from './incidents.ts'
import { AT, trouble } from './trouble.ts'

/** Troubles that look alike and have another cause: OpenAI, KIE and AIML API stand for any provider. */

const BEFORE = '2025-11-20T02:00:00.000Z'

const quota: Partial<NoticeFacts> = {
  status: 429,
  words: 'You exceeded your current quota, please check your plan and billing details.',
  signature: 'openai: code insufficient_quota',
  blame: 'account',
  model: 'gpt-4o-mini',
  askedEveryMs: 5 * 60_000,
}

const usd = (amount: number) => ({ amount, unit: 'USD' })

export const CAUSES: readonly Made[] = [
  trouble('Several accounts at once', 'openai', 'default', 'exhausted', 'urgent', {
    ...quota,
    lastHealthyAt: BEFORE,
    others: { accounts: 3, turned: 2, from: '2025-11-20T02:03:00.000Z', unexplained: 2, fine: 1 },
  }),
  trouble('Several keys rejected at once', 'openai', 'default', 'rejected', 'urgent', {
    status: 401,
    words: 'Incorrect API key provided.',
    signature: 'openai: code invalid_api_key',
    blame: 'account',
    lastHealthyAt: BEFORE,
    others: { accounts: 2, turned: 2, from: AT, unexplained: 2, fine: 0 },
  }),
  trouble('Emptied by a loop', 'openai', 'default', 'exhausted', 'urgent', {
    ...quota,
    lastHealthyAt: BEFORE,
    burning: { times: 12.3, since: '2025-11-20T00:10:00.000Z' },
  }),
  trouble('One model refused, another answers', 'openai', 'default', 'exhausted', 'urgent', {
    ...quota,
    lastHealthyAt: BEFORE,
    asked: [
      { as: 'other', key: 'openai', pool: 'default', model: 'text-embedding-3-small', kind: 'healthy', at: AT },
      { as: 'fallback', key: 'ollama', pool: 'default', model: 'llama3.2', kind: 'healthy', at: AT },
    ],
  }),
  trouble('Another key of the account answers', 'openai', 'default', 'exhausted', 'urgent', {
    ...quota,
    accountKey: { key: 'openai-batch', at: AT },
  }),
  trouble('Our address refused', 'kie', 'video', 'forbidden', 'warning', {
    status: 403,
    words: 'IP address not allowed',
    signature: 'shared: address not permitted',
    about: 'address',
    blame: 'account',
    lastHealthyAt: BEFORE,
    others: { accounts: 1, turned: 0, from: AT, unexplained: 0, fine: 1 },
  }),
  trouble('Our country refused', 'openai', 'default', 'forbidden', 'warning', {
    status: 403,
    words: 'Country, region, or territory not supported',
    signature: 'openai: code unsupported_country_region_territory',
    about: 'country',
    blame: 'account',
  }),
  trouble('Auto-recharge did not come', 'aimlapi', 'claude', 'low', 'warning', {
    by: 'recharge',
    balance: [{ measures: 'balance', ...usd(8.2) }],
    balanceReadAt: AT,
    recharge: { below: usd(10), to: usd(50), since: '2025-11-20T01:30:00.000Z' },
  }),
  trouble('Blocked for a payment', 'openai', 'default', 'suspended', 'urgent', {
    status: 429,
    words: 'Your account is not active, please check your billing details on our website.',
    signature: 'openai: code billing_not_active',
    about: 'payment',
    blame: 'account',
    lastHealthyAt: BEFORE,
  }),
]
