import { describe, expect, it } from 'vitest'
import { diagnose } from '../../lambda/core/diagnose.ts'
import type { Case } from '../../lambda/core/diagnosis/case.ts'
import { RULES } from '../../lambda/core/diagnosis/rules.ts'
import type { NoticeFacts } from '../../lambda/core/notice.ts'
import type { Trouble } from '../../lambda/core/trouble.ts'

const AT = '2025-11-20T02:05:00.000Z'

function aCase(
  trouble: Trouble,
  facts: Partial<NoticeFacts> = {},
  over: Partial<Omit<Case, 'at'>> & { readonly at?: string } = {},
): Case {
  return {
    trouble,
    at: AT,
    facts: { provider: 'acme', since: AT, by: 'verdict', certainty: 'certain', ...facts },
    consoles: { billing: 'https://acme.example.com/billing', limits: 'https://acme.example.com/limits' },
    ...over,
  }
}

const fallback = { as: 'fallback', key: 'shop', pool: 'chat', model: 'small', kind: 'healthy', at: AT } as const

describe('a diagnosis', () => {
  it.each<[string, Case, string, string]>([
    [
      "relayed words mean the reseller's own account first",
      aCase('refused-upstream', { blame: 'upstream' }),
      'upstream-account-empty',
      'look-for-pool',
    ],
    ['a price above the balance', aCase('below-price'), 'below-price', 'top-up'],
    ['an empty account', aCase('empty'), 'account-empty', 'top-up'],
    ['an empty account after rate limits', aCase('empty', { throttledAt: [AT] }), 'account-empty', 'stop-calling'],
    [
      'a refusal that the balance contradicts',
      aCase('empty', { contradiction: 'balance-left' }),
      'price-above-balance',
      'look-for-limit',
    ],
    ['a limit that was set', aCase('capped'), 'limit-reached', 'raise-limit'],
    ['a blocked account', aCase('suspended'), 'account-suspended', 'settle'],
    ['a rejected key', aCase('rejected'), 'key-rejected', 'new-key'],
    ['a key that may not', aCase('forbidden'), 'not-permitted', 'check-access'],
    ['a model that is gone', aCase('retired'), 'model-gone', 'change-model'],
    ['a balance under its line', aCase('low'), 'running-low', 'top-up'],
    [
      'a balance of nothing while calls are answered',
      aCase('low', { contradiction: 'balance-gone' }),
      'balance-wrong',
      'look-at-balance',
    ],
    ['sudden use', aCase('burning'), 'burning', 'stop-calling'],
    ['a rate limit that stands', aCase('throttled'), 'rate-limited', 'slow-down'],
    ['no proper answer', aCase('unavailable'), 'provider-down', 'check-yourself'],
    ['nothing that is known', aCase('unclear'), 'cannot-tell', 'check-yourself'],
    ['no sight at all', aCase('blind'), 'watchdog-blind', 'check-from-elsewhere'],
    ['no secrets', aCase('without-secrets'), 'secrets-unreadable', 'look-at-our-log'],
    ['no memory', aCase('without-memory'), 'memory-lost', 'look-at-our-log'],
    ['a part of the keys left out', aCase('partly-blind'), 'functions-failed', 'look-at-our-log'],
  ])('of %s', (_, held, cause, firstStep) => {
    const { causes, steps } = diagnose(held)

    expect(causes[0]?.cause).toBe(cause)
    expect(steps[0]).toBe(firstStep)
  })

  it('holds only grounds whose facts were measured', () => {
    const bare = diagnose(aCase('refused-upstream', { blame: 'upstream' }))
    const full = diagnose(
      aCase(
        'refused-upstream',
        { blame: 'upstream', lastHealthyAt: AT },
        { balanceAboveLines: true, otherModel: fallback },
      ),
    )

    expect(bare.causes.map(each => [each.cause, each.for, each.against])).toEqual([
      ['upstream-account-empty', ['words-are-upstreams'], []],
      ['separate-pool', [], []],
      ['not-enabled', ['never-answered'], []],
    ])
    expect(full.causes.map(each => [each.cause, each.for, each.against])).toEqual([
      ['upstream-account-empty', ['words-are-upstreams', 'balance-above-lines', 'answered-before'], []],
      ['separate-pool', ['other-model-answers'], []],
      ['not-enabled', [], ['answered-before']],
    ])
  })

  it('recommends a fallback only where one answered', () => {
    expect(diagnose(aCase('empty')).steps).not.toContain('use-fallback')
    expect(diagnose(aCase('empty', {}, { answered: fallback })).steps).toContain('use-fallback')
  })

  it('has a cause and a step for every trouble', () => {
    const troubles = new Set(RULES.flatMap(rule => rule.trouble))
    for (const trouble of troubles) {
      const { causes, steps } = diagnose(aCase(trouble))

      expect(causes.length, trouble).toBeGreaterThan(0)
      expect(steps.length, trouble).toBeGreaterThan(0)
    }
    expect(troubles.size).toBe(25)
  })
})
