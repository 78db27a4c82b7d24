import type { Provider } from '../core/provider.ts'

const SPEND_LIMITS = { documented: 'https://console.groq.com/docs/spend-limits' } as const
const CLIENT_TESTS = { seen: 'recorded by the tests of github.com/maruel/genai', on: '2026-11-20' } as const

export const groq = {
  id: 'groq',
  aliases: ['groqcloud'],
  name: 'Groq',
  hosts: { default: 'https://api.groq.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['GROQ_API_KEY', 'GROQ_KEY'],
  keyPattern: /\bgsk_[a-zA-Z0-9]{52}\b/,
  probes: [
    {
      id: 'canary',
      kind: 'canary',
      model: 'llama-3.1-8b-instant',
      costUsd: 0.000003,
      request: {
        method: 'POST',
        path: '/openai/v1/chat/completions',
        body: { model: '{model}', messages: [{ role: 'user', content: 'hi' }], max_tokens: 1 },
      },
      proof: 'choices',
      evidence: { documented: 'https://console.groq.com/docs/api-reference' },
    },
  ],
  signatures: [
    { kind: 'capped', code: ['blocked_api_access'], evidence: SPEND_LIMITS },
    {
      kind: 'capped',
      says: /spend(?:ing)? (?:alert|limit)|blocked api access/i,
      evidence: { seen: 'an outage described in a public repository', on: '2026-07-29' },
    },
    // HTTP 400, the status of a request that is at fault: an unpaid bill, or a block that support must lift.
    {
      kind: 'suspended',
      code: ['organization_delinquent'],
      evidence: { seen: 'an incident recorded in a public repository', on: '2026-10-09' },
    },
    {
      kind: 'suspended',
      code: ['organization_restricted'],
      evidence: { seen: 'answers recorded in public repositories', on: '2026-07-21' },
    },
    {
      kind: 'suspended',
      says: /organization has been restricted/i,
      evidence: { seen: 'answers recorded in public repositories', on: '2026-07-21' },
    },
    {
      kind: 'throttled',
      code: ['rate_limit_exceeded'],
      evidence: { seen: 'a corpus of answers measured in a public repository', on: '2026-08-13' },
    },
    { kind: 'rejected', code: ['invalid_api_key'], evidence: CLIENT_TESTS },
    { kind: 'retired', code: ['model_not_found', 'model_decommissioned'], evidence: CLIENT_TESTS },
  ],
  consoles: {
    billing: 'https://console.groq.com/settings/billing',
    usage: 'https://console.groq.com/dashboard/usage',
    limits: 'https://console.groq.com/settings/billing/limits',
    keys: 'https://console.groq.com/keys',
    health: 'https://status.groq.com',
    docs: 'https://console.groq.com/docs',
  },
  gotchas: [
    'A spend limit belongs to the whole organization and is enforced 10 to 15 minutes late.',
    'Models are retired often: when the asked one is gone, name another.',
  ],
} as const satisfies Provider
