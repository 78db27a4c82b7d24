import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../lambda/core/answer.ts'
import { type AssessInput, assess } from '../../../lambda/core/incident/assess.ts'
import { emptyState } from '../../../lambda/core/state.ts'
import { acme, aKey, anAnswer, aPool, usd } from '../../support/builders.ts'

const NOW = new Date('2025-11-20T03:05:00Z')
const EARLIER = new Date('2025-11-20T02:35:00Z')

function assessed(answers: readonly Answer[], over: Partial<AssessInput> = {}) {
  const key = aKey({ low: [{ amount: 10, unit: 'USD' }], critical: [{ amount: 2, unit: 'USD' }] })
  return assess({
    key,
    pool: aPool(),
    provider: acme,
    state: emptyState('pool:shop/default', NOW),
    answers,
    canariesAsked: true,
    ...over,
  })
}

const balanceOf = (amount: number, at = NOW) => anAnswer('balance', 'healthy', at, { amounts: [usd(amount)] })

describe('the worst that any probe shows is what holds', () => {
  it.each<[string, Answer[], string]>([
    [
      'all answer, plenty left',
      [balanceOf(50), anAnswer('access', 'healthy', NOW), anAnswer('canary', 'healthy', NOW)],
      'healthy',
    ],
    ['under the warning line', [balanceOf(9.99)], 'low'],
    ['on the warning line', [balanceOf(10)], 'healthy'],
    ['under the critical line', [balanceOf(1.5)], 'critical'],
    ['zero is zero', [balanceOf(0)], 'exhausted'],
    ['below zero', [balanceOf(-3)], 'exhausted'],
    [
      'the canary is refused while the balance is fine',
      [balanceOf(50), anAnswer('canary', 'exhausted', NOW)],
      'exhausted',
    ],
    ['a free call is refused for want of credit', [anAnswer('access', 'exhausted', NOW)], 'exhausted'],
    [
      'suspended before exhausted',
      [anAnswer('canary', 'exhausted', NOW), anAnswer('access', 'suspended', NOW)],
      'suspended',
    ],
    [
      'the balance call alone is throttled',
      [anAnswer('balance', 'throttled', NOW), anAnswer('canary', 'healthy', NOW)],
      'healthy',
    ],
    ['the only probe is unavailable', [anAnswer('balance', 'unavailable', NOW)], 'unavailable'],
  ])('%s', (_, answers, expected) => {
    expect(assessed(answers).condition.kind).toBe(expected)
  })
})

describe('what a probe may say', () => {
  it('a balance call that is forbidden only means that the balance cannot be read', () => {
    expect(assessed([anAnswer('balance', 'forbidden', NOW)]).condition).toMatchObject({ kind: 'unknown' })
    expect(assessed([anAnswer('balance', 'forbidden', NOW), anAnswer('canary', 'healthy', NOW)]).condition.kind).toBe(
      'healthy',
    )
  })

  it('a balance call that is rejected does not condemn a key that answers', () => {
    expect(assessed([anAnswer('balance', 'rejected', NOW)]).condition.kind).toBe('rejected')
    expect(assessed([anAnswer('balance', 'rejected', NOW), anAnswer('canary', 'healthy', NOW)]).condition.kind).toBe(
      'healthy',
    )
  })

  it('another spelling that answers says nothing about the pool', () => {
    const alternative = anAnswer('canary', 'healthy', NOW, { call: { purpose: 'alternative', model: 'other' } })

    expect(assessed([anAnswer('canary', 'exhausted', NOW), alternative]).condition.kind).toBe('exhausted')
  })

  it("an admin key's verdict binds nothing", () => {
    const probe = { ...acme.probes[1], request: { path: '/costs', credential: 'adminKey' } } as const
    const answer = anAnswer('access', 'rejected', NOW, { call: { probe } })

    expect(assessed([answer, anAnswer('canary', 'healthy', NOW)]).condition.kind).toBe('healthy')
  })

  it("but the amount that only an admin key can read is the account's, also in sweeps that do not ask it", () => {
    const probe = { ...acme.probes[0], request: { path: '/prepaid', credential: 'adminKey' } } as const
    const read = anAnswer('balance', 'healthy', NOW, { call: { probe }, amounts: [usd(1.5)] })
    const key = aKey({ critical: [{ amount: 2, unit: 'USD' }] })

    const first = assessed([read, anAnswer('canary', 'healthy', NOW)], { key })
    const next = assessed([anAnswer('canary', 'healthy', NOW)], {
      key,
      state: { ...emptyState('pool:shop/default', NOW), ...(first.balance && { balance: first.balance }) },
    })

    expect(first).toMatchObject({ condition: { kind: 'critical', by: 'balance' }, fresh: true })
    expect(next.condition.kind).toBe('critical')
  })

  it('an answer about another pool binds nothing', () => {
    const other = anAnswer('canary', 'exhausted', NOW, { call: { pools: ['images'] } })

    expect(assessed([other, balanceOf(50)]).condition.kind).toBe('healthy')
  })
})

