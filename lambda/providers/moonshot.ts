import type { Provider } from '../core/provider.ts'

const ERRORS = { documented: 'https://platform.moonshot.ai/docs/api/chat' } as const
const SEEN = { seen: 'a corpus of answers measured in a public repository', on: '2026-08-13' } as const

/** Three kinds of HTTP 429 (no money, too fast, overloaded): only the type tells them apart. */
export const moonshot = {
  id: 'moonshot',
  aliases: ['kimi', 'moonshotai'],
  name: 'Moonshot (Kimi)',
  hosts: { intl: 'https://api.moonshot.ai', cn: 'https://api.moonshot.cn' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['MOONSHOT_API_KEY', 'KIMI_API_KEY', 'MOONSHOTAI_API_KEY'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v1/users/me/balance' },
      proof: 'data.available_balance',
      reads: [
        {
          measures: 'balance',
          plus: ['data.available_balance'],
          granted: 'data.voucher_balance',
          unit: { byHost: { 'api.moonshot.ai': 'USD', 'api.moonshot.cn': 'CNY' } },
        },
      ],
      evidence: { documented: 'https://platform.moonshot.cn/docs/api/balance' },
    },
    {
      id: 'canary',
      kind: 'canary',
      model: 'kimi-k2.6',
      costUsd: 0.000015,
      request: {
        method: 'POST',
        path: '/v1/chat/completions',
        body: { model: '{model}', messages: [{ role: 'user', content: 'hi' }], max_tokens: 1 },
      },
      proof: 'choices',
      evidence: { documented: 'https://platform.moonshot.ai/docs/api/chat' },
    },
  ],
  signatures: [
    { kind: 'exhausted', code: ['exceeded_current_quota_error'], evidence: SEEN },
    {
      kind: 'exhausted',
      says: /suspended due to insufficient balance|exceeded current quota, please check your plan/i,
      evidence: SEEN,
    },
    { kind: 'throttled', code: ['rate_limit_reached_error'], evidence: ERRORS },
    { kind: 'unavailable', code: ['engine_overloaded_error'], evidence: SEEN },
    { kind: 'rejected', code: ['invalid_authentication_error'], evidence: SEEN },
    { kind: 'rejected', code: ['incorrect_api_key_error'], evidence: ERRORS },
    { kind: 'forbidden', code: ['permission_denied_error'], evidence: ERRORS },
    { kind: 'retired', code: ['resource_not_found_error'], evidence: ERRORS },
  ],
  consoles: {
    billing: 'https://platform.moonshot.ai/console/account',
    usage: 'https://platform.moonshot.ai/console/fee-detail',
    support: 'https://forum.moonshot.ai',
    docs: 'https://platform.moonshot.ai/docs',
  },
  gotchas: [
    'The international and the Chinese platform have separate accounts, keys and balances.',
    'The console shows costs only the next morning; the balance that is read here is nearly live.',
  ],
} as const satisfies Provider
