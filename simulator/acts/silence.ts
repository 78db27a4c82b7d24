import type { Act } from './act.ts'

/** 16 January 2026, in UTC: a key is put to silence before its account is moved; what happens meanwhile is not told, that it is over is. */
export const silence: Act = {
  name: 'silence',
  title: 'Silence: quiet while the account is moved, but never about the end',
  onRequest: true,
  providers: ['openai'],
  from: '2026-01-16T10:00:00Z',
  until: '2026-01-16T14:20:00Z',
  keys: baseUrl => [
    { name: 'openai', provider: 'openai', key: { from: 'env', name: 'OPENAI_API_KEY' }, baseUrl: baseUrl('openai') },
  ],
  operations: [
    {
      at: '2026-01-16T10:12:00Z',
      command: 'credit-watchdog silence openai --for 2h --because "moving to the new account"',
      key: 'openai',
      silence: { until: '2026-01-16T12:12:00Z', because: 'moving to the new account' },
    },
    {
      at: '2026-01-16T12:33:00Z',
      command: 'credit-watchdog silence openai --for 2h --because "support is on it"',
      key: 'openai',
      silence: { until: '2026-01-16T14:33:00Z', because: 'support is on it' },
    },
  ],
  events: [
    {
      at: '2026-01-16T10:27:00Z',
      provider: 'openai',
      behaviour: { kind: 'recorded', file: 'exhausted-insufficient-quota' },
    },
    { at: '2026-01-16T14:02:00Z', provider: 'openai', behaviour: { kind: 'healthy' } },
  ],
}
