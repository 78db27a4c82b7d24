import type { Provider } from '../core/provider.ts'

export const wavespeed = {
  id: 'wavespeed',
  aliases: ['wavespeedai', 'wavespeed-ai'],
  name: 'WaveSpeedAI',
  hosts: { default: 'https://api.wavespeed.ai' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['WAVESPEED_API_KEY', 'WAVESPEEDAI_API_KEY', 'WAVESPEED_KEY'],
  envelope: { code: 'code', ok: [200] },
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/api/v3/balance' },
      proof: 'data.balance',
      reads: [{ measures: 'balance', plus: ['data.balance'], unit: 'USD' }],
      evidence: { documented: 'https://wavespeed.ai/docs/docs-common-api/balance' },
    },
  ],
  signatures: [{ kind: 'rejected', status: [401], evidence: { unconfirmed: 'known from use only' } }],
  consoles: {
    billing: 'https://wavespeed.ai/top-up',
    keys: 'https://wavespeed.ai/accesskey',
    docs: 'https://wavespeed.ai/docs',
  },
} as const satisfies Provider
