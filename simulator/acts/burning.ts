import type { Act, ActEvent } from './act.ts'

const FIVE_MINUTES_MS = 5 * 60_000
const FROM = '2025-12-08T23:30:00Z'
const UNTIL = '2025-12-09T02:30:00Z'
const LOOP_FROM = Date.parse('2025-12-09T00:10:00Z')
const LOOP_UNTIL = Date.parse('2025-12-09T01:10:00Z')
const USUAL_AN_HOUR = 0.25
const TIMES = 12
const AT_BEGIN = 60

/** A quarter of a dollar an hour, and twelve times as much while the loop runs. */
function use(): readonly ActEvent[] {
  const events: ActEvent[] = []
  let balance = AT_BEGIN
  for (let at = Date.parse(FROM); at < Date.parse(UNTIL); at += FIVE_MINUTES_MS) {
    events.push({
      at: new Date(at).toISOString(),
      provider: 'openrouter',
      behaviour: { kind: 'draining', to: Number(balance.toFixed(4)), unit: 'USD' },
    })
    balance -= (USUAL_AN_HOUR / 12) * (at >= LOOP_FROM && at < LOOP_UNTIL ? TIMES : 1)
  }
  return events
}

/** The night of 9 December 2025, in UTC: retries without a limit burn a balance that would have lasted ten days, and are stopped in time. */
export const burning: Act = {
  name: 'burning',
  title: 'OpenRouter: the loop, while it burns',
  onRequest: true,
  providers: ['openrouter'],
  from: FROM,
  until: UNTIL,
  keys: baseUrl => [
    {
      name: 'openrouter',
      provider: 'openrouter',
      key: { from: 'env', name: 'OPENROUTER_API_KEY' },
      baseUrl: baseUrl('openrouter'),
      pools: [{ name: 'agents', serves: 'the agents', canary: false }],
    },
  ],
  history: [
    { key: 'openrouter', unit: 'USD', from: '2025-11-24T00:00:00Z', usePerHour: USUAL_AN_HOUR, balance: AT_BEGIN },
  ],
  events: use(),
}
