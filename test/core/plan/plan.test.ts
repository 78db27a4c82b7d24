import { describe, expect, it } from 'vitest'
import { planFree, planPaid, planSettling, reserve } from '../../../lambda/core/plan/plan.ts'
import type { PlanInput } from '../../../lambda/core/plan/plan-input.ts'
import { emptyState, type SubjectState } from '../../../lambda/core/state.ts'
import { acme, aKey, anAnswer, aPool, aWatchList, usd, wasHealthy } from '../../support/builders.ts'

const NOW = new Date('2025-11-20T03:05:00Z')
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString()

function input(over: Partial<PlanInput> = {}, state: Partial<SubjectState> = {}): PlanInput {
  const known: SubjectState = { ...emptyState('pool:shop/default', NOW), version: 1, ...state }
  return {
    watchList: aWatchList(),
    providers: new Map([['acme', acme]]),
    states: new Map([['pool:shop/default', known]]),
    answers: new Map(),
    now: NOW,
    canaries: 'due',
    ...over,
  }
}

const healthyCanary = { canary: wasHealthy(ago(60)) }
const incident = (kind: 'exhausted' | 'rejected' | 'low', openedMinutesAgo: number) =>
  ({ id: 'i', kind, openedAt: ago(openedMinutesAgo), shownBy: ['canary'], reminders: 0 }) as const

describe('free questions', () => {
  it('are asked in every sweep, once per key for all of its pools', () => {
    const watchList = aWatchList({ keys: [aKey({ pools: [aPool({ name: 'a' }), aPool({ name: 'b' })] })] })

    const { calls } = planFree(input({ watchList }))

    expect(calls.map(call => [call.probe.id, call.pools])).toEqual([
      ['balance', ['a', 'b']],
      ['access', ['a', 'b']],
    ])
  })

  it('a throttled one is left alone until its reset', () => {
    const throttled = {
      balance: { ...healthyCanary.canary, kind: 'throttled', resetsAt: new Date(NOW.getTime() + 1000).toISOString() },
    } as const

    expect(planFree(input({}, { verdicts: throttled })).calls.map(call => call.probe.id)).toEqual(['access'])
  })
})

describe('canaries', () => {
  it.each<[string, Partial<SubjectState>, boolean]>([
    ['never asked', {}, true],
    ['asked 10 minutes ago', { verdicts: healthyCanary, asked: { canary: { at: ago(10) } } }, false],
    ['asked 30 minutes ago', { verdicts: healthyCanary, asked: { canary: { at: ago(30) } } }, true],
    [
      'asked 29 min 40 s ago: a schedule is never exact',
      { verdicts: healthyCanary, asked: { canary: { at: ago(29.67) } } },
      true,
    ],
    [
      'the last answer was never recorded',
      { verdicts: healthyCanary, asked: { canary: { at: ago(5), open: true } } },
      true,
    ],
    [
      'an unconfirmed sight',
      {
        verdicts: healthyCanary,
        asked: { canary: { at: ago(5) } },
        sight: { kind: 'rejected', firstAt: ago(5), count: 1 },
      },
      true,
    ],
    [
      'exhausted for 30 minutes: every sweep',
      { asked: { canary: { at: ago(5) } }, incident: incident('exhausted', 30) },
      true,
    ],
    [
      'exhausted for 2 hours: not after 5 minutes',
      { asked: { canary: { at: ago(5) } }, incident: incident('exhausted', 120) },
      false,
    ],
    [
      'exhausted for 2 hours: after 15 minutes',
      { asked: { canary: { at: ago(15) } }, incident: incident('exhausted', 120) },
      true,
    ],
    [
      'exhausted for 2 days: not after 15 minutes',
      { asked: { canary: { at: ago(15) } }, incident: incident('exhausted', 2880) },
      false,
    ],
    [
      'exhausted for 2 days: after an hour',
      { asked: { canary: { at: ago(60) } }, incident: incident('exhausted', 2880) },
      true,
    ],
    [
      'rejected: not after 15 minutes',
      { asked: { canary: { at: ago(15) } }, incident: incident('rejected', 20) },
      false,
    ],
    ['rejected: after 30 minutes', { asked: { canary: { at: ago(30) } }, incident: incident('rejected', 60) }, true],
    [
      'closer watch after a recovery: after 10 minutes',
      { verdicts: healthyCanary, asked: { canary: { at: ago(10) } }, closerUntil: ago(-60) },
      true,
    ],
  ])('%s', (_, state, due) => {
    expect(planPaid(input({}, state)).calls.length > 0).toBe(due)
  })

  it('a balance that jumped up while the pool is refused is a reason to ask at once', () => {
    const state = {
      asked: { canary: { at: ago(5) } },
      incident: incident('exhausted', 2880),
      balance: { at: ago(60), amounts: [usd(0)] },
    }
    const answers = new Map([['shop', [anAnswer('balance', 'healthy', NOW, { amounts: [usd(20)] })]]])

    expect(planPaid(input({}, state)).calls).toHaveLength(0)
    expect(planPaid(input({ answers }, state)).calls).toHaveLength(1)
  })

  it('a spent budget stops them, and says so', () => {
    const spent = { spent: { day: '2025-11-20', usd: 0.01995 } }

    const plan = planPaid(input({}, spent))

    expect(plan.calls).toHaveLength(0)
    expect([...plan.budgetSpent]).toEqual(['pool:shop/default'])
  })

  it('a new UTC day is a new budget', () => {
    expect(planPaid(input({}, { spent: { day: '2025-11-19', usd: 0.02 } })).calls).toHaveLength(1)
  })

  it('are counted before they are made', () => {
    const [call] = planPaid(input()).counted
    if (!call) throw new Error('the canary must be counted')

    const reserved = reserve(emptyState('pool:shop/default', NOW), call, NOW)

    expect(reserved.spent).toEqual({ day: '2025-11-20', usd: 0.0001 })
    expect(reserved.asked).toEqual({ canary: { at: NOW.toISOString(), open: true } })
  })

  it('so cheap that a day costs next to nothing go in every sweep, without bookkeeping', () => {
    const watchList = aWatchList({ keys: [aKey({ pools: [aPool({ costUsd: 2e-8 })] })] })
    const plan = planPaid(input({ watchList }, { verdicts: healthyCanary, asked: { canary: { at: ago(5) } } }))

    expect(plan.calls).toHaveLength(1)
    expect(plan.counted).toHaveLength(0)
  })

  it("are not sent at all where only free questions are wanted, or the pool's canary is off", () => {
    const watchList = aWatchList({ keys: [aKey({ pools: [aPool({ canary: false })] })] })

    expect(planPaid(input({ canaries: 'never' })).calls).toHaveLength(0)
    expect(planPaid(input({ watchList })).calls).toHaveLength(0)
  })
})

