import type { Provider } from '../core/provider.ts'

const ERRORS = { documented: 'https://developers.telnyx.com/development/api-fundamentals/api-errors' } as const
const FIRST = {
  documented: 'https://developers.telnyx.com/docs/development/api-fundamentals/first-api-request',
} as const

export const telnyx = {
  id: 'telnyx',
  name: 'Telnyx',
  hosts: { default: 'https://api.telnyx.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['TELNYX_API_KEY', 'TELNYX_KEY', 'TELNYX_TOKEN'],
  keyPattern: /\bKEY[0-9A-F]{32}_[A-Za-z0-9]{20,24}\b/,
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v2/balance' },
      proof: 'data.available_credit',
      // Decimal strings; the credit limit is counted in.
      reads: [{ measures: 'balance', plus: ['data.available_credit'], unit: { at: 'data.currency' } }],
      evidence: { documented: 'https://developers.telnyx.com/api-reference/billing/get-user-balance-details' },
    },
  ],
  signatures: [
    { kind: 'exhausted', code: ['20100'], evidence: { unconfirmed: 'its list of codes, known from use only' } },
    { kind: 'rejected', code: ['10009'], evidence: ERRORS },
    { kind: 'throttled', code: ['10011'], evidence: ERRORS },
    { kind: 'forbidden', code: ['10010'], evidence: ERRORS },
    { kind: 'rejected', status: [401], evidence: FIRST },
    { kind: 'forbidden', status: [403], evidence: FIRST },
  ],
  consoles: {
    billing: 'https://portal.telnyx.com',
    keys: 'https://portal.telnyx.com',
    docs: 'https://developers.telnyx.com',
  },
  gotchas: ['HTTP 403 on the balance means that this key may not read it, not that the key is wrong.'],
} as const satisfies Provider
