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
      reads: [{ measures: 'balance', plus: ['remaining'], unit: 'credits' }],
      evidence: { seen: 'public clients, one of them made from the provider’s own API description', on: '2026-11-20' },
    },
  ],
  signatures: [
    { kind: 'exhausted', code: ['insufficientcreditserror'], evidence: CLIENTS },
    { kind: 'exhausted', status: [402], evidence: CLIENTS },
    { kind: 'rejected', status: [401], evidence: { unconfirmed: 'known from use only' } },
  ],
  consoles: { billing: 'https://studio.d-id.com/account-settings', docs: 'https://docs.d-id.com' },
  gotchas: ['The key is used as it is shown. Where that is refused, its base64 form may be what the account wants.'],
} as const satisfies Provider
