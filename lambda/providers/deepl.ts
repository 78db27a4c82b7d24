import type { Provider } from '../core/provider.ts'

const ERRORS = { documented: 'https://developers.deepl.com/docs/best-practices/error-handling' } as const

export const deepl = {
  id: 'deepl',
  name: 'DeepL',
  hosts: { default: 'https://api.deepl.com', free: 'https://api-free.deepl.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'DeepL-Auth-Key' },
  env: ['DEEPL_API_KEY', 'DEEPL_AUTH_KEY', 'DEEPL_KEY', 'DEEPL_TOKEN'],
  keyPattern: /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:fx\b/,
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v2/usage' },
      proof: 'character_limit',
      reads: [
        {
          measures: 'balance',
          plus: ['character_limit'],
          minus: ['character_count'],
          unit: 'characters',
          resetsAt: 'end_time',
        },
        // The key's own limit, where the account tells one.
        {
          measures: 'headroom',
          plus: ['api_key_character_limit'],
          minus: ['api_key_character_count'],
          unit: 'key characters',
          optional: true,
        },
      ],
      evidence: { documented: 'https://developers.deepl.com/api-reference/usage-and-quota' },
    },
  ],
  signatures: [
    {
      kind: 'exhausted',
      says: /quota (?:for this billing period has been )?exceeded/i,
      status: [456],
      evidence: ERRORS,
    },
    { kind: 'exhausted', status: [456], evidence: ERRORS },
    { kind: 'throttled', status: [429], evidence: ERRORS },
    { kind: 'rejected', status: [403], evidence: ERRORS },
    { kind: 'unavailable', status: [500, 503, 504, 529], evidence: ERRORS },
  ],
  consoles: {
    billing: 'https://www.deepl.com/your-account/subscription',
    usage: 'https://www.deepl.com/account/usage',
    limits: 'https://www.deepl.com/your-account/keys',
    keys: 'https://www.deepl.com/your-account/keys',
    docs: 'https://developers.deepl.com',
  },
  gotchas: [
    'HTTP 456 is the month’s characters on the free plan; on Pro it is the limit that somebody set under Cost Control.',
    'Free keys end in :fx and work on api-free.deepl.com only: a key at the wrong host is refused with HTTP 403.',
    'Pro without Cost Control has a limit so large that it means none.',
  ],
} as const satisfies Provider
