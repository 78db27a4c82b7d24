import type { Provider } from '../core/provider.ts'

const API = { documented: 'https://www.remove.bg/api' } as const

export const removebg = {
  id: 'removebg',
  aliases: ['remove.bg', 'remove-bg'],
  name: 'remove.bg',
  hosts: { default: 'https://api.remove.bg' },
  auth: { in: 'header', name: 'x-api-key' },
  env: ['REMOVE_BG_API_KEY', 'REMOVEBG_API_KEY', 'REMOVE_BG_KEY', 'REMOVEBG_KEY'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v1.0/account' },
      proof: 'data.attributes.credits.total',
      reads: [{ measures: 'balance', plus: ['data.attributes.credits.total'], unit: 'credits' }],
      evidence: API,
    },
  ],
  signatures: [
    { kind: 'exhausted', status: [402], evidence: API },
    { kind: 'rejected', status: [403], evidence: API },
    { kind: 'throttled', status: [429], evidence: API },
  ],
  consoles: {
    billing: 'https://www.remove.bg/pricing',
    limits: 'https://www.remove.bg/dashboard#api-key',
    keys: 'https://www.remove.bg/dashboard#api-key',
    docs: 'https://www.remove.bg/api',
  },
  gotchas: [
    'A wrong key is HTTP 403.',
    'The vendor asks not to read the account all the time and shows changes some seconds late: a sweep every 15 minutes is kinder.',
    'Free previews are counted apart from credits.',
  ],
} as const satisfies Provider
