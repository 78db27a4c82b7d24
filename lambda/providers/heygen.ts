import type { Provider } from '../core/provider.ts'

const SKILLS = { documented: 'https://github.com/heygen-com/skills' } as const
const EMPTY = { seen: 'clients that carry the body in their tests', on: '2026-11-20' } as const

export const heygen = {
  id: 'heygen',
  name: 'HeyGen',
  hosts: { default: 'https://api.heygen.com' },
  auth: { in: 'header', name: 'x-api-key' },
  env: ['HEYGEN_API_KEY', 'HEYGEN_KEY', 'HEYGEN_TOKEN'],
  keyPattern: /\bsk_V2_[\w-]{20,120}/,
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v3/users/me' },
      proof: 'data.billing_type',
      // One of the three is there, by the way the account is billed.
      reads: [
        { measures: 'balance', plus: ['data.wallet.remaining_balance'], unit: 'USD', optional: true },
        {
          measures: 'balance',
          plus: ['data.subscription.credits.premium_credits.remaining'],
          unit: 'credits',
          optional: true,
        },
        {
          measures: 'headroom',
          plus: ['data.usage_based.spending_cap_usd'],
          minus: ['data.usage_based.spending_current_usd'],
          unit: 'USD',
          optional: true,
        },
        {
          measures: 'recharge',
          plus: ['data.wallet.auto_reload.threshold_usd'],
          unit: 'USD',
          optional: true,
          zeroIsNone: true,
        },
      ],
      facts: { autoTopUp: 'data.wallet.auto_reload.enabled', plan: 'data.billing_type' },
      evidence: SKILLS,
    },
  ],
  signatures: [
    { kind: 'exhausted', code: ['movio_payment_insufficient_credit'], ownWords: true, evidence: EMPTY },
    {
      kind: 'exhausted',
      says: /insufficient credit\. this operation requires '\w{1,20}' credits/i,
      ownWords: true,
      evidence: EMPTY,
    },
    { kind: 'throttled', code: ['rate_limit_exceeded'], evidence: { unconfirmed: 'a test fixture of a client' } },
    {
      kind: 'rejected',
      status: [401],
      evidence: { seen: 'a public tool that tried a false key', on: '2026-11-20' },
    },
  ],
  consoles: {
    limits: 'https://app.heygen.com/settings/api?nav=API',
    keys: 'https://app.heygen.com/settings/api?nav=API',
    docs: 'https://docs.heygen.com',
  },
  gotchas: [
    'API credits and the studio’s plan credits are separate: a full plan does not help the API.',
    'The words for an empty account were also met during a burst with credits left: compare with the balance.',
    'A job that was accepted may fail later for credits, in its status and not in the first answer.',
  ],
} as const satisfies Provider
