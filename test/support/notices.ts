import fc from 'fast-check'
import { WORST_FIRST } from '../../lambda/core/condition.ts'
import type { Notice, NoticeFacts } from '../../lambda/core/notice.ts'
import { pack } from '../../lambda/core/pack.ts'
import { type RenderContext, render } from '../../lambda/core/render.ts'
import type { Language } from '../../lambda/core/watch-list.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { exampleWatchList } from '../../scripts/notices/watch-list.ts'

/** The context that docs/notices.md is written with. */
export function exampleContext(language: Language = 'en', over: Partial<RenderContext> = {}): RenderContext {
  return {
    watchList: exampleWatchList(language),
    providers: PROVIDERS,
    deployment: { name: 'CreditWatchdog', region: 'eu-west-1', accountId: '123456789012' },
    ...over,
  }
}

/** One notice, packed and rendered. */
export function sent(notice: Notice, context: RenderContext = exampleContext()) {
  const [message] = pack([notice])
  if (message === undefined) throw new Error('Nothing was packed.')
  return render(message, context)
}

const KINDS = [
  'opened',
  'worse',
  'reminder',
  'recovered',
  'closed',
  'flapping',
  'steady',
  'unclear',
  'acknowledged',
  'watched',
  'summary',
  'test',
] as const satisfies readonly Notice['kind'][]

export const anyLanguage = fc.constantFrom<Language>('en', 'nl', 'de')

/** Names as people and machines make them: any letters, any length. */
export const anyName = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 }),
  fc.lorem(),
)

const anyTime = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
  .map(date => date.toISOString())

const anyUsage = fc.record(
  {
    at: anyTime,
    since: anyTime,
    covers: fc.constant('language-models' as const),
    unit: fc.oneof(fc.constantFrom('tokens', 'USD', 'points'), anyName),
    total: fc.double({ min: 1e-6, max: 1e12, noNaN: true }),
    models: fc.array(fc.record({ name: anyName, amount: fc.double({ min: 1e-6, max: 1e12, noNaN: true }) }), {
      maxLength: 3,
    }),
    others: fc.record({
      count: fc.integer({ min: 1, max: 99 }),
      amount: fc.double({ min: 0, max: 1e12, noNaN: true }),
    }),
    busiest: fc.record({ at: anyTime, amount: fc.double({ min: 1e-6, max: 1e12, noNaN: true }) }),
  },
  { requiredKeys: ['at', 'since', 'unit', 'total', 'models'] },
)

const anyAmount = fc.record({
  measures: fc.constantFrom('balance' as const, 'headroom' as const),
  amount: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 0, max: 100_000_000 })),
  unit: fc.oneof(fc.constantFrom('USD', 'CNY', 'credits', 'characters'), anyName),
})

const anyMeasured = fc
  .record({
    whole: anyAmount,
    granted: fc.option(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), { nil: undefined }),
    expiring: fc.array(fc.record({ amount: fc.double({ min: 1e-6, max: 1e9, noNaN: true }), at: anyTime }), {
      maxLength: 4,
    }),
  })
  .map(({ whole, granted, expiring }) => ({
    ...whole,
    ...(granted !== undefined && { granted }),
    ...(expiring.length > 0 && { expiring }),
  }))

const anyLine = fc.record({ amount: fc.double({ min: 0, max: 1e9, noNaN: true }), unit: anyName })