describe('unknown never reads as healthy', () => {
  it.each<[string, Answer[], Partial<AssessInput>, string]>([
    ['nothing was asked yet', [], {}, 'not-asked-yet'],
    [
      'the canary answered something nobody knows',
      [balanceOf(50), anAnswer('canary', 'unknown', NOW, { verdict: { signature: null } })],
      {},
      'nothing-matched',
    ],
    ['our request was at fault', [balanceOf(50), anAnswer('canary', 'bad-request', NOW)], {}, 'bad-request'],
    ['the budget is spent', [balanceOf(50)], { budgetSpent: true }, 'budget-spent'],
  ])('%s', (_, answers, over, why) => {
    expect(assessed(answers, over).condition).toMatchObject({ kind: 'unknown', why })
  })

  it('a balance that answered but could not be read is unreadable, never zero', () => {
    const odd: Answer = { ...anAnswer('balance', 'healthy', NOW), readings: { unreadable: "'balance' is missing" } }

    const { condition, verdicts } = assessed([odd])

    expect(condition).toMatchObject({ kind: 'unknown', why: 'unreadable' })
    expect(verdicts.balance?.detail).toBe("'balance' is missing")
  })

  it('a key without a usable secret is unknown for that reason, whatever was known before', () => {
    const before = assessed([anAnswer('canary', 'healthy', EARLIER)])
    const failed: Answer = {
      ...anAnswer('canary', 'unknown', NOW, { verdict: { signature: null } }),
      observation: { at: NOW, failure: 'credential', detail: "parameter '/shop' is missing" },
    }

    const { condition } = assessed([failed], {
      state: { ...emptyState('pool:shop/default', NOW), verdicts: before.verdicts },
    })

    expect(condition).toMatchObject({ kind: 'unknown', why: 'credential' })
  })

  it('a question that was not reached changes nothing that is known', () => {
    const before = assessed([anAnswer('canary', 'exhausted', EARLIER)])
    const late: Answer = { ...anAnswer('canary', 'unknown', NOW), observation: { at: NOW, failure: 'not-reached' } }

    const after = assessed([late], { state: { ...emptyState('pool:shop/default', NOW), verdicts: before.verdicts } })

    expect(after.condition.kind).toBe('exhausted')
    expect(after.fresh).toBe(false)
  })
})

describe('contradictions are told', () => {
  it('zero on the page, but the canary answers: low, with the contradiction', () => {
    expect(assessed([balanceOf(0), anAnswer('canary', 'healthy', NOW)]).condition).toMatchObject({
      kind: 'low',
      certainty: 'likely',
      contradiction: 'balance-gone',
    })
  })

  it('a canary that answered before the balance was read does not contradict it', () => {
    const before = assessed([anAnswer('canary', 'healthy', EARLIER)])

    const { condition } = assessed([balanceOf(0)], {
      state: { ...emptyState('pool:shop/default', NOW), verdicts: before.verdicts },
    })

    expect(condition.kind).toBe('exhausted')
  })

  it('the balance call says empty, but the canary answers: low, with the contradiction', () => {
    const { condition } = assessed([anAnswer('balance', 'exhausted', NOW), anAnswer('canary', 'healthy', NOW)])

    expect(condition).toMatchObject({ kind: 'low', certainty: 'likely', contradiction: 'balance-gone' })
  })

  it('refused as empty, with a balance above every line', () => {
    expect(assessed([balanceOf(50), anAnswer('canary', 'exhausted', NOW)]).condition.contradiction).toBe('balance-left')
  })
})

