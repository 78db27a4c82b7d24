import type { Provider } from '../core/provider.ts'

const GLOSSARY = { documented: 'https://docs.mistral.ai/resources/error-glossary' } as const
const ADMIN = { documented: 'https://docs.mistral.ai/admin/admin-api/usage-metrics' } as const
const SEEN = { seen: 'answers recorded in public repositories', on: '2026-09-26' } as const

/** Error fields stand at the top of the body; codes are numbers as text, 23xx is about money. */
export const mistral = {
  id: 'mistral',
  aliases: ['mistralai', 'mistral-ai'],
  name: 'Mistral AI',
  hosts: { default: 'https://api.mistral.ai' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  adminAuth: { in: 'header', name: 'x-api-key' },
  env: ['MISTRAL_API_KEY', 'MISTRALAI_API_KEY'],
  adminEnv: ['MISTRAL_ADMIN_API_KEY', 'MISTRAL_ADMIN_KEY'],
  probes: [
    {
      id: 'canary',
      kind: 'canary',
      model: 'ministral-3b-latest',
      costUsd: 0.0000004,
      request: {
        method: 'POST',
        path: '/v1/chat/completions',
        body: { model: '{model}', messages: [{ role: 'user', content: 'hi' }], max_tokens: 1 },
      },
      proof: 'choices',
      evidence: { documented: 'https://docs.mistral.ai/api' },
    },
    {
      id: 'spend-limit',
      kind: 'balance',
      request: { path: '/v1/admin/spend-limit', credential: 'adminKey' },
      proof: 'limits.completion',
      reads: [
        { measures: 'spend', plus: ['limits.completion.total_usage'], unit: { at: 'limits.currency' } },
        {
          measures: 'limit',
          plus: ['limits.completion.usage_limit'],
          unit: { at: 'limits.currency' },
          optional: true,
        },
      ],
      evidence: ADMIN,
    },
  ],
  signatures: [
    // The two flags of the spend-limit call, an answer with HTTP 200.
    { kind: 'capped', field: { 'limits.completion.monthly_limit_reached': true }, evidence: ADMIN },
    { kind: 'suspended', field: { 'limits.last_payment_failure': true }, about: 'payment', evidence: ADMIN },
    { kind: 'capped', code: ['billing_customer_monthly_spending_limit_reached', '2300'], evidence: SEEN },
    { kind: 'capped', says: /monthly spending limit reached/i, evidence: SEEN },
    { kind: 'exhausted', code: ['billing_api_budget_exhausted', '2303'], evidence: SEEN },
    { kind: 'exhausted', says: /api budget exhausted/i, evidence: SEEN },
    {
      kind: 'suspended',
      says: /no payment method on account/i,
      about: 'payment',
      evidence: { documented: 'https://github.com/mistralai/platform-docs-public' },
    },
    {
      kind: 'exhausted',
      says: /inactive subscription or usage limit reached/i,
      evidence: { seen: 'answers recorded in public repositories', on: '2026-11-20' },
    },
    { kind: 'exhausted', status: [402], evidence: GLOSSARY },
    {
      kind: 'throttled',
      code: ['rate_limited', '1300'],
      evidence: { seen: 'https://github.com/raycast/extensions/issues/31107', on: '2026-09-14' },
    },
    {
      kind: 'throttled',
      says: /^requests rate limit exceeded/i,
      evidence: { seen: 'https://github.com/pydantic/pydantic-ai/issues/1885', on: '2026-11-20' },
    },
    // HTTP 429 for a busy model: nothing that belongs to this account.
    {
      kind: 'unavailable',
      code: ['engine_max_pending_tokens', '3810', '3505'],
      evidence: { seen: 'https://github.com/continuedev/continue/issues/6185', on: '2026-08-13' },
    },
    { kind: 'unavailable', says: /capacity exceeded for this model/i, evidence: SEEN },
    { kind: 'unavailable', code: ['internal_server_error', '3800'], evidence: SEEN },
    {
      kind: 'rejected',
      status: [401],
      says: /^unauthorized$/i,
      evidence: { seen: 'recorded by the tests of github.com/maruel/genai', on: '2026-11-20' },
    },
    { kind: 'retired', code: ['invalid_model', '1500'], evidence: SEEN },
  ],
  consoles: {
    billing: 'https://admin.mistral.ai/organization/billing',
    usage: 'https://admin.mistral.ai/organization/usage',
    limits: 'https://admin.mistral.ai/plateforme/limits',
    health: 'https://status.mistral.ai',
    support: 'support@mistral.ai',
    docs: 'https://docs.mistral.ai',
  },
  gotchas: [
    'A spending limit of the workspace, or an invoice that was not paid, stops the API as well as an empty account.',
    'HTTP 429 can mean that the model is busy for everybody.',
    'With an admin key (made in the admin console) we read what was spent and your monthly limit; the credit balance cannot be read.',
  ],
} as const satisfies Provider
