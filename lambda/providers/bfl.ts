import type { Provider } from '../core/provider.ts'

const CLIENTS = { seen: 'clients that map the status to "add credits" or "check the key"', on: '2026-11-20' } as const

export const bfl = {
  id: 'bfl',
  aliases: ['black-forest-labs', 'blackforestlabs', 'flux'],
  name: 'Black Forest Labs',
  hosts: {
    default: 'https://api.bfl.ai',
    eu: 'https://api.eu.bfl.ai',
    us: 'https://api.us.bfl.ai',
    legacy: 'https://api.bfl.ml',
  },
  auth: { in: 'header', name: 'x-key' },
  env: ['BFL_API_KEY', 'BFL_KEY', 'BLACK_FOREST_LABS_API_KEY', 'FLUX_API_KEY'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v1/credits' },
      proof: 'credits',
      reads: [{ measures: 'balance', plus: ['credits'], unit: 'credits' }],
      evidence: { documented: 'https://docs.bfl.ai/api-reference/get-the-users-credits' },
    },
  ],
  signatures: [
    { kind: 'exhausted', status: [402], evidence: CLIENTS },
    { kind: 'rejected', status: [401, 403], evidence: CLIENTS },
    { kind: 'throttled', status: [429], evidence: { unconfirmed: 'more than 24 tasks at once, from use only' } },
  ],
  consoles: { billing: 'https://dashboard.bfl.ai', docs: 'https://docs.bfl.ai' },
  gotchas: [
    'Asking for a result that does not exist is HTTP 404 whatever the key is, so it says nothing about the key.',
  ],
  units: { credits: { usd: 0.01, evidence: { documented: 'https://docs.bfl.ai/quick_start/pricing' } } },
} as const satisfies Provider