describe('the price of the work', () => {
  it('a balance under the price of one piece of work is exhausted for that pool only', () => {
    const credits = [{ measures: 'balance', amount: 90, unit: 'credits' }] as const
    const answers = [anAnswer('balance', 'healthy', NOW, { amounts: credits })]
    const key = aKey({ pools: [aPool({ name: 'default', emptyAt: 134 })] })

    expect(assessed(answers, { key, pool: aPool({ emptyAt: 134 }) }).condition).toMatchObject({
      kind: 'exhausted',
      by: 'balance',
    })
    expect(assessed(answers, { key, pool: aPool({ emptyAt: 3 }) }).condition.kind).toBe('healthy')
  })

  it('a bare "insufficient" does not empty a pool whose price the balance covered shortly before', () => {
    const read = (minutesAgo: number) => ({
      ...emptyState('pool:shop/images', NOW),
      balance: {
        at: new Date(NOW.getTime() - minutesAgo * 60_000).toISOString(),
        amounts: [{ measures: 'balance', amount: 90, unit: 'credits' }] as const,
      },
    })
    const images = aPool({ name: 'default', emptyAt: 3, workUnits: [{ name: 'image', cost: 4 }] })
    const videos = aPool({ name: 'default', emptyAt: 134, workUnits: [{ name: 'video', cost: 135 }] })
    const refused = [anAnswer('balance', 'exhausted', NOW)]

    expect(assessed(refused, { pool: images, state: read(10) }).condition.kind).toBe('unknown')
    expect(assessed(refused, { pool: images, state: read(91) }).condition.kind).toBe('exhausted')
    expect(assessed(refused, { pool: videos, state: read(10) }).condition.kind).toBe('exhausted')
  })

  it('several currencies: low only when each of them is under its line', () => {
    const both = (cny: number, dollars: number) => [
      anAnswer('balance', 'healthy', NOW, {
        amounts: [{ measures: 'balance', amount: cny, unit: 'CNY' }, usd(dollars)],
      }),
    ]
    const key = aKey({
      low: [
        { amount: 10, unit: 'USD' },
        { amount: 50, unit: 'CNY' },
      ],
    })

    expect(assessed(both(20, 5), { key }).condition.kind).toBe('low')
    expect(assessed(both(20, 15), { key }).condition.kind).toBe('healthy')
    expect(assessed(both(0, 15), { key }).condition.kind).toBe('healthy')
  })

  it('what is left of a limit can be low, but a limit that reads 0 is never called empty', () => {
    const left = (amount: number) => [
      anAnswer('balance', 'healthy', NOW, { amounts: [{ measures: 'headroom', amount, unit: 'USD' }] }),
    ]
    const key = aKey({ low: [{ amount: 10, unit: 'USD' }] })

    expect(assessed(left(50), { key }).condition.kind).toBe('healthy')
    expect(assessed(left(5), { key }).condition.kind).toBe('low')
    expect(assessed(left(0), { key: aKey() }).condition.kind).toBe('healthy')
  })

  it('a low balance is left only by a margin', () => {
    const held = {
      ...emptyState('pool:shop/default', NOW),
      incident: { id: 'i', kind: 'low', openedAt: '', shownBy: ['balance'], reminders: 0 },
    } as const

    expect(assessed([balanceOf(10.5)], { state: held }).condition.kind).toBe('low')
    expect(assessed([balanceOf(11)], { state: held }).condition.kind).toBe('healthy')
  })
})

describe('a line of the key where pools share its balance', () => {
  const video = aPool({ name: 'video', workUnits: [{ name: 'video', cost: 3 }], emptyAt: 2.99 })
  const images = aPool({ name: 'images', workUnits: [{ name: 'image', cost: 0.1 }], emptyAt: 0.09 })
  const key = aKey({ low: [{ amount: 10, unit: 'USD' }], pools: [video, images] })

  it.each<[number, string, string]>([
    [12, 'healthy', 'healthy'],
    [9, 'low', 'healthy'],
    [2, 'exhausted', 'healthy'],
    [0.05, 'exhausted', 'exhausted'],
  ])('%d USD: video %s, images %s', (amount, ofVideo, ofImages) => {
    const call = { pools: ['video', 'images'] }
    const answer = balanceOf(amount)
    const answers = [{ ...answer, call: { ...answer.call, ...call } }]

    const kinds = [video, images].map(pool => assessed(answers, { key, pool }).condition.kind)

    expect(kinds).toEqual([ofVideo, ofImages])
  })
})

describe('a balance that was read earlier', () => {
  const keptAt = (at: string) => ({
    ...emptyState('pool:shop/default', NOW),
    balance: { at, amounts: [usd(500)] },
  })

  it.each<[string, string, number | undefined]>([
    ['within the hour is still told', '2025-11-20T02:10:00.000Z', 500],
    ['two days ago is not what is left now', '2025-11-18T03:05:00.000Z', undefined],
  ])('%s', (_, readAt, told) => {
    const { condition } = assessed([anAnswer('balance', 'exhausted', NOW)], { state: keptAt(readAt) })

    expect(condition.balance?.[0]?.amount).toBe(told)
    expect(condition.contradiction).toBe(told === undefined ? undefined : 'balance-left')
  })
})
