import type { Provider } from '../core/provider.ts'

const CODES = { documented: 'https://platform.minimax.io/docs/api-reference/errorcode' } as const
const SEEN_BALANCE = { seen: 'https://github.com/modelscope/modelscope/issues/1691', on: '2026-11-20' } as const

/** Failures come as HTTP 200 with a number in `base_resp`; the Anthropic-like face says the same number in brackets, with HTTP 429. */
export const minimax = {
  id: 'minimax',
  aliases: ['minimaxi', 'hailuo'],
  name: 'MiniMax',
  hosts: { intl: 'https://api.minimax.io', cn: 'https://api.minimaxi.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['MINIMAX_API_KEY', 'MINIMAX_KEY'],
  keyPattern: /\bsk-(?:api|cp)-[\w-]{40,200}/,
  envelope: { code: 'base_resp.status_code', ok: [0] },
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/account/query_balance' },
      proof: 'available_amount',
      reads: [
        {
          measures: 'balance',
          plus: ['available_amount'],
          granted: 'voucher_balance',
          unit: { byHost: { 'api.minimax.io': 'USD', 'api.minimaxi.com': 'CNY' } },
        },
      ],
      // What the provider's own command line tool reads; no page of its documentation names it.
      evidence: { seen: 'https://github.com/MiniMax-AI/cli/blob/main/src/client/endpoints.ts', on: '2026-11-20' },
    },
    {
      id: 'canary',
      kind: 'canary',
      model: 'MiniMax-M2',
      costUsd: 0.00002,
      request: {
        method: 'POST',
        path: '/v1/text/chatcompletion_v2',
        body: { model: '{model}', messages: [{ role: 'user', content: 'hi' }], max_tokens: 1 },
      },
      proof: 'choices',
      evidence: { documented: 'https://platform.minimax.io/docs/api-reference/text-post' },
    },
  ],
  signatures: [
    { kind: 'exhausted', code: ['1008'], evidence: CODES },
    { kind: 'exhausted', code: ['insufficient_balance_error'], evidence: SEEN_BALANCE },
    { kind: 'exhausted', says: /insufficient balance \(1008\)/i, evidence: SEEN_BALANCE },
    // A plan's window of hours: it refills by itself.
    { kind: 'throttled', code: ['2056'], evidence: CODES },
    {
      kind: 'throttled',
      says: /usage limit reached for token plan|\(2056\)/i,
      evidence: { seen: 'https://github.com/MiniMax-AI/MiniMax-M2.7/issues/36', on: '2026-11-20' },
    },
    { kind: 'throttled', code: ['1002', '1039', '1041', '2045'], evidence: CODES },
    { kind: 'rejected', code: ['1004', '2049'], evidence: CODES },
    {
      kind: 'rejected',
      code: ['authorized_error'],
      evidence: { seen: 'https://github.com/nearai/ironclaw/issues/1742', on: '2026-11-20' },
    },
    { kind: 'bad-request', code: ['1026', '1027', '1042', '2013'], evidence: CODES },
    { kind: 'unavailable', code: ['1000', '1001', '1013', '1024', '1033'], evidence: CODES },
  ],
  consoles: {
    billing: 'https://platform.minimax.io/user-center/payment/balance',
    keys: 'https://platform.minimax.io/user-center/basic-information/interface-key',
    docs: 'https://platform.minimax.io/docs/api-reference/errorcode',
  },
  gotchas: [
    'A pay-as-you-go key (sk-api-) does not draw on a token plan: the plan can be full while calls are refused.',
    'Errors come as HTTP 200: code that looks only at the status takes them for success.',
  ],
} as const satisfies Provider
