import type { Provider } from '../core/provider.ts'

const ERRORS = { documented: 'https://exa.ai/docs/reference/error-codes' } as const

export const exa = {
  id: 'exa',
  aliases: ['exa-ai', 'metaphor'],
  name: 'Exa',
  hosts: { default: 'https://api.exa.ai' },
  auth: { in: 'header', name: 'x-api-key' },
  env: ['EXA_API_KEY', 'EXA_KEY', 'EXA_AI_API_KEY', 'METAPHOR_API_KEY'],
  probes: [
    {
      id: 'canary',
      kind: 'canary',
      model: 'auto',
      costUsd: 0.007,
      // Every answered search is billed, so only who asks for it pays for it.
      optIn: true,
      request: { method: 'POST', path: '/search', body: { query: 'test', numResults: 1, type: '{model}' } },
      proof: 'results',
      evidence: { documented: 'https://exa.ai/docs/reference/search' },
    },
  ],
  noSafeProbe:
    'Exa shows its balance on the dashboard only; each search costs $0.007, so it is tried only for a pool that names a model (auto).',
  signatures: [
    { kind: 'capped', code: ['api_key_budget_exceeded', 'team_budget_exceeded'], evidence: ERRORS },
    { kind: 'exhausted', code: ['no_more_credits'], evidence: ERRORS },
    { kind: 'exhausted', status: [402], evidence: ERRORS },
    {
      kind: 'forbidden',
      code: ['access_denied', 'feature_disabled'],
      evidence: { seen: 'https://claudskills.com/skills/exa-common-errors/SKILL.md', on: '2026-11-20' },
    },
    { kind: 'rejected', status: [401], evidence: ERRORS },
    { kind: 'throttled', status: [429], evidence: ERRORS },
    { kind: 'unavailable', status: [503], evidence: ERRORS },
  ],
  consoles: {
    billing: 'https://dashboard.exa.ai/billing',
    usage: 'https://dashboard.exa.ai/usage?tab=spend',
    limits: 'https://dashboard.exa.ai/api-keys',
    keys: 'https://dashboard.exa.ai/api-keys',
    support: 'hello@exa.ai',
    docs: 'https://exa.ai/docs',
  },
  gotchas: [
    'HTTP 402 is also a budget that somebody set on the key or the team: money may be left.',
    'Accounts with a card get $7 on the first of each month, which expire: an empty account may heal by itself.',
  ],
} as const satisfies Provider
