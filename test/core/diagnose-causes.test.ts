import { describe, expect, it } from 'vitest'
import { diagnose } from '../../lambda/core/diagnose.ts'
import type { Case } from '../../lambda/core/diagnosis/case.ts'
import type { AskedFact, NoticeFacts, OthersFact } from '../../lambda/core/notice.ts'
import type { Trouble } from '../../lambda/core/trouble.ts'

const SINCE = '2025-11-20T02:05:00.000Z'
const AT = '2025-11-20T02:35:00.000Z'

function aCase(trouble: Trouble, facts: Partial<NoticeFacts> = {}, over: Partial<Case> = {}): Case {
  return {
    trouble,
    at: AT,
    facts: { provider: 'acme', since: SINCE, by: 'verdict', certainty: 'certain', ...facts },
    consoles: {
      billing: 'https://acme.example.com/billing',
      limits: 'https://acme.example.com/limits',
      health: 'https://status.acme.example.com',
    },
    ...over,
  }
}

const causesOf = (held: Case) => diagnose(held).causes.map(({ cause }) => cause)
const lead = (held: Case) => diagnose(held).causes[0]
const others = (over: Partial<OthersFact> = {}): OthersFact => ({
  accounts: 3,
  turned: 2,
  from: SINCE,
  unexplained: 2,
  fine: 1,
  ...over,
})
const sibling: AskedFact = { as: 'other', key: 'shop', pool: 'default', model: 'small', kind: 'healthy', at: AT }

describe("the provider's own billing", () => {
  it.each<[string, Trouble, Partial<OthersFact>, boolean]>([
    ['two other accounts in the same minutes', 'empty', {}, true],
    ['two that were suspended', 'suspended', {}, true],
    ['two whose keys were rejected', 'rejected', {}, true],
    ['one other account of three', 'empty', { turned: 1, unexplained: 1 }, false],
    ['the only other account there is', 'empty', { accounts: 1, turned: 1, unexplained: 1, fine: 0 }, true],
    ['two whose own balances are gone', 'empty', { unexplained: 0 }, false],
    ['two, but the balance of this one is gone itself', 'empty', { isExplained: true }, false],
    ['none', 'empty', { turned: 0, unexplained: 0 }, false],
  ])('%s (%s)', (_, trouble, fact, isOutage) => {
    expect(causesOf(aCase(trouble, { others: others(fact) }))[0] === 'provider-billing-outage').toBe(isOutage)
  })

  it('says what speaks for and against it, and changes nothing before anybody has looked; then the usual', () => {
    const { causes, steps } = diagnose(
      aCase('empty', { others: others(), lastHealthyAt: SINCE }, { balanceAboveLines: true }),
    )

    expect(causes[0]).toEqual({
      cause: 'provider-billing-outage',
      for: ['others-turned', 'others-unexplained', 'balance-above-lines', 'answered-before'],
      against: ['others-fine'],
    })
    expect(causes[1]?.cause).toBe('account-empty')
    expect(steps).toEqual(['change-nothing-yet', 'look-at-health', 'top-up', 'still-refused'])
  })

  it("at a reseller it speaks for the reseller's own account being empty, not for a pool of ours", () => {
    const { causes } = diagnose(aCase('refused-upstream', { blame: 'upstream', others: others() }))

    expect(causes.map(({ cause }) => cause)).toEqual(['upstream-account-empty', 'separate-pool', 'not-enabled'])
    expect(causes[0]?.for).toContain('others-turned')
    expect(causes[1]?.against).toContain('others-turned')
  })
})

describe('a key that was made while the account was empty', () => {
  const toppedUp = { amount: 20, unit: 'USD', at: '2025-11-20T02:20:00.000Z' }

  it.each<[string, Partial<NoticeFacts>, boolean]>([
    [
      'money came a quarter of an hour ago, and the balance shows it',
      { toppedUp, contradiction: 'balance-left' },
      true,
    ],
    [
      'money came five minutes ago',
      { toppedUp: { ...toppedUp, at: '2025-11-20T02:30:00.000Z' }, contradiction: 'balance-left' },
      false,
    ],
    ['money came and is gone again', { toppedUp }, false],
    ['the balance shows money that was there all along', { contradiction: 'balance-left' }, false],
    ['another key of the account answers', { accountKey: { key: 'other', at: AT } }, true],
    [
      'by the ledger something was put on since',
      { estimate: { amount: 20, declaredAt: '2025-11-20T02:10:00.000Z', measuredAt: AT } },
      true,
    ],
    [
      'the ledger has nothing newer than the refusal',
      { estimate: { amount: 20, declaredAt: '2025-11-01', measuredAt: AT } },
      false,
    ],
  ])('%s', (_, facts, leads) => {
    const { causes, steps } = diagnose(aCase('empty', facts))

    expect(causes[0]?.cause === 'key-made-empty').toBe(leads)
    expect(steps.includes('new-key')).toBe(leads)
  })

  it('is a possibility where the key never answered, at a provider known for it', () => {
    const known = { refusesKeysMadeEmpty: true }

    expect(causesOf(aCase('empty', {}, known))).toEqual(['account-empty', 'key-made-empty'])
    expect(causesOf(aCase('empty', { lastHealthyAt: SINCE }, known))).toEqual(['account-empty'])
    expect(causesOf(aCase('empty'))).toEqual(['account-empty'])
  })

  it('is what to think of after a top-up at such a provider, and only there', () => {
    const known = diagnose(aCase('empty', {}, { refusesKeysMadeEmpty: true })).steps

    expect(known).toContain('replace-key-made-empty')
    expect(known).not.toContain('still-refused')
    expect(diagnose(aCase('empty')).steps).not.toContain('replace-key-made-empty')
  })
})

