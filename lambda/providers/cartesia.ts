import type { Provider } from '../core/provider.ts'

const ERRORS = { documented: 'https://docs.cartesia.ai/use-the-api/api-errors' } as const

export const cartesia = {
  id: 'cartesia',
  name: 'Cartesia',
  hosts: { default: 'https://api.cartesia.ai' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['CARTESIA_API_KEY', 'CARTESIA_KEY'],
  keyPattern: /\bsk_car_[A-Za-z0-9]{16,64}\b/,
  probes: [],
  noSafeProbe:
    'Cartesia tells no balance, only what was used and that to an admin key; speech is paid by the character.',
  signatures: [
    {
      kind: 'exhausted',
      code: ['quota_exceeded'],
      evidence: { unconfirmed: 'the code’s name is in public clients, no whole answer was seen' },
    },
    { kind: 'throttled', code: ['concurrency_limited'], evidence: ERRORS },
    { kind: 'throttled', says: /you have exceeded your plan's concurrency limit/i, evidence: ERRORS },
  ],
  consoles: {
    limits: 'https://play.cartesia.ai/keys',
    keys: 'https://play.cartesia.ai/keys',
    docs: 'https://docs.cartesia.ai',
  },
  gotchas: [
    'Codes come only with API version 2026-03-01 or newer; older ones answer in plain text, title first.',
    'Voice models use credits, agents use dollars: two accounts under one key.',
  ],
} as const satisfies Provider
