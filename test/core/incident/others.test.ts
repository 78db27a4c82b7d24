import { describe, expect, it } from 'vitest'
import type { ConditionKind } from '../../../lambda/core/condition.ts'
import { withOthers } from '../../../lambda/core/incident/others.ts'
import type { Notice } from '../../../lambda/core/notice.ts'
import { emptyState, type SubjectState } from '../../../lambda/core/state.ts'
import type { WatchedKey } from '../../../lambda/core/watch-list.ts'
import { acme, aKey, aPool, aWatchList, usd } from '../../support/builders.ts'

const AT = '2025-11-20T02:05:00.000Z'
const minutes = (count: number) => new Date(Date.parse(AT) + count * 60_000).toISOString()

const key = (name: string, over: Partial<WatchedKey> = {}) => aKey({ name, account: name, ...over })

function state(name: string, kind?: ConditionKind, openedAt = AT, over: Partial<SubjectState> = {}): SubjectState {
  return {
    ...emptyState(`pool:${name}/default`, new Date(AT)),
    condition: kind ?? 'healthy',
    lastHealthyAt: minutes(-60),
    ...(kind && { incident: { id: name, kind, openedAt, shownBy: [], reminders: 0 } }),
    ...over,
  }
}

function notice(name: string, over: Partial<Notice> = {}): Notice {
  return {
    id: name,
    kind: 'opened',
    severity: 'urgent',
    subject: { about: 'pool', key: name, pool: 'default' },
    at: AT,
    incident: { id: name, openedAt: AT },
    condition: 'exhausted',
    facts: { since: AT, by: 'verdict', certainty: 'certain' },
    ...over,
  }
}

function othersOf(keys: readonly WatchedKey[], states: readonly SubjectState[], told = notice('one')) {
  const known = {
    watchList: aWatchList({ keys }),
    providers: new Map([[acme.id, acme]]),
    states: new Map(states.map(each => [each.subject, each])),
  }
  return withOthers([told], known)[0]?.facts.others
}

const three = [key('one'), key('two'), key('three')]

describe('other accounts at the provider', () => {
  it('that were refused within ten minutes, before or after, turned together', () => {
    const states = [
      state('one', 'exhausted'),
      state('two', 'rejected', minutes(-4)),
      state('three', 'suspended', minutes(9)),
    ]

    expect(othersOf(three, states)).toEqual({ accounts: 2, turned: 2, from: minutes(-4), unexplained: 2, fine: 0 })
  })

  it.each<[string, SubjectState]>([
    ['longer ago', state('two', 'exhausted', minutes(-11))],
    ['that never worked', { ...state('two', 'rejected'), lastHealthyAt: '' }],
    ['whose model is gone', state('two', 'retired')],
    ['that are low', state('two', 'low')],
  ])('%s did not', (_, other) => {
    const { lastHealthyAt, ...never } = other
    const states = [state('one', 'exhausted'), lastHealthyAt === '' ? never : other, state('three')]

    expect(othersOf(three, states)).toMatchObject({ accounts: 2, turned: 0, fine: 1 })
  })

  it('are counted once, however many keys and pools they have', () => {
    const keys = [
      key('one'),
      key('two', { pools: [aPool(), aPool({ name: 'video' })] }),
      key('two-b', { account: 'two' }),
      key('one-b', { account: 'one' }),
    ]
    const states = [
      state('one', 'exhausted'),
      state('one-b', 'exhausted'),
      state('two', 'exhausted'),
      { ...state('two', 'exhausted'), subject: 'pool:two/video' },
      state('two-b', 'exhausted'),
    ]

    expect(othersOf(keys, states)).toMatchObject({ accounts: 1, turned: 1 })
  })

  it('explain themselves where their own balance is gone', () => {
    const gone = { balance: { at: AT, amounts: [usd(0)] } }
    const left = { balance: { at: AT, amounts: [usd(30)] } }
    const own = state('one', 'exhausted')

    expect(
      othersOf(three, [own, state('two', 'exhausted', AT, gone), state('three', 'exhausted', AT, gone)]),
    ).toMatchObject({
      turned: 2,
      unexplained: 0,
    })
    expect(
      othersOf(three, [own, state('two', 'exhausted', AT, gone), state('three', 'exhausted', AT, left)]),
    ).toMatchObject({
      turned: 2,
      unexplained: 1,
    })
    expect(othersOf(three, [state('one', 'exhausted', AT, gone), state('two', 'exhausted')])?.isExplained).toBe(true)
  })

  it('are those of the same servers: a private server is no neighbour of another', () => {
    const keys = [key('one', { baseUrl: 'https://a.example.com' }), key('two', { baseUrl: 'https://b.example.com' })]

    expect(othersOf(keys, [state('one', 'exhausted'), state('two', 'exhausted')])).toBeUndefined()
  })

  it('are nothing to a recovery, or to a balance that is low', () => {
    const states = three.map(({ name }) => state(name, 'exhausted'))

    expect(othersOf(three, states, notice('one', { kind: 'recovered' }))).toBeUndefined()
    expect(othersOf(three, states, notice('one', { condition: 'low' }))).toBeUndefined()
  })
})
