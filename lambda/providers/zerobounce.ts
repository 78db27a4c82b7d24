import type { Provider } from '../core/provider.ts'

const CREDITS = { documented: 'https://www.zerobounce.net/docs/email-validation-api-quickstart/' } as const

export const zerobounce = {
  id: 'zerobounce',
  aliases: ['zero-bounce'],
  name: 'ZeroBounce',
  hosts: {
    default: 'https://api.zerobounce.net',
    us: 'https://api-us.zerobounce.net',
    eu: 'https://api-eu.zerobounce.net',
  },
  auth: { in: 'query', name: 'api_key' },
  env: ['ZEROBOUNCE_API_KEY', 'ZERO_BOUNCE_API_KEY', 'ZEROBOUNCE_KEY'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v2/getcredits' },
      proof: 'Credits',
      reads: [{ measures: 'balance', plus: ['Credits'], unit: 'credits' }],
      evidence: CREDITS,
    },
  ],
  signatures: [
    // HTTP 200, and minus one credit stands for a wrong key.
    { kind: 'rejected', field: { Credits: '-1' }, evidence: CREDITS },
    { kind: 'rejected', field: { Credits: -1 }, evidence: CREDITS },
    {
      kind: 'exhausted',
      says: /invalid api key or your account ran out of credits/i,
      ownWords: true,
      evidence: { unconfirmed: 'one sentence for a wrong key and for no credits: it may be either' },
    },
  ],
  consoles: { billing: 'https://www.zerobounce.net/members/', docs: 'https://www.zerobounce.net/docs/' },
  gotchas: [
    'A wrong key is answered with HTTP 200 and -1 credits: that is told as rejected, not as an empty account.',
    'Validation uses one sentence for a wrong key and for no credits left; the credit count tells which.',
  ],
} as const satisfies Provider
