import type { Provider } from '../core/provider.ts'

const ERRORS = { documented: 'https://docs.segmind.com/docs/serverless-api#api-error-codes' } as const
const ACCOUNT = { documented: 'https://docs.segmind.com/docs/platform/account-and-billing-apis' } as const

/** HTTP 406 is no credits, a team's limit, and most often a wrong content type: only the words tell them apart. */
export const segmind = {
  id: 'segmind',
  name: 'Segmind',
  hosts: { default: 'https://api.segmind.com' },
  auth: { in: 'header', name: 'x-api-key' },
  env: ['SEGMIND_API_KEY', 'SEGMIND_KEY', 'SEGMIND_TOKEN'],
  keyPattern: /\bSG_[0-9a-f]{16}\b/,
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v1/get-user-credits' },
      proof: 'credits',
      reads: [{ measures: 'balance', plus: ['credits'], unit: 'USD' }],
      evidence: ACCOUNT,
    },
  ],
  signatures: [
    { kind: 'exhausted', says: /insufficient credits/i, status: [406], evidence: ERRORS },
    { kind: 'capped', says: /team spend limit/i, status: [406], evidence: ERRORS },
    { kind: 'bad-request', says: /invalid content type/i, status: [406], evidence: ERRORS },
    // Signed in, but without a record of credits: the balance is not readable.
    { kind: 'forbidden', says: /no credits found for the user/i, evidence: ACCOUNT },
    { kind: 'rejected', says: /api key is invalid or may have expired/i, evidence: ERRORS },
    { kind: 'rejected', code: ['invalid_api_key', 'invalid_token'], evidence: ERRORS },
    { kind: 'rejected', status: [401], evidence: ERRORS },
    { kind: 'forbidden', status: [403], evidence: ERRORS },
    { kind: 'retired', status: [410], evidence: ERRORS },
    { kind: 'throttled', status: [429], evidence: ERRORS },
  ],
  consoles: { keys: 'https://platform.segmind.com/api-keys', docs: 'https://docs.segmind.com' },
  gotchas: [
    'No credits is HTTP 406, which is also the answer to a missing content type: read the words before topping up.',
    'A call is refused when less is left than it costs, not only at zero.',
    'The key goes into x-api-key; as a bearer token it is refused.',
  ],
} as const satisfies Provider
