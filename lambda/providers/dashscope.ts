import type { Provider } from '../core/provider.ts'

const CODES = { documented: 'https://www.alibabacloud.com/help/en/model-studio/error-code' } as const

/** `insufficient_quota` and "exceeded your current quota" are a rate limit here; arrears are HTTP 400. */
export const dashscope = {
  id: 'dashscope',
  aliases: ['qwen', 'alibaba', 'aliyun', 'bailian', 'model-studio', 'tongyi'],
  name: 'Alibaba Model Studio (DashScope)',
  hosts: {
    intl: 'https://dashscope-intl.aliyuncs.com',
    cn: 'https://dashscope.aliyuncs.com',
    us: 'https://dashscope-us.aliyuncs.com',
  },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['DASHSCOPE_API_KEY', 'QWEN_API_KEY', 'ALIBABA_API_KEY', 'BAILIAN_API_KEY'],
  probes: [
    {
      id: 'canary',
      kind: 'canary',
      model: 'qwen-flash',
      costUsd: 0.0000006,
      request: {
        method: 'POST',
        path: '/compatible-mode/v1/chat/completions',
        body: { model: '{model}', messages: [{ role: 'user', content: 'hi' }], max_tokens: 1 },
      },
      proof: 'choices',
      evidence: { documented: 'https://www.alibabacloud.com/help/en/model-studio/use-qwen-by-calling-api' },
    },
  ],
  signatures: [
    {
      kind: 'suspended',
      code: ['arrearage', 'prepaidbilloverdue', 'postpaidbilloverdue', 'bil.userarrears'],
      about: 'payment',
      evidence: CODES,
    },
    { kind: 'suspended', says: /make sure your account is in good standing/i, ownWords: true, evidence: CODES },
    { kind: 'exhausted', code: ['allocationquota.freetieronly'], evidence: CODES },
    { kind: 'exhausted', says: /free (?:tier of the model|quota) has been exhausted/i, evidence: CODES },
    {
      kind: 'throttled',
      code: [
        'insufficient_quota',
        'limit_requests',
        'throttling',
        'throttling.ratequota',
        'throttling.allocationquota',
        'limit_burst_rate',
      ],
      evidence: CODES,
    },
    {
      kind: 'throttled',
      says: /allocated quota exceeded|exceeded your current quota|requests rate limit exceeded/i,
      evidence: CODES,
    },
    { kind: 'rejected', code: ['invalid_api_key', 'invalidapikey'], evidence: CODES },
    { kind: 'rejected', says: /invalid api-key provided/i, evidence: CODES },
    {
      kind: 'forbidden',
      code: ['accessdenied', 'access_denied', 'model.accessdenied', 'accessdenied.unpurchased'],
      evidence: CODES,
    },
    { kind: 'retired', code: ['model_not_found', 'modelnotfound', 'model_not_supported'], evidence: CODES },
    { kind: 'unavailable', code: ['serviceunavailable', 'internalerror', 'modelservingerror'], evidence: CODES },
    { kind: 'bad-request', code: ['invalidparameter', 'datainspectionfailed'], evidence: CODES },
  ],
  consoles: {
    billing: 'https://usercenter2-intl.aliyun.com/billing',
    usage: 'https://modelstudio.console.alibabacloud.com/',
    health: 'https://status.alibabacloud.com',
    docs: 'https://www.alibabacloud.com/help/en/model-studio/error-code',
  },
  gotchas: [
    'Free quota is counted for each model: one can be refused while the next still answers.',
    'It is paid afterwards: calls stop when the account is in arrears.',
    'Each region has its own keys.',
  ],
} as const satisfies Provider
