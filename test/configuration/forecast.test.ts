import { describe, expect, it } from 'vitest'
import { fromParameter } from '../../lib/configuration/define.ts'
import { withOneBudget } from '../../lib/configuration/one-budget.ts'
import { toWatchList } from '../../lib/configuration/to-watch-list.ts'
import { aKey } from '../support/builders.ts'
import { problemsOf, withKey } from './minimal.ts'

const HOUR_MS = 3_600_000
const read = (changes: Readonly<Record<string, unknown>>) => {
  const { watchList, warnings } = toWatchList(withKey(changes), 'deploy')
  return { key: watchList.keys[0], warnings }
}

describe('lines of time', () => {
  it.each([
    ['left out', {}, { lowMs: 72 * HOUR_MS, criticalMs: 24 * HOUR_MS }],
    ['both', { runway: { low: '7d', critical: '36h' } }, { lowMs: 168 * HOUR_MS, criticalMs: 36 * HOUR_MS }],
    ['low alone', { runway: { low: '7d' } }, { lowMs: 168 * HOUR_MS, criticalMs: 24 * HOUR_MS }],
    ['a low that is short', { runway: { low: '12h' } }, { lowMs: 12 * HOUR_MS, criticalMs: 4 * HOUR_MS }],
    ['critical alone', { runway: { critical: '12h' } }, { lowMs: 72 * HOUR_MS, criticalMs: 12 * HOUR_MS }],
    ['none', { runway: false }, undefined],
  ] as const)('%s', (_, changes, expected) => {
    expect(read(changes).key?.runway).toEqual(expected)
  })
})

it('a budget is in USD a month, and top-ups are in USD, in which spend is told', () => {
  const { key } = read({ budget: { amount: 300 }, topUps: [{ at: '2025-11-01', amount: '2k' }] })

  expect(key?.budget).toEqual({ amount: 300, unit: 'USD' })
  expect(key?.topUps).toEqual([{ at: '2025-11-01', amount: 10, unit: 'USD' }])
})

describe('top-ups', () => {
  const openai = { provider: 'openai', adminKey: fromParameter('/admin') }

  it('without a unit are in USD where the provider has none of its own', () => {
    const { key, warnings } = read({ ...openai, low: '20 USD', topUps: [{ at: '2025-11-01', amount: 50 }] })

    expect(key?.topUps).toEqual([{ at: '2025-11-01', amount: 50, unit: 'USD' }])
    expect(warnings.join('\n')).not.toMatch(/topUps|low/)
  })

  it.each([
    ['in another currency', { ...openai, topUps: '50 EUR' }, 'topUps in EUR are left out'],
    [
      'without an admin key',
      { provider: 'openai', topUps: 50 },
      'topUps are set against nothing, the spend is told to',
    ],
    ['where no spend is told', { provider: 'fal', topUps: '50 USD' }, 'topUps are'],
    ['where the balance is told', { topUps: '2k credits' }, 'topUps are not used, for KIE tells the balance itself'],
    ['beside lines in another currency', { ...openai, topUps: 50, low: '20 EUR' }, 'low and critical in EUR are never'],
  ])('%s are set against nothing, which is said', (_, { topUps, ...changes }, warning) => {
    expect(read({ ...changes, topUps: [{ at: '2025-11-01', amount: topUps }] }).warnings.join('\n')).toContain(warning)
  })
})

it('auto-recharge is declared in the unit of the balance', () => {
  expect(read({ autoRecharge: { below: '1k', to: 5_000 } }).key?.autoRecharge).toEqual({
    below: { amount: 1_000, unit: 'credits' },
    to: { amount: 5_000, unit: 'credits' },
  })
  expect(read({ autoRecharge: { below: '10 USD' } }).key?.autoRecharge).toEqual({ below: { amount: 10, unit: 'USD' } })
})

it('auto-recharge that is never compared is said', () => {
  const { warnings } = read({ provider: 'openai', autoRecharge: { below: '10 USD' } })

  expect(warnings.join('\n')).toContain('autoRecharge is never compared')
})

describe('a budget that is never compared is said', () => {
  it.each([
    ['KIE tells no spend', { budget: { amount: 300 } }, 'KIE has no call that tells a month'],
    ['OpenAI tells it to an admin key', { provider: 'openai', budget: { amount: 300 } }, 'told to an adminKey only'],
  ])('%s', (_, changes, warning) => {
    expect(read(changes).warnings.join('\n')).toContain(warning)
  })

  it('and is not where it is compared', () => {
    const changes = { provider: 'openai', adminKey: fromParameter('/admin'), budget: { amount: 300 } }

    expect(read(changes).warnings.join('\n')).not.toContain('budget')
  })
})

