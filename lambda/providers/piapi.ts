import type { Provider } from '../core/provider.ts'

const ACCOUNT = { seen: 'a public mirror of its API reference, and several clients', on: '2026-11-20' } as const

export const piapi = {
  id: 'piapi',
  aliases: ['piapi.ai', 'goapi'],
  name: 'PiAPI',
  hosts: { default: 'https://api.piapi.ai' },
  auth: { in: 'header', name: 'x-api-key' },
  env: ['PIAPI_API_KEY', 'PIAPI_KEY', 'PI_API_KEY'],
  envelope: { code: 'code', ok: [200] },
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/account/info' },
      proof: 'data.equivalent_in_usd',
      reads: [{ measures: 'balance', plus: ['data.equivalent_in_usd'], unit: 'USD' }],
      facts: { plan: 'data.plan' },
      evidence: ACCOUNT,
    },
  ],
  signatures: [
    {
      kind: 'exhausted',
      says: /failed to freeze point|insufficient credits/i,
      evidence: { unconfirmed: 'known from use only' },
    },
    { kind: 'rejected', status: [401, 403], evidence: { seen: 'a client that tried a wrong key', on: '2026-11-20' } },
  ],
  consoles: { billing: 'https://piapi.ai/workspace/billing', docs: 'https://piapi.ai/docs' },
  gotchas: ['Credits that were bought expire after six months.'],
} as const satisfies Provider
