import type { Provider } from '../core/provider.ts'

const ERRORS = { documented: 'https://platform.claude.com/docs/en/api/errors' } as const
const RATE_LIMITS = { documented: 'https://platform.claude.com/docs/api/rate-limits' } as const
const VERSION = { 'anthropic-version': '2023-06-01' } as const

/** An empty account is HTTP 400 with the type of a malformed request: only the sentence tells. */
export const anthropic = {
  id: 'anthropic',
  aliases: ['claude', 'anthropic-api'],
  name: 'Anthropic',
  hosts: { default: 'https://api.anthropic.com' },
  auth: { in: 'header', name: 'x-api-key' },
  env: ['ANTHROPIC_API_KEY', 'CLAUDE_API_KEY', 'ANTHROPIC_KEY'],
  adminEnv: ['ANTHROPIC_ADMIN_KEY', 'ANTHROPIC_ADMIN_API_KEY'],
  keyPattern: /\bsk-ant-(?:api|admin)\d\d-[\w-]{20,120}/,
  probes: [
    {
      id: 'access',
      kind: 'access',
      request: {
        method: 'POST',
        path: '/v1/messages/count_tokens',
        headers: VERSION,
        body: { model: 'claude-haiku-4-5', messages: [{ role: 'user', content: 'hi' }] },
      },
      proof: 'input_tokens',
      evidence: { seen: 'https://github.com/anthropics/claude-code/issues/91322', on: '2026-09-01' },
    },
    {
      id: 'canary',
      kind: 'canary',
      model: 'claude-haiku-4-5',
      costUsd: 0.000015,
      request: {
        method: 'POST',
        path: '/v1/messages',
        headers: VERSION,
        body: { model: '{model}', max_tokens: 1, messages: [{ role: 'user', content: 'hi' }] },
      },
      proof: 'content',
      evidence: { documented: 'https://platform.claude.com/docs/en/api/messages' },
    },
    {
      id: 'costs',
      kind: 'balance',
      request: {
        path: '/v1/organizations/cost_report?starting_at={monthIso}&bucket_width=1d&limit=31',
        headers: VERSION,
        credential: 'adminKey',
      },
      proof: 'data',
      // Decimal strings, in cents.
      reads: [{ measures: 'spend', plus: ['data.*.results.*.amount'], scale: 0.01, unit: 'USD' }],
      evidence: { documented: 'https://platform.claude.com/docs/en/api/admin-api/usage-cost/get-cost-report' },
    },
  ],
  usage: {
    id: 'usage',
    kind: 'usage',
    request: {
      path: '/v1/organizations/usage_report/messages?starting_at={sinceIso}&bucket_width=1h&group_by[]=model&limit=24',
      headers: VERSION,
      credential: 'adminKey',
    },
    proof: 'data',
    hours: 'data',
    entries: 'results',
    time: 'starting_at',
    model: 'model',
    plus: [
      'uncached_input_tokens',
      'cache_creation.ephemeral_5m_input_tokens',
      'cache_creation.ephemeral_1h_input_tokens',
      'cache_read_input_tokens',
      'output_tokens',
    ],
    unit: 'tokens',
    more: 'has_more',
    evidence: { documented: 'https://platform.claude.com/docs/en/api/admin-api/usage-cost/get-messages-usage-report' },
  },
  signatures: [
    {
      kind: 'exhausted',
      says: /credit balance is too low to access the (?:anthropic|claude) api/i,
      ownWords: true,
      evidence: { seen: 'https://github.com/anthropics/claude-code/issues/88711', on: '2026-08-22' },
    },
    {
      kind: 'exhausted',
      says: /credit balance (?:is )?too low/i,
      evidence: { seen: 'https://github.com/anthropics/claude-code/issues/66297', on: '2026-11-20' },
    },
    { kind: 'exhausted', code: ['billing_error'], evidence: ERRORS },
    {
      kind: 'capped',
      says: /you have reached your specified (?:workspace )?api usage limits/i,
      ownWords: true,
      evidence: { seen: 'https://github.com/anthropics/claude-code/issues/1047', on: '2026-11-20' },
    },
    // A month long and without a Retry-After, under the type of a rate limit.
    { kind: 'capped', code: ['enforced_spend_limit_reached'], evidence: RATE_LIMITS },
    { kind: 'capped', field: { 'error.details.error_code': 'enforced_spend_limit_reached' }, evidence: RATE_LIMITS },
    { kind: 'capped', says: /crossed its monthly api usage threshold/i, ownWords: true, evidence: RATE_LIMITS },
    {
      kind: 'exhausted',
      says: /you're out of extra usage|draw from your extra usage, not your plan limits/i,
      ownWords: true,
      evidence: { seen: 'https://github.com/anthropics/claude-code/issues/45315', on: '2026-11-20' },
    },
    // A long context needs it: under the type of a rate limit, but waiting does not help.
    {
      kind: 'forbidden',
      says: /extra usage is required for|long context beta is not yet available/i,
      ownWords: true,
      evidence: { seen: 'https://github.com/anthropics/claude-code/issues/48274', on: '2026-11-20' },
    },
    {
      kind: 'suspended',
      says: /(?:this|your) (?:organization|account) has been disabled/i,
      evidence: { seen: 'https://github.com/anthropics/claude-code/issues/72457', on: '2026-11-20' },
    },
    { kind: 'throttled', code: ['rate_limit_error'], evidence: RATE_LIMITS },
    { kind: 'rejected', code: ['authentication_error'], evidence: ERRORS },
    { kind: 'forbidden', code: ['permission_error'], evidence: ERRORS },
    { kind: 'retired', code: ['not_found_error'], evidence: ERRORS },
    { kind: 'unavailable', code: ['overloaded_error', 'api_error', 'timeout_error'], evidence: ERRORS },
    { kind: 'bad-request', status: [400, 413], code: ['invalid_request_error', 'request_too_large'], evidence: ERRORS },
  ],
  consoles: {
    billing: 'https://platform.claude.com/settings/billing',
    usage: 'https://platform.claude.com/usage',
    limits: 'https://platform.claude.com/settings/limits',
    health: 'https://status.claude.com',
    support: 'https://support.claude.com',
    docs: 'https://platform.claude.com/docs/en/api/errors',
  },
  gotchas: [
    'An empty account is HTTP 400 with the type of a malformed request, and no code: retry logic takes it for a bug in the request.',
    'It has been reported while a positive balance was shown: look at the balance before paying again.',
    'The monthly limit of a tier comes as a rate limit without a time to retry, and lasts until the first of next month (UTC).',
    'The balance cannot be read with any key; an admin key of an organization reads what was spent.',
  ],
} as const satisfies Provider
