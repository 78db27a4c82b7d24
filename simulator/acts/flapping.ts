import type { Act, ActEvent } from './act.ts'

/** Four times within the night it is refused for a quarter of an hour, then it stays well. */
const EPISODES = ['00:33', '01:18', '02:03', '02:48'] as const

function episode(time: (typeof EPISODES)[number]): readonly ActEvent[] {
  const from = `2026-01-17T${time}:00Z`
  const until = new Date(Date.parse(from) + 16 * 60_000).toISOString()
  return [
    { at: from, provider: 'openai', behaviour: { kind: 'recorded', file: 'exhausted-insufficient-quota' } },
    { at: until, provider: 'openai', behaviour: { kind: 'healthy' } },
  ]
}

/** The night of 17 January 2026, in UTC: a small auto top-up comes and is gone again. Said twice, then that it flaps, then that it is steady. */
export const flapping: Act = {
  name: 'flapping',
  title: 'Flapping: it comes and goes, and the phone does not',
  onRequest: true,
  providers: ['openai'],
  from: '2026-01-17T00:20:00Z',
  until: '2026-01-17T09:20:00Z',
  keys: baseUrl => [
    { name: 'openai', provider: 'openai', key: { from: 'env', name: 'OPENAI_API_KEY' }, baseUrl: baseUrl('openai') },
  ],
  events: EPISODES.flatMap(episode),
}
