import type { Provider } from '../core/provider.ts'

const CLIENT_TESTS = { seen: 'recorded by the tests of github.com/maruel/genai', on: '2026-11-20' } as const
const ERRORS = { documented: 'https://api-docs.deepseek.com/quick_start/error_codes' } as const

export const deepseek = {
  id: 'deepseek',
  aliases: ['deep-seek'],
  name: 'DeepSeek',
  hosts: { default: 'https://api.deepseek.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['DEEPSEEK_API_KEY', 'DEEPSEEK_KEY', 'DEEP_SEEK_API_KEY'],
  keyPattern: /\bsk-[a-z0-9]{32}\b/,
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/user/balance' },
      proof: 'balance_infos',
      // An account may hold both USD and CNY; decimal strings.
      reads: [
        {
          measures: 'balance',
          each: 'balance_infos',
          plus: ['total_balance'],
          unit: { at: 'currency' },
          granted: 'granted_balance',
        },
      ],
      evidence: { documented: 'https://api-docs.deepseek.com/api/get-user-balance' },
    },
    {
      id: 'canary',
      kind: 'canary',
      model: 'deepseek-v4-flash',
      costUsd: 0.000002,
      request: {
        method: 'POST',
        path: '/chat/completions',
        body: { model: '{model}', messages: [{ role: 'user', content: 'hi' }], max_tokens: 1 },
      },
      proof: 'choices',
      evidence: { documented: 'https://api-docs.deepseek.com/api/create-chat-completion' },
    },
  ],
  signatures: [
    // The balance call says it outright, with HTTP 200.
    {
      kind: 'exhausted',
      field: { is_available: false },
      evidence: { documented: 'https://api-docs.deepseek.com/api/get-user-balance' },
    },
    {
      kind: 'exhausted',
      says: /insufficient balance/i,
      evidence: { seen: 'https://github.com/continuedev/continue/issues/9180', on: '2026-08-13' },
    },
    { kind: 'exhausted', status: [402], evidence: ERRORS },
    { kind: 'rejected', code: ['authentication_error'], evidence: CLIENT_TESTS },
    { kind: 'rejected', says: /^authentication fails/i, evidence: ERRORS },
    { kind: 'retired', says: /supported api model names are|model not exist/i, evidence: CLIENT_TESTS },
    { kind: 'throttled', status: [429], evidence: ERRORS },
    { kind: 'unavailable', status: [503], evidence: ERRORS },
  ],
  consoles: {
    billing: 'https://platform.deepseek.com/top_up',
    usage: 'https://platform.deepseek.com/usage',
    keys: 'https://platform.deepseek.com/api_keys',
    health: 'https://status.deepseek.com',
    docs: 'https://api-docs.deepseek.com',
  },
  gotchas: [
    'The balance mixes granted credit, which expires, with what was paid in.',
    'An empty account and a wrong key carry the same code in the body: only the status and the type differ.',
  ],
} as const satisfies Provider
