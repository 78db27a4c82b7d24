import type { Act } from './act.ts'

const CLAUDE = {
  model: ['anthropic/claude-sonnet-4.5', 'claude-sonnet-4-5-20250929', 'claude-sonnet-4-5'],
} as const

/** The night of 20 November 2025, in UTC: every Claude call is refused with Anthropic's words while $20.50 are on the account. */
export const aimlapi: Act = {
  name: 'aimlapi',
  title: 'AIML API: the pool nobody told you about',
  providers: ['aimlapi'],
  from: '2025-11-20T01:35:00Z',
  until: '2025-11-20T04:15:00Z',
  keys: baseUrl => [
    {
      name: 'aimlapi',
      provider: 'aimlapi',
      key: { from: 'env', name: 'AIML_API_KEY' },
      baseUrl: baseUrl('aimlapi'),
      pools: [
        {
          name: 'claude',
          model: CLAUDE.model[0],
          alternatives: CLAUDE.model.slice(1),
          costUsd: 0.000045,
          fallback: 'chat',
          serves: 'article writing',
        },
        { name: 'chat', model: 'gpt-4o', costUsd: 0.00004, serves: 'chat' },
      ],
    },
  ],
  events: [
    { at: '2025-11-20T01:00:00Z', provider: 'aimlapi', behaviour: { kind: 'draining', to: 20.5, unit: 'USD' } },
    {
      at: '2025-11-20T01:50:00Z',
      provider: 'aimlapi',
      behaviour: { kind: 'recorded', file: 'exhausted-anthropic-relayed' },
      scope: CLAUDE,
    },
    { at: '2025-11-20T04:02:00Z', provider: 'aimlapi', behaviour: { kind: 'healthy' }, scope: CLAUDE },
  ],
}
