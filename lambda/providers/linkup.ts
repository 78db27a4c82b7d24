import type { Provider } from '../core/provider.ts'

const CREDITS = { documented: 'https://docs.linkup.so/reference/credits' } as const
const ERRORS = { documented: 'https://docs.linkup.so/pages/documentation/platform/errors' } as const

export const linkup = {
  id: 'linkup',
  aliases: ['linkup-so'],
  name: 'Linkup',
  hosts: { default: 'https://api.linkup.so' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['LINKUP_API_KEY', 'LINKUP_KEY'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v1/credits/balance' },
      proof: 'balance',
      reads: [{ measures: 'balance', plus: ['balance'], unit: 'credits' }],
      evidence: { documented: 'https://docs.linkup.so/pages/documentation/endpoints/account/balance' },
    },
  ],
  signatures: [
    {
      kind: 'exhausted',
      code: ['insufficient_funds_credits'],
      evidence: { seen: 'clients that carry the body in their tests', on: '2026-11-20' },
    },
    { kind: 'exhausted', says: /does not have enough funds/i, evidence: CREDITS },
    { kind: 'rejected', status: [401], evidence: ERRORS },
    { kind: 'forbidden', status: [403], evidence: ERRORS },
  ],
  consoles: {
    billing: 'https://app.linkup.so',
    keys: 'https://app.linkup.so',
    support: 'support@linkup.so',
    docs: 'https://docs.linkup.so',
  },
  gotchas: [
    'No funds is HTTP 429 here; the code in the body tells it from a rate limit.',
    'Some accounts are topped up to a fixed sum each month, so an empty one may heal by itself.',
  ],
} as const satisfies Provider
