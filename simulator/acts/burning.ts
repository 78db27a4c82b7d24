import type { Act, ActEvent } from './act.ts'

const FIVE_MINUTES_MS = 5 * 60_000
const HOUR_MS = 60 * 60_000
const FROM = '2025-12-08T23:30:00Z'
const UNTIL = '2025-12-09T02:45:00Z'
const LOOP_FROM = Date.parse('2025-12-09T00:10:00Z')
const EMPTY_AT = Date.parse('2025-12-09T02:03:00Z')
const TOPPED_UP_AT = Date.parse('2025-12-09T02:32:00Z')
const USUAL_AN_HOUR = 0.25
const TIMES = 12
const SPENT_AT_BEGIN = 47.875
/** Tokens for a dollar: of the model that loops, and of the one that is used every hour of the day. */
const MINI_TOKENS = 1_800_000
const USUAL_TOKENS = 1_500_000

/** Dollars that go between two moments: the usual, and what the loop adds to it until the account is empty. */
function spent(from: number, until: number): { readonly usual: number; readonly loop: number } {
  const looped = Math.max(0, Math.min(until, EMPTY_AT) - Math.max(from, LOOP_FROM)) / HOUR_MS
  return { usual: ((until - from) / HOUR_MS) * USUAL_AN_HOUR, loop: looped * USUAL_AN_HOUR * (TIMES - 1) }
}

/** The answer to the usage question at that time, in the form that is recorded of the provider. */
function usageReport(at: number) {
  const hours = [Math.floor(LOOP_FROM / HOUR_MS) * HOUR_MS]
  for (let next = (hours[0] ?? 0) + HOUR_MS; next < at; next += HOUR_MS) hours.push(next)
  const entry = (model: string, tokens: number) => ({
    object: 'organization.usage.completions.result',
    input_tokens: Math.round(tokens * 0.96),
    output_tokens: Math.round(tokens * 0.04),
    model,
  })
  const data = hours.map(from => {
    const { usual, loop } = spent(from, Math.min(at, from + HOUR_MS))
    const results = [entry('gpt-4o-mini', loop * MINI_TOKENS), entry('gpt-4o', usual * USUAL_TOKENS)]
    return { object: 'bucket', start_time: from / 1_000, end_time: (from + HOUR_MS) / 1_000, results }
  })
  return { object: 'page', data, has_more: false, next_page: null }
}

/** The answer to the question for the bill, which knows what was spent, as every answer about spend does. */
function bill(usual: number, loop: number) {
  const item = (value: number, line_item: string) => ({
    object: 'organization.costs.result',
    amount: { value, currency: 'usd' },
    line_item,
  })
  const results = [item(loop, 'gpt-4o-mini, input'), item(usual, 'gpt-4o, input')].filter(
    ({ amount }) => amount.value > 0,
  )
  const start = Date.parse('2025-12-09T00:00:00Z')
  const data = [{ object: 'bucket', start_time: start / 1_000, end_time: start / 1_000 + 86_400, results }]
  return { object: 'page', data, has_more: false, next_page: null }
}

function night(): readonly ActEvent[] {
  const events: ActEvent[] = []
  const begin = Date.parse(FROM)
  for (let at = begin; at < Date.parse(UNTIL); at += FIVE_MINUTES_MS) {
    const { usual, loop } = spent(begin, at)
    const event = (behaviour: ActEvent['behaviour'], probe: string) =>
      events.push({ at: new Date(at).toISOString(), provider: 'openai', behaviour, scope: { probe } })
    event({ kind: 'draining', to: Number((SPENT_AT_BEGIN + usual + loop).toFixed(4)), unit: 'USD' }, 'costs')
    event({ kind: 'answer', status: 200, body: usageReport(at) }, 'usage')
    event({ kind: 'answer', status: 200, body: bill(usual, loop) }, 'bill')
    const isLimited = at >= LOOP_FROM && at < EMPTY_AT && (at - LOOP_FROM) % (25 * 60_000) === FIVE_MINUTES_MS
    const isEmpty = at >= EMPTY_AT && at < TOPPED_UP_AT
    const file = isEmpty ? 'exhausted-insufficient-quota' : isLimited ? 'throttled-rate-limit' : undefined
    event(file === undefined ? { kind: 'healthy' } : { kind: 'recorded', file }, 'canary')
  }
  return events
}

/**
 * The night of 9 December 2025, in UTC: polling without an end takes an account from a quarter of a dollar an hour to three. An admin key
 * shows what is spent, once an hour, and which model it is; nobody gets up, and the account is empty two hours after it began.
 */
export const burning: Act = {
  name: 'burning',
  title: 'OpenAI: the loop, while it burns',
  onRequest: true,
  providers: ['openai'],
  from: FROM,
  until: UNTIL,
  keys: baseUrl => [
    {
      name: 'openai',
      provider: 'openai',
      key: { from: 'env', name: 'OPENAI_API_KEY' },
      adminKey: { from: 'env', name: 'OPENAI_ADMIN_KEY' },
      baseUrl: baseUrl('openai'),
      budget: { amount: 250, unit: 'USD', per: 'month' },
    },
  ],
  history: [
    {
      key: 'openai',
      unit: 'USD spent',
      from: '2025-12-01T01:00:00Z',
      usePerHour: USUAL_AN_HOUR,
      balance: -SPENT_AT_BEGIN,
    },
  ],
  events: night(),
}
