import type { Act, ActEvent } from './act.ts'

const VIDEO_CREDITS = 135
const FIRST_SALE = Date.parse('2025-12-02T06:51:00Z')
const CREDITS_BEFORE = 10_215
/** 135 credits every 36 minutes are 225 an hour. */
const SALE_EVERY_MS = 36 * 60_000

/** Each video that is sold takes its price, until the next one cannot be paid. */
function sales(): readonly ActEvent[] {
  const count = Math.floor(CREDITS_BEFORE / VIDEO_CREDITS)
  return Array.from({ length: count }, (_, index) => ({
    at: new Date(FIRST_SALE + index * SALE_EVERY_MS).toISOString(),
    provider: 'kie',
    behaviour: { kind: 'draining', to: CREDITS_BEFORE - (index + 1) * VIDEO_CREDITS },
  }))
}

/** 2 to 4 December 2025, in UTC: the account drains under the price of one video, then the credit call itself says 402 inside a 200. */
export const kie: Act = {
  name: 'kie',
  title: 'KIE: HTTP 200 that means no',
  providers: ['kie'],
  from: '2025-12-02T07:00:00Z',
  until: '2025-12-04T03:45:00Z',
  keys: baseUrl => [
    {
      name: 'kie',
      provider: 'kie',
      key: { from: 'env', name: 'KIE_API_KEY' },
      baseUrl: baseUrl('kie'),
      low: 10_000,
      runway: { low: '30h', critical: '24h' },
      login: 'ops@example.com',
      pools: [
        { name: 'video', serves: 'video generation', workUnits: [{ name: 'video', cost: VIDEO_CREDITS }] },
        { name: 'images', serves: 'image generation', workUnits: [{ name: 'image', cost: 4 }] },
      ],
    },
  ],
  history: [
    {
      key: 'kie',
      unit: 'credits',
      from: '2025-11-20T07:00:00Z',
      usePerHour: 225,
      balance: CREDITS_BEFORE - VIDEO_CREDITS,
    },
  ],
  events: [
    { at: '2025-12-02T05:00:00Z', provider: 'kie', behaviour: { kind: 'draining', to: CREDITS_BEFORE } },
    ...sales(),
    { at: '2025-12-04T03:22:00Z', provider: 'kie', behaviour: { kind: 'recorded', file: 'exhausted-credit-endpoint' } },
    { at: '2025-12-04T03:28:00Z', provider: 'kie', behaviour: { kind: 'draining', to: 20_090 } },
  ],
}
