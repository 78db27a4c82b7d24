import type { Provider } from '../core/provider.ts'

const MANAGEMENT = { documented: 'https://docs.x.ai/developers/rest-api-reference/management/billing' } as const
const SEEN_429 = { seen: 'https://github.com/continuedev/continue/issues/10740', on: '2026-11-20' } as const
const SEEN_403 = { seen: 'answers recorded in public repositories', on: '2026-09-24' } as const

/** Empty and "own limit reached" share one sentence, which came as HTTP 429 first and as HTTP 403 since. */
export const xai = {
  id: 'xai',
  aliases: ['grok', 'x-ai', 'x.ai'],
  name: 'xAI',
  hosts: { default: 'https://api.x.ai' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['XAI_API_KEY', 'GROK_API_KEY', 'X_AI_API_KEY'],
  adminEnv: ['XAI_MANAGEMENT_API_KEY', 'XAI_MANAGEMENT_KEY'],
  keyPattern: /\bxai-[0-9a-zA-Z_]{80}\b/,
  parameters: {
    teamId: {
      ask: 'the team id, to read the prepaid balance with a management key (console.x.ai, team settings)',
      example: '5ea6f6bd-7815-4b8a-9135-28b2d7ba6722',
      optional: true,
    },
  },
  probes: [
    {
      id: 'access',
      kind: 'access',
      request: { path: '/v1/api-key' },
      proof: 'team_id',
      evidence: { documented: 'https://docs.x.ai/docs/api-reference' },
    },
    {
      id: 'canary',
      kind: 'canary',
      model: 'grok-4-1-fast-non-reasoning',
      // It bills a system prompt of its own besides.
      costUsd: 0.00004,
      request: {
        method: 'POST',
        path: '/v1/chat/completions',
        body: { model: '{model}', messages: [{ role: 'user', content: 'hi' }], max_tokens: 1 },
      },
      proof: 'choices',
      evidence: { documented: 'https://docs.x.ai/docs/api-reference' },
    },
    {
      id: 'balance',
      kind: 'balance',
      request: {
        path: 'https://management-api.x.ai/v1/billing/teams/{teamId}/prepaid/balance',
        credential: 'adminKey',
      },
      proof: 'total.val',
      // US cents as text, and what is left is negative: '-1000' is $10.
      reads: [{ measures: 'balance', plus: ['total.val'], scale: -0.01, unit: 'USD' }],
      evidence: MANAGEMENT,
    },
  ],
  signatures: [
    {
      kind: 'suspended',
      field: { team_blocked: true },
      evidence: { documented: 'https://docs.x.ai/docs/api-reference' },
    },
    {
      kind: 'rejected',
      field: { api_key_blocked: true },
      evidence: { documented: 'https://docs.x.ai/docs/api-reference' },
    },
    {
      kind: 'rejected',
      field: { api_key_disabled: true },
      evidence: { documented: 'https://docs.x.ai/docs/api-reference' },
    },
    {
      kind: 'exhausted',
      says: /either used all available credits or reached its monthly spending limit/i,
      ownWords: true,
      evidence: SEEN_429,
    },
    {
      kind: 'exhausted',
      says: /run out of credits or need a grok subscription/i,
      ownWords: true,
      evidence: { seen: 'https://github.com/luxus/pi-xai/issues/10', on: '2026-11-20' },
    },
    {
      kind: 'exhausted',
      says: /newly created teams? doesn.{1,3}t have any credits/i,
      ownWords: true,
      evidence: { seen: 'answers recorded in public repositories', on: '2026-11-20' },
    },
    {
      kind: 'throttled',
      says: /^too many (?:tokens|requests) for team|team's rate limit is/i,
      evidence: { seen: 'https://github.com/cline/cline/issues/4826', on: '2026-11-20' },
    },
    { kind: 'rejected', says: /incorrect api key provided/i, evidence: SEEN_403 },
    { kind: 'forbidden', code: ['permission-denied'], evidence: SEEN_403 },
    {
      kind: 'forbidden',
      says: /access to the .{1,40} endpoint is denied/i,
      evidence: { seen: 'https://github.com/decolua/9router/issues/2559', on: '2026-11-20' },
    },
    {
      kind: 'throttled',
      status: [429],
      evidence: { unconfirmed: 'what is left of HTTP 429 without the sentence about credits' },
    },
  ],
  consoles: {
    billing: 'https://console.x.ai/team/default/billing',
    usage: 'https://console.x.ai',
    limits: 'https://console.x.ai',
    keys: 'https://console.x.ai',
    health: 'https://status.x.ai',
    docs: 'https://docs.x.ai',
  },
  gotchas: [
    'It says the same sentence whether the credits are gone or your own monthly limit is reached: look at both.',
    'A wrong key is HTTP 400, an empty account HTTP 403.',
    'The balance can be read with a management key and the team id only, and lags behind what is used.',
  ],
} as const satisfies Provider
