import type { Provider } from '../core/provider.ts'

const CODES = { documented: 'https://help.openai.com/en/articles/6614457' } as const
const LIMITS = { documented: 'https://developers.openai.com/api/docs/guides/spend-limits' } as const
const ERRORS = { documented: 'https://platform.openai.com/docs/guides/error-codes' } as const
const CLIENT_TESTS = { seen: 'recorded by the tests of github.com/maruel/genai', on: '2026-11-20' } as const
const NOT_ACTIVE = { seen: 'https://github.com/binary-husky/gpt_academic/issues/681', on: '2026-11-20' } as const
const DEACTIVATED = { seen: 'https://github.com/ChatGPTNextWeb/NextChat/issues/4175', on: '2026-11-20' } as const

/** HTTP 429 is a rate limit, an empty account and three kinds of spend limit: only the code tells them apart. */
export const openai = {
  id: 'openai',
  aliases: ['chatgpt', 'open-ai'],
  name: 'OpenAI',
  hosts: { default: 'https://api.openai.com', eu: 'https://eu.api.openai.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['OPENAI_API_KEY', 'OPENAI_KEY', 'OPENAI_TOKEN'],
  adminEnv: ['OPENAI_ADMIN_KEY', 'OPENAI_ADMIN_API_KEY'],
  keyPattern: /\bsk-(?:(?:proj|svcacct|service|admin)-[\w-]{20,200}|[A-Za-z0-9]{20,48}T3BlbkFJ[A-Za-z0-9]{20,48})/,
  probes: [
    {
      id: 'canary',
      kind: 'canary',
      model: 'text-embedding-3-small',
      modelsStartingWith: ['text-embedding-'],
      costUsd: 0.00000002,
      request: { method: 'POST', path: '/v1/embeddings', body: { model: '{model}', input: '.' } },
      proof: 'data.0.embedding',
      evidence: { documented: 'https://platform.openai.com/docs/api-reference/embeddings/create' },
    },
    {
      id: 'chat-canary',
      kind: 'canary',
      model: 'gpt-4o-mini',
      costUsd: 0.000002,
      request: {
        method: 'POST',
        path: '/v1/chat/completions',
        body: { model: '{model}', messages: [{ role: 'user', content: 'hi' }], max_completion_tokens: 1 },
      },
      proof: 'choices',
      evidence: { documented: 'https://platform.openai.com/docs/api-reference/chat/create' },
    },
    {
      id: 'costs',
      kind: 'balance',
      request: {
        path: '/v1/organization/costs?start_time={month}&bucket_width=1d&limit=31',
        credential: 'adminKey',
      },
      proof: 'data',
      reads: [{ measures: 'spend', plus: ['data.*.results.*.amount.value'], unit: 'USD' }],
      evidence: { documented: 'https://platform.openai.com/docs/api-reference/usage/costs' },
    },
    {
      id: 'spend-limit',
      kind: 'balance',
      request: { path: '/v1/organization/spend_limit', credential: 'adminKey' },
      proof: 'threshold_amount',
      reads: [{ measures: 'limit', plus: ['threshold_amount'], scale: 0.01, unit: 'USD', zeroIsNone: true }],
      facts: { spendLimit: 'enforcement.status' },
      evidence: LIMITS,
    },
  ],
  usage: {
    id: 'usage',
    kind: 'usage',
    request: {
      path: '/v1/organization/usage/completions?start_time={since}&bucket_width=1h&group_by=model&limit=24',
      credential: 'adminKey',
    },
    proof: 'data',
    hours: 'data',
    entries: 'results',
    time: 'start_time',
    model: 'model',
    // Cached tokens are among those of the input.
    plus: ['input_tokens', 'output_tokens'],
    unit: 'tokens',
    // Images, speech, embeddings and tools have reports of their own, each counted in another unit; the bill has them all.
    covers: 'language-models',
    more: 'has_more',
    evidence: { documented: 'https://platform.openai.com/docs/api-reference/usage/completions' },
  },
  billed: {
    id: 'bill',
    kind: 'usage',
    request: {
      path: '/v1/organization/costs?start_time={since}&bucket_width=1d&group_by=line_item&limit=7',
      credential: 'adminKey',
    },
    proof: 'data',
    hours: 'data',
    entries: 'results',
    time: 'start_time',
    model: 'line_item',
    // 'gpt-4o-2024-08-06, input': what is billed apart is one model.
    modelEnds: ',',
    plus: ['amount.value'],
    unit: 'USD',
    by: 'day',
    more: 'has_more',
    evidence: { documented: 'https://platform.openai.com/docs/api-reference/usage/costs' },
  },
  signatures: [
    { kind: 'exhausted', code: ['credit_balance_exhausted'], evidence: CODES },
    {
      kind: 'capped',
      code: ['organization_spend_limit_exceeded', 'project_spend_limit_exceeded'],
      evidence: LIMITS,
    },
    { kind: 'capped', code: ['organization_usage_limit_exceeded'], evidence: CODES },
    {
      kind: 'capped',
      code: ['billing_hard_limit_reached'],
      evidence: { seen: 'https://github.com/bajrangCoder/acode-plugin-chatgpt/issues/19', on: '2026-11-20' },
    },
    {
      kind: 'capped',
      says: /billing hard limit has been reached/i,
      evidence: { seen: 'https://github.com/Decryptu/DecryptGPT/issues/1', on: '2026-11-20' },
    },
    {
      kind: 'suspended',
      says: /openai account associated with this api key has been deactivated/i,
      ownWords: true,
      evidence: DEACTIVATED,
    },
    { kind: 'suspended', code: ['billing_not_active'], about: 'payment', evidence: NOT_ACTIVE },
    { kind: 'suspended', code: ['account_deactivated'], evidence: DEACTIVATED },
    {
      kind: 'suspended',
      code: ['access_terminated'],
      evidence: { unconfirmed: 'public clients know the code, its answer was not recorded' },
    },
    {
      kind: 'suspended',
      says: /account is not active, please check your billing/i,
      about: 'payment',
      evidence: NOT_ACTIVE,
    },
    // The type stays insufficient_quota for the codes above as well, so this row stands after them.
    { kind: 'exhausted', code: ['insufficient_quota'], evidence: CODES },
    {
      kind: 'exhausted',
      says: /platform\.openai\.com\/settings\/organization\/billing|exceeded your current quota.{0,120}platform\.openai\.com/i,
      ownWords: true,
      evidence: { seen: 'https://github.com/dyad-sh/dyad/issues/4184', on: '2026-11-20' },
    },
    { kind: 'exhausted', says: /exceeded your current quota|you have no credits remaining/i, evidence: ERRORS },
    {
      kind: 'throttled',
      code: ['rate_limit_exceeded', 'slow_down', 'rate_limit_error', 'requests', 'tokens'],
      evidence: { documented: 'https://help.openai.com/en/articles/5955604' },
    },
    { kind: 'throttled', says: /^rate limit reached|rate limit reached for /i, evidence: ERRORS },
    { kind: 'rejected', code: ['invalid_api_key'], evidence: CLIENT_TESTS },
    {
      kind: 'rejected',
      code: ['token_invalidated'],
      evidence: { seen: 'https://github.com/TheSmallHanCat/sora2api/issues/47', on: '2026-11-20' },
    },
    {
      kind: 'rejected',
      code: ['token_expired', 'token_revoked'],
      evidence: { unconfirmed: 'by analogy with token_invalidated, their answers were not recorded' },
    },
    { kind: 'rejected', says: /incorrect api key provided/i, evidence: ERRORS },
    {
      kind: 'forbidden',
      code: ['unsupported_country_region_territory'],
      about: 'country',
      evidence: { seen: 'https://github.com/home-assistant/core/issues/120072', on: '2026-11-20' },
    },
    { kind: 'forbidden', says: /insufficient permissions for this operation/i, evidence: CLIENT_TESTS },
    // The name is right: it is this organization that may not use it. A name that is wrong lacks the second half.
    {
      kind: 'forbidden',
      says: /does not exist or you do not have access to it/i,
      evidence: { seen: 'https://github.com/ksred/GitPilotAI/issues/12', on: '2026-11-20' },
    },
    { kind: 'retired', code: ['model_not_found'], evidence: CLIENT_TESTS },
    {
      kind: 'unavailable',
      code: ['server_is_overloaded', 'service_unavailable_error', 'server_error'],
      evidence: ERRORS,
    },
  ],
  consoles: {
    billing: 'https://platform.openai.com/settings/organization/billing',
    usage: 'https://platform.openai.com/usage',
    limits: 'https://platform.openai.com/settings/organization/limits',
    keys: 'https://platform.openai.com/account/api-keys',
    health: 'https://status.openai.com',
    support: 'https://help.openai.com',
    docs: 'https://platform.openai.com/docs/guides/error-codes',
  },
  refusesKeysMadeEmpty: { seen: 'https://github.com/n8n-io/n8n-docs/pull/2739', on: '2026-11-20' },
  gotchas: [
    'An empty account answers HTTP 429 like a rate limit; waiting does not help.',
    'A key made while the balance was zero can stay refused after a top-up: make a new one.',
    'A top-up takes some minutes to reach all of their servers, and answers flap meanwhile.',
    'The balance cannot be read with any key; an admin key reads what was spent and the limit that is set.',
    'Credits belong to the organization, spend limits to the organization or one project: other projects may still work.',
  ],
} as const satisfies Provider
