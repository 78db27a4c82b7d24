import type { Provider } from '../core/provider.ts'

const CREDITS = { documented: 'https://docs.sunoapi.org/suno-api/get-remaining-credits' } as const

/** Answers with HTTP 200 and a code in the body. Unlike its sister gateways, 429 is the empty account and 430 the rate limit. */
export const sunoapi = {
  id: 'sunoapi',
  aliases: ['sunoapi.org', 'suno-api'],
  name: 'SunoAPI',
  hosts: { default: 'https://api.sunoapi.org' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['SUNOAPI_KEY', 'SUNO_API_KEY', 'SUNOAPI_API_KEY', 'SUNOAPI_ORG_KEY'],
  envelope: { code: 'code', ok: [200] },
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/api/v1/generate/credit' },
      proof: 'data',
      reads: [{ measures: 'balance', plus: ['data'], unit: 'credits' }],
      evidence: CREDITS,
    },
  ],
  signatures: [
    {
      kind: 'exhausted',
      says: /current credits are insufficient/i,
      evidence: { seen: 'clients of this API that carry the body with the codes 429 and 402', on: '2026-11-20' },
    },
    { kind: 'exhausted', field: { code: 429 }, evidence: CREDITS },
    { kind: 'throttled', field: { code: 430 }, evidence: CREDITS },
    { kind: 'throttled', field: { code: 405 }, evidence: CREDITS },
    { kind: 'rejected', field: { code: 401 }, evidence: CREDITS },
    { kind: 'unavailable', field: { code: 455 }, evidence: CREDITS },
    { kind: 'unavailable', field: { code: 500 }, evidence: CREDITS },
    { kind: 'bad-request', field: { code: 413 }, evidence: CREDITS },
  ],
  consoles: { docs: 'https://docs.sunoapi.org' },
  gotchas: ['Code 429 means no credits left here: a client that backs off and retries on 429 will loop for ever.'],
} as const satisfies Provider
