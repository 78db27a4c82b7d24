import type { Provider } from '../core/provider.ts'

const LIMITS = { documented: 'https://replicate.com/docs/topics/predictions/rate-limits' } as const
const ERRORS = { seen: 'production errors copied into a public repository', on: '2026-10-07' } as const

export const replicate = {
  id: 'replicate',
  name: 'Replicate',
  hosts: { default: 'https://api.replicate.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['REPLICATE_API_TOKEN', 'REPLICATE_API_KEY', 'REPLICATE_TOKEN', 'REPLICATE_KEY'],
  keyPattern: /\br8_[A-Za-z0-9]{30,60}\b/,
  probes: [],
  noSafeProbe:
    'Replicate shows no balance, and its free calls answer as well without credit; only a paid run is refused.',
  signatures: [
    { kind: 'exhausted', says: /you have insufficient credit to run this model/i, ownWords: true, evidence: ERRORS },
    { kind: 'exhausted', says: /^insufficient credit$/i, status: [402], evidence: ERRORS },
    {
      kind: 'throttled',
      says: /rate limit for creating predictions is reduced|your rate limit resets in/i,
      evidence: LIMITS,
    },
    { kind: 'throttled', status: [429], evidence: LIMITS },
    { kind: 'exhausted', status: [402], evidence: ERRORS },
    {
      kind: 'retired',
      says: /invalid version or not permitted|the specified version does not exist/i,
      evidence: { seen: 'https://github.com/replicate/replicate-javascript/issues/307', on: '2026-11-20' },
    },
    {
      kind: 'rejected',
      says: /you did not pass a valid authentication token/i,
      ownWords: true,
      evidence: {
        seen: 'https://github.com/replicate/replicate-python (an answer recorded for its tests)',
        on: '2023-11-16',
      },
    },
    { kind: 'rejected', status: [401], evidence: { unconfirmed: 'clients treat HTTP 401 as a wrong token' } },
  ],
  consoles: {
    billing: 'https://replicate.com/account/billing#billing',
    support: 'https://replicate.com/support',
    docs: 'https://replicate.com/docs',
  },
  gotchas: [
    'Under $5 of credit the account is slowed to 6 predictions a minute: a 429 that names that sum is an early warning, not yet the end.',
    'After a top-up the refusal may last some minutes more.',
  ],
} as const satisfies Provider
