import type { Provider } from '../core/provider.ts'

const BILLING = { documented: 'https://fal.ai/docs/platform-apis/v1/account/billing' } as const
const LOCKED = { seen: 'https://github.com/fal-ai/fal/issues/1112', on: '2026-11-20' } as const

export const fal = {
  id: 'fal',
  aliases: ['fal.ai', 'fal-ai'],
  name: 'fal',
  hosts: { default: 'https://api.fal.ai', run: 'https://fal.run', queue: 'https://queue.fal.run' },
  auth: { in: 'header', name: 'authorization', scheme: 'Key' },
  adminAuth: { in: 'header', name: 'authorization', scheme: 'Key' },
  env: ['FAL_KEY', 'FAL_API_KEY', 'FAL_AI_KEY', 'FAL_AI_API_KEY'],
  adminEnv: ['FAL_ADMIN_KEY', 'FAL_ADMIN_API_KEY'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v1/account/billing?expand=credits', credential: 'adminKey' },
      proof: 'credits.current_balance',
      reads: [{ measures: 'balance', plus: ['credits.current_balance'], unit: { at: 'credits.currency' } }],
      evidence: BILLING,
    },
  ],
  usage: {
    id: 'usage',
    kind: 'usage',
    request: {
      path: '/v1/models/usage?start={sinceIso}&timeframe=hour&expand=time_series',
      credential: 'adminKey',
    },
    proof: 'time_series',
    hours: 'time_series',
    entries: 'results',
    time: 'bucket',
    model: 'endpoint_id',
    plus: ['cost'],
    unit: 'USD',
    more: 'has_more',
    evidence: { documented: 'https://fal.ai/docs/platform-apis/v1/models/usage' },
  },
  noSafeProbe:
    'fal tells its balance to an admin key only; with a plain key only a paid run shows that the account is locked.',
  signatures: [
    {
      kind: 'exhausted',
      says: /user is locked\. reason: (?:exhausted balance|top_up)/i,
      ownWords: true,
      evidence: LOCKED,
    },
    {
      kind: 'forbidden',
      says: /user is locked\. reason: admin lock/i,
      ownWords: true,
      evidence: { seen: 'https://github.com/fal-ai/fal/issues/1061', on: '2026-11-20' },
    },
    { kind: 'forbidden', says: /admin api key/i, status: [401, 403], evidence: BILLING },
    { kind: 'rejected', status: [401], evidence: { unconfirmed: 'clients treat HTTP 401 as a wrong key' } },
    { kind: 'throttled', status: [429], evidence: { unconfirmed: 'a test fixture of a client' } },
  ],
  consoles: {
    billing: 'https://fal.ai/dashboard/billing',
    limits: 'https://fal.ai/dashboard/keys',
    keys: 'https://fal.ai/dashboard/keys',
    support: 'support@fal.ai',
    docs: 'https://fal.ai/docs',
  },
  gotchas: [
    'An empty account is HTTP 403, and the same words were met for renamed models and blocked content: compare with the balance before topping up.',
    'The account locks at a threshold of its own, which may lie above or below zero.',
    'Bought credit expires after 365 days, granted credit sooner.',
  ],
} as const satisfies Provider
