import type { Act, ActEvent } from './act.ts'

const AT = '2026-01-15T02:08:00Z'
const PAID_AT = '2026-01-15T02:48:00Z'
const KEYS = [
  ['openai', 'OPENAI_API_KEY', 'suspended-billing-not-active'],
  ['deepseek', 'DEEPSEEK_API_KEY', 'exhausted-402'],
  ['elevenlabs', 'ELEVENLABS_API_KEY', 'exhausted-quota'],
] as const

/** The night of 15 January 2026, in UTC: the company card is declined everywhere at once. Three keys, one SMS, one e-mail. */
export const digest: Act = {
  name: 'digest',
  title: 'Digest: three keys at once are one message',
  onRequest: true,
  providers: KEYS.map(([provider]) => provider),
  from: '2026-01-15T02:00:00Z',
  until: '2026-01-15T03:00:00Z',
  keys: baseUrl =>
    KEYS.map(([provider, name]) => ({
      name: provider,
      provider,
      key: { from: 'env', name },
      baseUrl: baseUrl(provider),
    })),
  events: [
    ...KEYS.map(([provider, , file]): ActEvent => ({ at: AT, provider, behaviour: { kind: 'recorded', file } })),
    ...KEYS.map(([provider]): ActEvent => ({ at: PAID_AT, provider, behaviour: { kind: 'healthy' } })),
  ],
}