describe('what settles a refusal', () => {
  const claude = aPool({ name: 'claude', model: 'claude-1', alternatives: ['c-1', 'claude-one'], costUsd: 0.0001 })
  const chat = aPool({ name: 'chat', model: 'gpt', costUsd: 0.0001 })
  const watchList = aWatchList({ keys: [aKey({ pools: [claude, chat] })] })
  const refusal = anAnswer('canary', 'exhausted', NOW, { call: { pools: ['claude'], model: 'claude-1' } })
  const answers = new Map([['shop', [refusal]]])

  it('each other spelling once, and the cheapest other pool of the key', () => {
    const { calls } = planSettling(input({ watchList, answers }), [{ key: 'shop', pool: 'claude' }])

    expect(calls.map(call => [call.purpose, call.model])).toEqual([
      ['alternative', 'c-1'],
      ['alternative', 'claude-one'],
      ['fallback', 'gpt'],
    ])
  })

  it('nothing that was asked in this sweep already', () => {
    const asked = new Map([
      ['shop', [refusal, anAnswer('canary', 'healthy', NOW, { call: { pools: ['chat'], model: 'gpt' } })]],
    ])

    const { calls } = planSettling(input({ watchList, answers: asked }), [{ key: 'shop', pool: 'claude' }])

    expect(calls.map(call => call.purpose)).toEqual(['alternative', 'alternative'])
  })

  it('never more than the budget has left, all of them together', () => {
    const spent = new Map([
      ['pool:shop/claude', { ...emptyState('pool:shop/claude', NOW), spent: { day: '2025-11-20', usd: 0.00985 } }],
    ])

    const { calls } = planSettling(input({ watchList, answers, states: spent }), [{ key: 'shop', pool: 'claude' }])

    expect(calls.filter(call => call.purpose === 'alternative')).toHaveLength(1)
  })

  it('a fallback on another key', () => {
    const other = aKey({ name: 'ollama', pools: [aPool()] })
    const withFallback = aWatchList({
      keys: [aKey({ pools: [{ ...claude, alternatives: [], fallback: 'ollama' }] }), other],
    })

    const { calls } = planSettling(input({ watchList: withFallback, answers }), [{ key: 'shop', pool: 'claude' }])

    expect(calls.map(call => [call.purpose, call.key, call.model])).toEqual([
      ['fallback', 'ollama', 'small'],
      ['other-model', 'shop', 'small'],
    ])
  })

  it('the declared fallback, and the cheapest other pool of the key beside it', () => {
    const keys = [
      aKey({ pools: [{ ...claude, alternatives: [], fallback: 'ollama' }, chat] }),
      aKey({ name: 'ollama', pools: [aPool()] }),
    ]

    const { calls } = planSettling(input({ watchList: aWatchList({ keys }), answers }), [
      { key: 'shop', pool: 'claude' },
    ])

    expect(calls.map(call => [call.purpose, call.key, call.model])).toEqual([
      ['fallback', 'ollama', 'small'],
      ['sibling', 'shop', 'gpt'],
    ])
  })

  it("the catalogue's cheapest other model, where the key has one pool: once, and within its budget", () => {
    const alone = aWatchList({ keys: [aKey({ pools: [{ ...claude, alternatives: [] }] })] })
    const spent = new Map([
      ['pool:shop/claude', { ...emptyState('pool:shop/claude', NOW), spent: { day: '2025-11-20', usd: 0.01995 } }],
    ])
    const refused = [{ key: 'shop', pool: 'claude' }]

    const { calls, counted } = planSettling(input({ watchList: alone, answers }), refused)

    expect(calls.map(call => [call.purpose, call.model, call.pools])).toEqual([['other-model', 'small', ['claude']]])
    expect(counted).toEqual(calls)
    expect(planSettling(input({ watchList: alone, answers, states: spent }), refused).calls).toEqual([])
  })

  it('spellings are not tried when it was the balance that showed it', () => {
    const { calls } = planSettling(input({ watchList }), [{ key: 'shop', pool: 'claude' }])

    expect(calls.map(call => call.purpose)).toEqual(['fallback'])
  })
})
