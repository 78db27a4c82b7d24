import type { Provider } from '../core/provider.ts'

const CODES = { unconfirmed: 'its list of codes as known from use' } as const
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
    { kind: 'exhausted', field: { 'tasks.0.status_code': 40210 }, evidence: CODES },
    { kind: 'exhausted', status: [402], evidence: ERRORS },
    { kind: 'capped', field: { 'tasks.0.status_code': 40203 }, evidence: CODES },
    { kind: 'throttled', field: { status_code: 40202 }, evidence: CODES },
    { kind: 'throttled', field: { 'tasks.0.status_code': 40202 }, evidence: CODES },
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
