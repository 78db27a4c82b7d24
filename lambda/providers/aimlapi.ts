import type { Provider } from '../core/provider.ts'

const ERRORS_4XX = { documented: 'https://docs.aimlapi.com/errors-and-messages/errors-with-status-code-4xx' } as const
const ERRORS_5XX = { documented: 'https://docs.aimlapi.com/errors-and-messages/errors-with-status-code-5xx' } as const
const BILLING = { documented: 'https://docs.aimlapi.com/api-references/service-endpoints/account-balance' } as const

/** A reseller: one balance in USD, shown in credits, and upstream accounts that can be empty while it is not. */
export const aimlapi = {
  id: 'aimlapi',
  aliases: ['aiml', 'aiml-api', 'ai-ml-api'],
  name: 'AIML API',
  hosts: { default: 'https://api.aimlapi.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['AIML_API_KEY', 'AIMLAPI_KEY', 'AIMLAPI_API_KEY', 'AIML_KEY'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v2/billing/detail' },
      proof: 'current_balance',
      reads: [
        { measures: 'balance', plus: ['current_balance'], unit: 'USD' },
        {
          measures: 'recharge',
          plus: ['autotopup_settings.threshold'],
          unit: { at: 'autotopup_settings.currency' },
          optional: true,
          zeroIsNone: true,
        },
      ],
      facts: { autoTopUp: 'autotopup_settings.is_enabled' },
      evidence: BILLING,
    },
    {
      id: 'canary',
      kind: 'canary',
      model: 'gpt-4o-mini',
      costUsd: 0.000003,
      request: {
        method: 'POST',
        path: '/v1/chat/completions',
        body: { model: '{model}', messages: [{ role: 'user', content: 'hi' }], max_tokens: 1 },
      },
      proof: 'choices',
      evidence: { documented: 'https://docs.aimlapi.com/api-references/text-models-llm' },
    },
  ],
  signatures: [
    {
      kind: 'exhausted',
      field: { 'error.data.kind': 'err_insufficent_credits' },
      evidence: { seen: 'an answer recorded in a public repository', on: '2026-04-14' },
    },
    // Both spellings: theirs has the typing error.
    {
      kind: 'exhausted',
      code: ['err_insufficent_credits', 'err_insufficient_credits'],
      evidence: { seen: 'an answer recorded in a public repository', on: '2026-04-14' },
    },
    {
      kind: 'exhausted',
      says: /run out of (?:credits|funds).{0,120}aimlapi\.com\//i,
      ownWords: true,
      evidence: ERRORS_4XX,
    },
    { kind: 'exhausted', says: /you.{1,3}ve run out of (?:credits|funds)/i, evidence: ERRORS_4XX },
    // An hour's window: it refills by itself.
    {
      kind: 'throttled',
      says: /free-tier limit: you.{1,3}ve reached your free limit for the hour/i,
      evidence: { documented: 'https://docs.aimlapi.com/errors-and-messages/general-info' },
    },
    {
      kind: 'capped',
      says: /further charges using this key are blocked/i,
      evidence: { unconfirmed: 'the effect is documented, the wording of the answer is not' },
    },
    {
      kind: 'forbidden',
      says: /aimlapi\.com\/app\/billing\/verification/i,
      evidence: { unconfirmed: 'the page is named in public repositories, the whole answer is not' },
    },
    { kind: 'rejected', status: [401], says: /requires a valid api key/i, evidence: ERRORS_4XX },
    { kind: 'throttled', status: [429], says: /too many requests/i, evidence: ERRORS_4XX },
    { kind: 'bad-request', status: [400], says: /body validation error/i, evidence: ERRORS_4XX },
    {
      kind: 'unavailable',
      says: /model is under maintenance|something wrong with the server|service unavailable/i,
      evidence: ERRORS_5XX,
    },
  ],
  consoles: {
    billing: 'https://aimlapi.com/app/billing',
    usage: 'https://aimlapi.com/app/usage',
    limits: 'https://aimlapi.com/app/keys',
    keys: 'https://aimlapi.com/app/keys',
    support: 'help@aimlapi.com',
    docs: 'https://docs.aimlapi.com',
  },
  gotchas: [
    'One upstream can be empty or switched off while your balance is untouched and every other model answers.',
    'The price of a request is estimated before it runs: a dear model can be refused while cheaper ones still work.',
    'An empty account is HTTP 403, which is also the answer to a key without permission for that endpoint.',
    'A key may have a spending limit of its own, which starts anew at 00:00 UTC.',
  ],
  units: {
    credits: { usd: 1 / 2_000_000, evidence: { documented: 'https://docs.aimlapi.com/faq/how-can-i-track-my-funds' } },
  },
  shownIn: 'credits',
  suggested: {
    low: { amount: 5_000_000, unit: 'credits' },
    critical: { amount: 1_000_000, unit: 'credits' },
  },
  pools: [
    { name: 'chat', model: 'gpt-4o', costUsd: 0.00004 },
    {
      name: 'claude',
      model: 'anthropic/claude-sonnet-4.5',
      costUsd: 0.000045,
      alternatives: ['claude-sonnet-4-5-20250929', 'claude-sonnet-4-5'],
    },
  ],
} as const satisfies Provider
