import type { Provider } from '../core/provider.ts'

const ERRORS = { documented: 'https://docs.dataforseo.com/v3/appendix/errors' } as const

/** Nearly everything is HTTP 200 with a code of its own, for the call and again for each task in it. */
export const dataforseo = {
  id: 'dataforseo',
  aliases: ['data-for-seo'],
  name: 'DataForSEO',
  hosts: { default: 'https://api.dataforseo.com', sandbox: 'https://sandbox.dataforseo.com' },
  auth: { in: 'basic' },
  env: ['DATAFORSEO_CREDENTIALS', 'DATAFORSEO_BASIC_AUTH', 'DATAFORSEO_API_KEY'],
  envelope: { code: 'status_code', ok: [20000] },
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v3/appendix/user_data' },
      proof: 'tasks.0.result.0.money.balance',
      reads: [{ measures: 'balance', plus: ['tasks.0.result.0.money.balance'], unit: 'USD' }],
      evidence: { documented: 'https://docs.dataforseo.com/v3/appendix/user_data' },
    },
  ],
  signatures: [
    { kind: 'exhausted', field: { status_code: 40200 }, evidence: ERRORS },
    { kind: 'exhausted', field: { 'tasks.0.status_code': 40200 }, evidence: ERRORS },
    { kind: 'exhausted', field: { status_code: 40210 }, evidence: ERRORS },
    { kind: 'exhausted', field: { 'tasks.0.status_code': 40210 }, evidence: ERRORS },
    { kind: 'exhausted', status: [402], evidence: ERRORS },
    { kind: 'capped', field: { status_code: 40203 }, evidence: ERRORS },
    { kind: 'capped', field: { 'tasks.0.status_code': 40203 }, evidence: ERRORS },
    // Access paused because of unusual activity: only their support ends it.
    { kind: 'suspended', field: { status_code: 40201 }, evidence: ERRORS },
    { kind: 'suspended', field: { 'tasks.0.status_code': 40201 }, evidence: ERRORS },
    { kind: 'throttled', field: { status_code: 40202 }, evidence: ERRORS },
    { kind: 'throttled', field: { 'tasks.0.status_code': 40202 }, evidence: ERRORS },
    { kind: 'throttled', field: { status_code: 40209 }, evidence: ERRORS },
    { kind: 'throttled', field: { 'tasks.0.status_code': 40209 }, evidence: ERRORS },
    // An account not verified, a subscription missing, an address not on the list.
    { kind: 'forbidden', field: { status_code: 40104 }, evidence: ERRORS },
    { kind: 'forbidden', field: { 'tasks.0.status_code': 40204 }, evidence: ERRORS },
    { kind: 'forbidden', field: { status_code: 40207 }, about: 'address', evidence: ERRORS },
    { kind: 'rejected', field: { status_code: 40100 }, evidence: ERRORS },
    { kind: 'rejected', status: [401], evidence: ERRORS },
  ],
  consoles: {
    keys: 'https://app.dataforseo.com/api-access',
    billing: 'https://app.dataforseo.com',
    docs: 'https://docs.dataforseo.com/v3/',
  },
  gotchas: [
    'The credential is written as one value: login, a colon, and the API password (not the one of the website).',
    'A task may be refused inside an answer that says 20000 for the whole call.',
  ],
} as const satisfies Provider