describe('our own address', () => {
  it('is not on the list of those allowed, whereas others there answer from here', () => {
    expect(
      lead(aCase('address-refused', { about: 'address', signature: 'acme: code 40207', others: others() })),
    ).toEqual({
      cause: 'address-not-listed',
      for: ['code-says-so', 'others-fine'],
      against: [],
    })
  })

  it('is in a country that is not served, unless others there answer from here', () => {
    expect(lead(aCase('address-refused', { about: 'country', others: others() }))).toEqual({
      cause: 'country-not-served',
      for: [],
      against: ['others-fine'],
    })
  })

  it('is asked about production first', () => {
    for (const about of ['address', 'country'] as const)
      expect(diagnose(aCase('address-refused', { about })).steps[0]).toBe('ask-production')
  })

  it('may be behind a bare 403, unless another model answers from here', () => {
    const bare = { certainty: 'likely' } as const

    expect(causesOf(aCase('forbidden', bare))).toEqual(['not-permitted', 'address-not-listed'])
    expect(causesOf(aCase('forbidden', bare, { otherModel: sibling }))).toEqual(['not-permitted'])
    expect(causesOf(aCase('forbidden'))).toEqual(['not-permitted'])
  })
})

describe('auto-recharge', () => {
  const below = { amount: 10, unit: 'USD' }

  it('that did not come leads where that is all there is to tell', () => {
    const { causes, steps } = diagnose(aCase('not-recharged', { by: 'recharge', recharge: { below, since: SINCE } }))

    expect(causes).toEqual([{ cause: 'recharge-failed', for: ['recharge-passed'], against: [] }])
    expect(steps).toEqual(['look-at-payment', 'top-up', 'check-yourself'])
  })

  it('is one of the causes of an empty account that has one', () => {
    const { causes, steps } = diagnose(aCase('empty', { recharge: { below, isOff: true } }))

    expect(causes.at(-1)).toEqual({ cause: 'recharge-failed', for: ['recharge-set', 'recharge-off'], against: [] })
    expect(steps).toContain('look-at-payment')
  })

  it('would not have stepped in above its line', () => {
    const held = aCase('empty', { recharge: { below } }, { balanceAboveRecharge: true })

    expect(diagnose(held).causes.at(-1)?.against).toEqual(['above-recharge-line'])
  })

  it('or a payment leads where the provider says so while it blocks the account', () => {
    expect(causesOf(aCase('suspended', { about: 'payment' }))).toEqual(['recharge-failed'])
    expect(causesOf(aCase('suspended'))).toEqual(['account-suspended'])
  })

  it('has nothing to do with a balance above it', () => {
    expect(causesOf(aCase('low', { recharge: { below } }))).toEqual(['running-low'])
    expect(causesOf(aCase('critical', { recharge: { below, since: SINCE } }))).toEqual([
      'running-low',
      'recharge-failed',
    ])
  })
})

describe('a loop', () => {
  const burning = { times: 12, since: '2025-11-20T00:10:00.000Z' }

  it('leads where it emptied the account: it is stopped before anything is put on', () => {
    for (const trouble of ['empty', 'below-price'] as const) {
      const { causes, steps } = diagnose(aCase(trouble, { burning }))

      expect(causes.map(({ cause }) => cause)).toEqual(['emptied-by-burning'])
      expect(steps.slice(0, 2)).toEqual(['stop-calling', 'top-up'])
    }
  })

  it('does not, where money is left', () => {
    expect(causesOf(aCase('empty', { burning, contradiction: 'balance-left' }))[0]).toBe('price-above-balance')
  })
})

it('only this key is at its limit, where another key of the account answers', () => {
  expect(lead(aCase('capped', { accountKey: { key: 'other', at: AT } }))).toEqual({
    cause: 'limit-reached',
    for: ['account-key-answers'],
    against: [],
  })
})

describe('what is not known says what would settle it', () => {
  it.each([
    ['nothing-matched', 'explain-answer'],
    ['budget-spent', 'allow-questions'],
    ['no-safe-probe', 'allow-questions'],
    ['credential', 'mend-secret'],
  ] as const)('%s: %s', (why, step) => {
    expect(diagnose(aCase('unclear', { why })).steps[0]).toBe(step)
  })
})

describe('another model on the same key answers', () => {
  const balance = [{ measures: 'balance', amount: 3, unit: 'USD' }] as const

  it('so it is not the account, which is only the second possibility', () => {
    const { causes, steps } = diagnose(aCase('empty', {}, { otherModel: sibling }))

    expect(causes.map(({ cause, against }) => [cause, against])).toEqual([
      ['separate-pool', []],
      ['account-empty', ['other-model-answers']],
    ])
    expect(steps).toEqual(['look-for-pool', 'look-for-limit', 'top-up', 'send-ticket', 'check-yourself'])
  })

  it.each<[string, Partial<NoticeFacts>]>([
    ['the balance is short itself: it may be a model free of charge', { balance }],
    ['it burned until now', { burning: { times: 12, since: SINCE } }],
  ])('but %s', (_, facts) => {
    expect(causesOf(aCase('empty', facts, { otherModel: sibling }))).not.toContain('separate-pool')
  })

  it('or is refused too, which says that it is the account', () => {
    expect(lead(aCase('empty', {}, { otherModel: { ...sibling, kind: 'exhausted' } }))).toEqual({
      cause: 'account-empty',
      for: ['other-model-refused'],
      against: [],
    })
  })

  it('is never recommended for it where it is a model of no pool', () => {
    expect(diagnose(aCase('empty', { asked: [sibling] }, { otherModel: sibling })).steps).not.toContain('use-fallback')
  })
})
