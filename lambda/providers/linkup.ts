import type { Provider } from '../core/provider.ts'

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
      evidence: { seen: 'https://github.com/LinkupPlatform/linkup-python-sdk', on: '2026-11-20' },
    },
    { kind: 'rejected', status: [401], evidence: ERRORS },
    { kind: 'forbidden', status: [403], evidence: ERRORS },
  ],
  consoles: {
    billing: 'https://app.linkup.so',
    keys: 'https://app.linkup.so',
    docs: 'https://docs.linkup.so',
  },
  gotchas: ['No funds is HTTP 429 here; the code in the body tells it from a rate limit.'],
} as const satisfies Provider
