import type { Provider } from '../core/provider.ts'

const CODES = { documented: 'https://docs.bigmodel.cn/cn/api/api-code' } as const

/** No money is HTTP 429, as is everything else that stops a call: the number in the body decides. */
export const zhipu = {
  id: 'zhipu',
  aliases: ['zai', 'z-ai', 'z.ai', 'bigmodel', 'glm', 'zhipuai'],
  name: 'Z.ai (Zhipu)',
  hosts: { intl: 'https://api.z.ai', cn: 'https://open.bigmodel.cn' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['ZAI_API_KEY', 'ZHIPU_API_KEY', 'ZHIPUAI_API_KEY', 'BIGMODEL_API_KEY', 'GLM_API_KEY'],
  probes: [
    {
      id: 'canary',
      kind: 'canary',
      model: 'glm-4.5-air',
      costUsd: 0.000004,
      request: {
        method: 'POST',
        path: '/api/paas/v4/chat/completions',
        body: {
          model: '{model}',
          messages: [{ role: 'user', content: 'hi' }],
          max_tokens: 1,
          thinking: { type: 'disabled' },
        },
      },
      proof: 'choices',
      evidence: { documented: 'https://docs.z.ai/api-reference/llm/chat-completion' },
    },
  ],
  signatures: [
    { kind: 'exhausted', code: ['1113'], evidence: CODES },
    {
      kind: 'exhausted',
      says: /insufficient balance or no resource package|余额不足或无可用资源包/i,
      ownWords: true,
      evidence: { seen: 'https://github.com/zai-org/GLM-5/issues/148', on: '2026-11-20' },
    },
    // A plan that has ended, not a window that refills.
    { kind: 'exhausted', code: ['1309'], evidence: CODES },
    { kind: 'suspended', code: ['1110', '1112', '1121'], evidence: CODES },
    { kind: 'throttled', code: ['1302', '1303', '1304', '1308', '1310', '1313'], evidence: CODES },
    {
      kind: 'throttled',
      says: /您的账户已达到速率限制/,
      evidence: { seen: 'https://github.com/zai-org/GLM-5/issues/78', on: '2026-11-20' },
    },
    // HTTP 429 as well, but it is the model that is busy.
    { kind: 'unavailable', says: /该模型当前访问量过大/, evidence: CODES },
    { kind: 'unavailable', code: ['1305', '1312', '1120', '1230', '1234'], evidence: CODES },
    { kind: 'rejected', code: ['1000', '1001', '1002', '1003', '1004', '1111'], evidence: CODES },
    { kind: 'forbidden', code: ['1220', '1311'], evidence: CODES },
    { kind: 'retired', code: ['1211', '1221', '1222'], evidence: CODES },
    { kind: 'bad-request', code: ['1210', '1212', '1213', '1214', '1215', '1261', '1301'], evidence: CODES },
  ],
  consoles: {
    billing: 'https://z.ai/manage-apikey/billing',
    usage: 'https://z.ai/manage-apikey/coding-plan/personal/my-plan',
    docs: 'https://docs.z.ai/api-reference/api-code',
  },
  gotchas: [
    'Pay as you go, resource packages and the coding plan are three separate pools.',
    'Code 1113 also answers a coding-plan key that calls the pay-as-you-go address: the account need not be empty.',
  ],
} as const satisfies Provider
