import type { Act, ActEvent } from './act.ts'

const at = (time: string, file?: string): ActEvent => ({
  at: `2025-12-09T${time}:00Z`,
  provider: 'openai',
  behaviour: file === undefined ? { kind: 'healthy' } : { kind: 'recorded', file },
})

/** The night of 9 December 2025, in UTC: a loop runs into rate limits, which nobody is woken for, and then into the end of the credits. */
export const openai: Act = {
  name: 'openai',
  title: 'OpenAI: the loop',
  providers: ['openai'],
  from: '2025-12-09T00:00:00Z',
  until: '2025-12-09T02:30:00Z',
  keys: baseUrl => [
    { name: 'openai', provider: 'openai', key: { from: 'env', name: 'OPENAI_API_KEY' }, baseUrl: baseUrl('openai') },
  ],
  events: [
    at('00:13', 'throttled-rate-limit'),
    at('00:17'),
    at('00:38', 'throttled-rate-limit'),
    at('00:42'),
    at('02:03', 'exhausted-insufficient-quota'),
  ],
}
