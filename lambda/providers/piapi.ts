import type { Provider } from '../core/provider.ts'

const ACCOUNT = { documented: 'https://piapi.ai/docs/account-info-api' } as const

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
    { kind: 'rejected', status: [401, 403], evidence: { seen: 'a client that tried a wrong key', on: '2026-11-20' } },
  ],
  consoles: { billing: 'https://piapi.ai/workspace/billing', docs: 'https://piapi.ai/docs' },
  gotchas: [
    'The words "failed to freeze point" also came for pictures that were refused: they are not taken for an empty account.',
  ],
} as const satisfies Provider
