import type { Act } from './act.ts'

/** The night of 13 January 2026, in UTC: nobody acts on the first alert; it is said again after four hours, and once when it is over. */
export const reminder: Act = {
  name: 'reminder',
  title: 'Reminder: still empty after four hours',
  onRequest: true,
  providers: ['openai'],
  from: '2026-01-13T01:00:00Z',
  until: '2026-01-13T06:00:00Z',
  keys: baseUrl => [
    { name: 'openai', provider: 'openai', key: { from: 'env', name: 'OPENAI_API_KEY' }, baseUrl: baseUrl('openai') },
  ],
  events: [
    {
      at: '2026-01-13T01:22:00Z',
      provider: 'openai',
      behaviour: { kind: 'recorded', file: 'exhausted-insufficient-quota' },
    },
    { at: '2026-01-13T05:43:00Z', provider: 'openai', behaviour: { kind: 'healthy' } },
  ],
}
