import type { Provider } from '../core/provider.ts'

const SEEN = { seen: 'a test report in a public repository, with the whole answer', on: '2026-05-24' } as const
const CODES = { unconfirmed: 'the list of codes as integrators quote it' } as const

export const kling = {
  id: 'kling',
  aliases: ['klingai', 'kling-ai', 'kuaishou'],
  name: 'Kling AI',
  hosts: {
    default: 'https://api-singapore.klingai.com',
    legacy: 'https://api.klingai.com',
  },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['KLING_API_KEY', 'KLINGAI_API_KEY'],
  probes: [],
  noSafeProbe: 'Kling wants a token signed anew from two keys for every call, which the watchdog does not make.',
  signatures: [
    {
      kind: 'exhausted',
      says: /^account balance not enough$/i,
      evidence: SEEN,
    },
    { kind: 'exhausted', code: ['1102'], evidence: SEEN },
    { kind: 'suspended', code: ['1101'], evidence: CODES },
    { kind: 'throttled', code: ['1302'], evidence: CODES },
    { kind: 'throttled', code: ['1303'], evidence: CODES },
    { kind: 'forbidden', code: ['1103'], evidence: CODES },
    { kind: 'rejected', code: ['1000'], evidence: CODES },
    { kind: 'rejected', code: ['1002'], evidence: CODES },
  ],
  consoles: { billing: 'https://app.klingai.com/global/dev' },
  gotchas: ['No money left is HTTP 429 with code 1102: a client that backs off on 429 will loop for ever.'],
} as const satisfies Provider
