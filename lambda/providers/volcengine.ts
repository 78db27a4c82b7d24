import type { Provider } from '../core/provider.ts'

const CODES = { documented: 'https://www.volcengine.com/docs/82379/1299023' } as const

export const volcengine = {
  id: 'volcengine',
  aliases: ['volcengine-ark', 'ark', 'doubao', 'byteplus'],
  name: 'Volcengine Ark (Doubao)',
  hosts: { cn: 'https://ark.cn-beijing.volces.com', intl: 'https://ark.ap-southeast.bytepluses.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['ARK_API_KEY', 'VOLCENGINE_API_KEY', 'DOUBAO_API_KEY'],
  probes: [
    {
      id: 'canary',
      kind: 'canary',
      model: 'doubao-seed-2-0-mini-260428',
      costUsd: 0.000001,
      optIn: true,
      request: {
        method: 'POST',
        path: '/api/v3/chat/completions',
        body: { model: '{model}', messages: [{ role: 'user', content: 'hi' }], max_tokens: 1 },
      },
      proof: 'choices',
      evidence: { documented: 'https://www.volcengine.com/docs/82379/1298454' },
    },
  ],
  noSafeProbe:
    'A model answers only after it was activated in the console, and the balance needs a signed request with an access key: name a model of yours for it to be asked.',
  signatures: [
    {
      kind: 'suspended',
      code: ['accountoverdueerror', 'operationdenied.serviceoverdue'],
      about: 'payment',
      evidence: CODES,
    },
    {
      kind: 'suspended',
      says: /account (?:has an overdue balance|balance is overdue)/i,
      about: 'payment',
      evidence: CODES,
    },
    {
      kind: 'capped',
      says: /has reached the set inference limit for the/i,
      ownWords: true,
      evidence: { seen: 'https://github.com/volcengine/MineContext/issues/328', on: '2026-11-20' },
    },
    { kind: 'capped', code: ['setlimitexceeded'], evidence: CODES },
    // Windows of hours or a week refill by themselves, a month is the plan's billing period.
    {
      kind: 'throttled',
      says: /exceeded the (?:\d{1,2}-hour|weekly) usage quota/i,
      evidence: { seen: 'https://github.com/anomalyco/opencode/issues/44099', on: '2026-11-20' },
    },
    {
      kind: 'exhausted',
      says: /exceeded the monthly usage quota/i,
      evidence: { seen: 'https://github.com/anomalyco/opencode/issues/44099', on: '2026-11-20' },
    },
    { kind: 'rejected', code: ['authenticationerror'], evidence: CODES },
    { kind: 'rejected', says: /api key or ak\/sk in the request is missing or invalid/i, evidence: CODES },
    { kind: 'forbidden', code: ['accessdenied', 'modelnotopen', 'operationdenied.servicenotopen'], evidence: CODES },
    { kind: 'retired', code: ['invalidendpointormodel.notfound', 'invalidendpoint.notfound'], evidence: CODES },
    {
      kind: 'retired',
      says: /requested? targeted an endpoint that does not exist|the model or endpoint .{1,80} does not exist/i,
      evidence: CODES,
    },
    {
      kind: 'throttled',
      code: [
        'ratelimitexceeded.endpointrpmexceeded',
        'ratelimitexceeded.endpointtpmexceeded',
        'modelaccountrpmratelimitexceeded',
        'modelaccounttpmratelimitexceeded',
        'quotaexceeded',
      ],
      evidence: CODES,
    },
    {
      kind: 'unavailable',
      code: ['serveroverloaded', 'internalserviceerror', 'invalidendpoint.closedendpoint'],
      evidence: CODES,
    },
    { kind: 'bad-request', code: ['invalidparameter', 'missingparameter'], evidence: CODES },
  ],
  consoles: {
    billing: 'https://console.volcengine.com/finance/fund/recharge',
    usage: 'https://console.volcengine.com/ark',
    support: 'https://www.volcengine.com/docs/6269/100434',
    docs: 'https://www.volcengine.com/docs/82379/1299023',
  },
  gotchas: [
    'The account may go below zero for a while before calls are refused.',
    'HTTP 403 is arrears or a missing permission: the code tells which.',
  ],
} as const satisfies Provider