const anyFacts: fc.Arbitrary<NoticeFacts> = fc
  .record(
    {
      provider: fc.oneof(fc.constantFrom(...PROVIDERS.map(provider => provider.id)), anyName),
      words: fc.string({ unit: 'grapheme', maxLength: 300 }),
      signature: anyName,
      status: fc.integer({ min: 100, max: 599 }),
      blame: fc.constantFrom('account', 'upstream'),
      upstream: fc.oneof(fc.constantFrom('anthropic', 'openai'), anyName),
      resetsAt: anyTime,
      why: fc.oneof(fc.constantFrom('nothing-matched', 'credential', 'memory', 'ranges'), anyName),
      detail: anyName,
      balance: fc.array(anyMeasured, { maxLength: 3 }),
      balanceReadAt: anyTime,
      line: anyAmount,
      contradiction: fc.constantFrom('balance-left', 'balance-gone', 'top-up-missing'),
      workUnits: fc.array(fc.record({ name: anyName, cost: fc.double({ min: 1e-6, max: 1e9, noNaN: true }) }), {
        maxLength: 4,
      }),
      model: anyName,
      lastHealthyAt: anyTime,
      askedEveryMs: fc.integer({ min: 60_000, max: 86_400_000 }),
      asked: fc.array(
        fc.record({
          as: fc.constantFrom('alternative', 'fallback', 'sibling', 'other'),
          key: anyName,
          pool: anyName,
          model: anyName,
          kind: fc.constantFrom('healthy', 'exhausted', 'unavailable'),
          at: anyTime,
        }),
        { maxLength: 4 },
      ),
      runway: fc.record(
        {
          emptyAt: anyTime,
          soonest: anyTime,
          latest: anyTime,
          perHour: fc.double({ min: 0, max: 1e9, noNaN: true }),
          unit: fc.constantFrom('USD', 'credits'),
          byExpiry: fc.constant(true as const),
        },
        { requiredKeys: ['emptyAt', 'soonest', 'latest', 'perHour', 'unit'] },
      ),
      expired: fc.record({ amount: fc.double({ min: 1e-6, max: 1e9, noNaN: true }), unit: anyName, at: anyTime }),
      usage: anyUsage,
      billed: anyUsage,
      budget: fc.record(
        {
          amount: fc.double({ min: 0.01, max: 1e9, noNaN: true }),
          unit: fc.constant('USD'),
          spent: fc.double({ min: 0, max: 1e9, noNaN: true }),
          month: fc.constantFrom('2025-11', '2026-02'),
          step: fc.constantFrom('projected', 'near', 'over'),
          usedPercent: fc.double({ min: 0, max: 1e6, noNaN: true }),
          perDay: fc.double({ min: 0, max: 1e9, noNaN: true }),
          leftPerDay: fc.double({ min: 0, max: 1e9, noNaN: true }),
          projected: fc.double({ min: 0, max: 1e9, noNaN: true }),
          reachedAt: anyTime,
          limit: fc.constantFrom('none', 100),
        },
        { requiredKeys: ['amount', 'unit', 'spent', 'month', 'step', 'usedPercent'] },
      ),
      estimate: fc.record({
        amount: fc.double({ min: -1e6, max: 1e9, noNaN: true }),
        declaredAt: fc.constantFrom('2025-11-10', '2025-11-10T09:30:00Z'),
        measuredAt: anyTime,
      }),
      budgetEnd: fc.constantFrom('new-month', 'other-budget', 'less-spent'),
      throttledAt: fc.array(anyTime, { maxLength: 3 }),
      endedAt: anyTime,
      lastedMs: fc.integer({ min: 0, max: 10_000_000_000 }),
      nextReminderAt: anyTime,
      closerUntil: anyTime,
      alsoKeys: fc.array(anyName, { maxLength: 3 }),
      about: fc.constantFrom('address', 'country', 'payment'),
      accountKey: fc.record({ key: anyName, at: anyTime }),
      toppedUp: fc.record({ amount: fc.double({ min: 0, max: 1e9, noNaN: true }), unit: anyName, at: anyTime }),
      burning: fc.record({ times: fc.double({ min: 1, max: 1e6, noNaN: true }), since: anyTime }),
      recharge: fc.record(
        { below: anyLine, to: anyLine, since: anyTime, isOff: fc.constant(true) },
        { requiredKeys: [] },
      ),
      others: fc.record(
        {
          accounts: fc.nat(),
          turned: fc.nat(),
          from: anyTime,
          unexplained: fc.nat(),
          isExplained: fc.constant(true),
          fine: fc.nat(),
        },
        { requiredKeys: ['accounts', 'turned', 'from', 'unexplained', 'fine'] },
      ),
      acknowledgedBy: anyName,
      episodes: fc.integer({ min: 1, max: 99 }),
      flappingSince: anyTime,
      count: fc.record({ failing: fc.nat(), of: fc.nat() }),
    },
    { requiredKeys: [] },
  )
  .chain(optional =>
    fc
      .record({
        since: anyTime,
        by: fc.constantFrom('verdict', 'balance', 'runway', 'budget', 'burning', 'estimate', 'recharge', 'nothing'),
        certainty: fc.constantFrom('certain', 'likely'),
      })
      .map(required => ({ ...required, ...optional }) as NoticeFacts),
  )

const anySubject = fc.oneof(
  { weight: 5, arbitrary: fc.record({ about: fc.constant('pool' as const), key: anyName, pool: anyName }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      { about: 'pool' as const, key: 'aimlapi', pool: 'claude' },
      { about: 'pool' as const, key: 'kie', pool: 'video' },
      { about: 'pool' as const, key: 'openai', pool: 'default' },
    ),
  },
  fc.record({ about: fc.constant('provider' as const), provider: anyName }),
  fc.constant({ about: 'watchdog' as const }),
)

/** Every field at its most awkward: what must hold for any notice is tried on these. */
export const anyNotice: fc.Arbitrary<Notice> = fc.record(
  {
    id: fc.uuid(),
    kind: fc.constantFrom(...KINDS),
    severity: fc.constantFrom('urgent', 'warning', 'info'),
    subject: anySubject,
    at: anyTime,
    incident: fc.record({ id: fc.uuid(), openedAt: anyTime }),
    condition: fc.constantFrom(...WORST_FIRST),
    before: fc.constantFrom(...WORST_FIRST),
    facts: anyFacts,
  },
  { requiredKeys: ['id', 'kind', 'severity', 'subject', 'at', 'incident', 'condition', 'facts'] },
) as fc.Arbitrary<Notice>
