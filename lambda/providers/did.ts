import type { Provider } from '../core/provider.ts'

const CLIENTS = { seen: 'a client that carries the body in its tests', on: '2026-11-20' } as const

export const did = {
  id: 'did',
  aliases: ['d-id'],
  name: 'D-ID',
  hosts: { default: 'https://api.d-id.com' },
  // The key as shown is already what stands after `Basic`.
  auth: { in: 'header', name: 'authorization', scheme: 'Basic' },
  env: ['DID_API_KEY', 'D_ID_API_KEY', 'DID_KEY', 'D_ID_KEY'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/credits' },
      proof: 'remaining',
      reads: [
        {
          measures: 'balance',
          plus: ['remaining'],
          unit: 'credits',
          expiring: { each: 'credits', amount: 'remaining', at: 'expire_at' },
        },
      ],
      evidence: { documented: 'https://docs.d-id.com/reference/credits-1' },
    },
  ],
  signatures: [
    { kind: 'exhausted', code: ['insufficientcreditserror'], evidence: CLIENTS },
    { kind: 'exhausted', status: [402], evidence: CLIENTS },
    { kind: 'rejected', status: [401], evidence: { unconfirmed: 'known from use only' } },
  ],
  consoles: { billing: 'https://studio.d-id.com/account-settings', docs: 'https://docs.d-id.com' },
  gotchas: [
    'Credits expire; those of a plan end with its period, and it is not said whether it renews.',
    'The key is used as it is shown. Where that is refused, its base64 form may be what the account wants.',
  ],
} as const satisfies Provider