describe('a budget that is declared twice', () => {
  const shop = { name: 'shop', provider: 'openai', key: fromParameter('/shop'), adminKey: fromParameter('/admin') }
  const site = { name: 'site', provider: 'openai', key: fromParameter('/site'), adminKey: fromParameter('/admin') }
  const budget = { amount: 300 }
  const configured = (...keys: readonly object[]) => ({ alerts: {}, keys })
  const budgets = (...keys: readonly object[]) => {
    const { watchList, warnings } = toWatchList(configured(...keys), 'deploy')
    return { amounts: watchList.keys.map(key => key.budget?.amount), warnings: warnings.join('\n') }
  }

  it('with one admin key is one, told at the first', () => {
    const { amounts, warnings } = budgets({ ...shop, budget }, { ...site, budget })

    expect(amounts).toEqual([300, undefined])
    expect(warnings).toContain('key site: its budget is that of key shop, whose account it shares; it is told there.')
  })

  it('in one account is one, told where its spend can be read', () => {
    const { adminKey: _, ...blind } = shop

    expect(budgets({ ...blind, account: 'us', budget }, { ...site, account: 'us', budget }).amounts).toEqual([
      undefined,
      300,
    ])
  })

  it('in two accounts is two', () => {
    const other = { ...site, adminKey: fromParameter('/other'), budget: { amount: 20 } }

    expect(budgets({ ...shop, budget }, other).amounts).toEqual([300, 20])
    expect(budgets({ ...shop, budget }, { ...site, provider: 'anthropic', budget: { amount: 20 } }).amounts).toEqual([
      300, 20,
    ])
  })

  it('with one admin key that reads two teams is two', () => {
    const ofTeam = (teamId: string) => {
      const adminCredential = fromParameter('/admin')
      return aKey({ account: teamId, adminCredential, parameters: { teamId }, budget: { amount: 300, unit: 'USD' } })
    }
    const budgets = (...teams: readonly string[]) => withOneBudget(teams.map(ofTeam)).map(key => key.budget?.amount)

    expect(budgets('a', 'b')).toEqual([300, 300])
    expect(budgets('a', 'a')).toEqual([300, undefined])
  })

  it('with two amounts is refused', () => {
    const problems = problemsOf(configured({ ...shop, budget }, { ...site, budget: { amount: 20 } }))

    expect(problems).toEqual([
      {
        path: 'keys[1].budget.amount',
        text:
          'got 20; allowed is 300, the budget of key shop. Both are of one account (the same account or adminKey), ' +
          'which has one spend: leave one of the two out.',
      },
    ])
  })
})

describe('a mistake names where it is, what was found and what is allowed', () => {
  it.each([
    ['a line that is no time', { runway: { low: '3 days' } }, 'keys[0].runway.low', ['"3 days"', "'1h' to '60d'"]],
    [
      'a line that is too short',
      { runway: { critical: '10m' } },
      'keys[0].runway.critical',
      ['"10m"', "'1h' to '60d'"],
    ],
    ['a text for both', { runway: '3d' }, 'keys[0].runway', ['"3d"', '{ low:', 'false for none']],
    [
      'lines the wrong way round',
      { runway: { low: '24h', critical: '72h' } },
      'keys[0].runway.critical',
      ['way round'],
    ],
    ['a mistyped line', { runway: { lwo: '3d' } }, 'keys[0].runway', ['"lwo"', 'Did you mean "low"?']],
    ['a budget of nothing', { budget: { amount: 0 } }, 'keys[0].budget.amount', ['got 0', 'above 0']],
    ['a budget in euros', { budget: { amount: 5, unit: 'EUR' } }, 'keys[0].budget.unit', ['"EUR"', "'USD'"]],
    ['a budget for a day', { budget: { amount: 5, per: 'day' } }, 'keys[0].budget.per', ['"day"', "'month'"]],
    [
      'a top-up without a date',
      { topUps: [{ at: 'May', amount: 5 }] },
      'keys[0].topUps[0].at',
      ['"May"', '2025-11-20'],
    ],
    ['a recharge without a line', { autoRecharge: { to: 50 } }, 'keys[0].autoRecharge.below', ['10 USD']],
    [
      'a recharge in a unit that cannot be compared',
      { autoRecharge: { below: '5 apples' } },
      'keys[0].autoRecharge.below',
      ['"apples"', 'allowed'],
    ],
    [
      'a recharge to less than its line',
      { autoRecharge: { below: 50, to: 10 } },
      'keys[0].autoRecharge.to',
      ['got 10', 'more than below (50 credits)', 'way round'],
    ],
    ['a top-up of words', { topUps: [{ at: '2025-11-20', amount: 'lots' }] }, 'keys[0].topUps[0].amount', ['"lots"']],
    [
      'a top-up in a unit that cannot be compared',
      { topUps: [{ at: '2025-11-20', amount: '5 apples' }] },
      'keys[0].topUps[0].amount',
      ['"apples"', 'allowed'],
    ],
  ] as const)('%s', (_, changes, path, words) => {
    const problems = problemsOf(withKey(changes))

    expect(problems.map(problem => problem.path)).toEqual([path])
    for (const word of words) expect(problems[0]?.text).toContain(word)
  })
})
