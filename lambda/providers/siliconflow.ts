import type { Provider } from '../core/provider.ts'

const SEEN = { seen: 'answers recorded in public repositories', on: '2026-11-20' } as const

export const siliconflow = {
  id: 'siliconflow',
  aliases: ['silicon-flow', 'siliconcloud'],
  name: 'SiliconFlow',
  hosts: { cn: 'https://api.siliconflow.cn', intl: 'https://api.siliconflow.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['SILICONFLOW_API_KEY', 'SILICON_FLOW_API_KEY', 'SILICONFLOW_KEY'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v1/user/info' },
      proof: 'data.totalBalance',
      reads: [
        {
          measures: 'balance',
          plus: ['data.totalBalance'],
          unit: { byHost: { 'api.siliconflow.cn': 'CNY', 'api.siliconflow.com': 'USD' } },
        },
      ],
      evidence: { documented: 'https://docs.siliconflow.cn/cn/api-reference/userinfo/get-user-info' },
    },
  ],
  signatures: [
    { kind: 'exhausted', code: ['30001'], evidence: SEEN },
    { kind: 'exhausted', says: /(?:account|paid) balance is insufficient/i, evidence: SEEN },
    { kind: 'rejected', code: ['30014'], evidence: SEEN },
    { kind: 'bad-request', code: ['20015'], evidence: SEEN },
    { kind: 'retired', says: /^"?model disabled/i, evidence: SEEN },
    {
      kind: 'throttled',
      says: /request was rejected due to rate limiting/i,
      evidence: { documented: 'https://docs.siliconflow.cn/cn/faqs/error-code' },
    },
    {
      kind: 'throttled',
      code: ['50602', '50603'],
      evidence: { seen: 'answers recorded in public repositories', on: '2026-11-20' },
    },
    {
      kind: 'unavailable',
      code: ['50505'],
      evidence: { seen: 'answers recorded in public repositories', on: '2026-11-20' },
    },
    { kind: 'throttled', status: [429], evidence: { documented: 'https://docs.siliconflow.cn/cn/faqs/error-code' } },
    {
      kind: 'unavailable',
      status: [503, 504],
      evidence: { documented: 'https://docs.siliconflow.cn/cn/faqs/error-code' },
    },
  ],
  consoles: {
    billing: 'https://cloud.siliconflow.cn/expensebill',
    usage: 'https://cloud.siliconflow.cn/bills',
    docs: 'https://docs.siliconflow.cn',
  },
  gotchas: [
    'Free models go on answering when the balance is gone.',
    'The Chinese and the international platform have separate accounts: a key of the one is refused by the other.',
  ],
} as const satisfies Provider
