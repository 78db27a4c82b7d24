import type { Provider } from '../core/provider.ts'

export const recraft = {
  id: 'recraft',
  aliases: ['recraft-ai', 'recraft.ai'],
  name: 'Recraft',
  hosts: { default: 'https://external.api.recraft.ai' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['RECRAFT_API_TOKEN', 'RECRAFT_API_KEY', 'RECRAFT_TOKEN'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v1/users/me' },
      proof: 'credits',
      reads: [{ measures: 'balance', plus: ['credits'], unit: 'API units' }],
      evidence: { documented: 'https://www.recraft.ai/docs/api-reference/endpoints' },
    },
  ],
  signatures: [
    { kind: 'exhausted', code: ['not_enough_credits'], evidence: { unconfirmed: 'known from use only' } },
    {
      kind: 'rejected',
      status: [401],
      evidence: { seen: 'a client that tried a wrong token', on: '2026-11-20' },
    },
  ],
  consoles: {
    keys: 'https://www.recraft.ai/profile/api',
    docs: 'https://www.recraft.ai/docs',
  },
  gotchas: ['API units are bought apart from the credits of the web studio, and do not expire.'],
  units: { 'API units': { usd: 0.001, evidence: { documented: 'https://www.recraft.ai/docs/api-reference/pricing' } } },
} as const satisfies Provider
