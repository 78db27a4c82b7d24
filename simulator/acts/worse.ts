import type { Act } from './act.ts'

const left = (at: string, to: number) =>
  ({
    at: `2026-01-14T${at}:00Z`,
    provider: 'openrouter',
    behaviour: { kind: 'draining', to, unit: 'USD' },
  }) as const

/** 14 January 2026, in UTC: a balance falls under both its lines and then to nothing; each step is said once. */
export const worse: Act = {
  name: 'worse',
  title: 'Worse: low, critical, empty, each told once',
  onRequest: true,
  providers: ['openrouter'],
  from: '2026-01-14T12:00:00Z',
  until: '2026-01-14T14:45:00Z',
  keys: baseUrl => [
    {
      name: 'openrouter',
      provider: 'openrouter',
      key: { from: 'env', name: 'OPENROUTER_API_KEY' },
      baseUrl: baseUrl('openrouter'),
      low: 10,
      critical: 2,
      pools: [{ name: 'agents', serves: 'the agents', canary: false }],
    },
  ],
  events: [
    left('11:00', 12.4),
    left('12:17', 9.8),
    left('12:43', 6.1),
    left('13:12', 1.7),
    left('13:31', 0.6),
    left('13:52', 0),
    left('14:36', 400),
  ],
}
