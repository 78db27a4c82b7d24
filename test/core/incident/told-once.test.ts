import { describe, expect, it } from 'vitest'
import type { Condition } from '../../../lambda/core/condition.ts'
import { transition } from '../../../lambda/core/incident/transition.ts'
import { emptyState, type SubjectState } from '../../../lambda/core/state.ts'
import { aCondition } from '../../support/builders.ts'

const START = new Date('2025-12-01T00:00:00Z')
const POLICY = { reminders: { firstMs: 4 * 3_600_000, thenMs: 24 * 3_600_000 }, timeZone: 'UTC' }
const SILENCED = { silence: { until: '2025-12-01T03:00:00.000Z', because: 'on it' } }

type Line = readonly [clock: string, condition: Condition, expected: string, change?: Partial<SubjectState>]

/** Runs a story, one line per sweep ('1 03:05': day and time), and holds what was told against what is expected. */
function check(lines: readonly Line[], over: Partial<Parameters<typeof transition>[0]> = {}): SubjectState {
  let state = emptyState('pool:kie/video', START)
  const told = lines.map(([clock, condition, , change]) => {
    const [day = '1', time = '00:00'] = clock.split(' ')
    const now = new Date(`2025-12-${day.padStart(2, '0')}T${time}:00Z`)
    const next = transition({
      subject: { about: 'pool', key: 'kie', pool: 'video' },
      state: { ...state, ...change },
      condition,
      fresh: true,
      facts: { since: now.toISOString(), by: condition.by, certainty: condition.certainty },
      policy: POLICY,
      now,
      ...over,
    })
    state = next.state
    const [notice] = next.notices
    if (notice === undefined) return ''
    const { severity, kind, condition: what, before } = notice
    return `${severity} ${kind} ${what}${before === undefined ? '' : ` after ${before}`}`
  })

  expect(told).toEqual(lines.map(([, , expected]) => expected))
  return state
}

const healthy = aCondition('healthy')
const low = aCondition('low', { by: 'balance', proves: ['balance', 'canary'] })
const critical = aCondition('critical', { by: 'balance', proves: ['balance', 'canary'] })
const empty = aCondition('exhausted')
const capped = aCondition('capped')
const rejected = aCondition('rejected')
const forbidden = aCondition('forbidden')
const retired = aCondition('retired')

describe('blocks that change', () => {
  it('are told once each, however often they alternate, and reminded of as what holds', () => {
    check([
      ['1 00:00', empty, 'urgent opened exhausted'],
      ['1 00:05', capped, 'urgent worse capped after exhausted'],
      ['1 00:10', empty, ''],
      ['1 00:15', capped, ''],
      ['1 04:05', empty, 'urgent reminder exhausted'],
      ['1 05:00', healthy, ''],
      ['1 05:05', healthy, 'urgent recovered healthy after exhausted'],
    ])
  })

  it('are told to everybody who heard of the first, even what would be a warning by itself', () => {
    check([
      ['1 00:00', empty, 'urgent opened exhausted'],
      ['1 00:05', forbidden, ''],
      ['1 00:10', forbidden, 'urgent worse forbidden after exhausted'],
      ['1 04:10', forbidden, 'urgent reminder forbidden'],
    ])
  })

  it('are reminded of while two kinds alternate and neither is confirmed', () => {
    check([
      ['1 00:00', empty, 'urgent opened exhausted'],
      ['1 03:55', rejected, ''],
      ['1 04:00', forbidden, 'urgent reminder exhausted'],
    ])
  })
})

describe('a line that outlives a block', () => {
  it('is urgent where it is, whatever the block was told as, and is reminded of', () => {
    check([
      ['1 00:00', retired, ''],
      ['1 00:05', retired, 'warning opened retired'],
      ['1 01:00', critical, ''],
      ['1 01:05', critical, 'urgent recovered critical after retired'],
      ['1 05:05', critical, 'urgent reminder critical'],
    ])
  })

  it('stands as told where nobody heard of the block', () => {
    check([
      ['1 00:00', critical, 'urgent opened critical'],
      ['1 00:30', empty, '', SILENCED],
      ['1 01:00', low, ''],
      ['1 01:05', low, ''],
      ['1 04:00', low, 'urgent reminder critical'],
      ['1 05:00', healthy, ''],
      ['1 05:05', healthy, 'urgent recovered healthy after critical'],
    ])
  })

  it('comes before a block with what was last told of it, not with what a silence hid', () => {
    check([
      ['1 00:00', low, 'warning opened low'],
      ['1 01:00', critical, '', SILENCED],
      ['1 03:05', empty, 'urgent opened exhausted after low'],
    ])
  })
})

describe('flapping over a line', () => {
  it('is said once, like any other', () => {
    check([
      ['1 00:00', low, 'warning opened low'],
      ['1 01:00', empty, 'urgent opened exhausted after low'],
      ['1 01:10', low, ''],
      ['1 01:15', low, 'urgent recovered low after exhausted'],
      ['1 02:00', empty, 'urgent opened exhausted after low'],
      ['1 02:10', low, ''],
      ['1 02:15', low, 'urgent recovered low after exhausted'],
      ['1 03:00', empty, 'urgent opened exhausted after low'],
      ['1 03:10', low, ''],
      ['1 03:15', low, 'urgent flapping low after exhausted'],
      ['1 04:00', empty, ''],
      ['1 04:10', low, ''],
      ['1 04:15', low, ''],
    ])
  })

  it('days later a block is told at once again', () => {
    const flapping = {
      id: 'f',
      since: '2025-12-01T00:00:00.000Z',
      episodes: 3,
      lastEndedAt: '2025-12-01T03:00:00.000Z',
      severity: 'urgent',
    } as const

    check([
      ['1 00:00', low, 'warning opened low'],
      ['3 00:00', empty, 'urgent opened exhausted after low', { flapping }],
    ])
  })
})

describe('a line held back for the night', () => {
  it('is not told twice as a warning where no sweep ran between two nights', () => {
    const policy = { ...POLICY, quietHours: { from: '22:00', to: '07:00' } }

    check(
      [
        ['1 00:05', critical, 'warning opened critical'],
        ['2 00:15', critical, 'warning reminder critical'],
        ['2 07:00', critical, 'urgent worse critical after critical'],
      ],
      { policy },
    )
  })
})

describe('a key whose account was told of with another key', () => {
  it('ends in silence under the line, as it began', () => {
    const toldWith = () => 'pool:other/video'

    const state = check(
      [
        ['1 00:00', empty, ''],
        ['1 01:00', low, ''],
        ['1 01:05', low, ''],
        ['1 02:00', healthy, ''],
        ['1 02:05', healthy, ''],
      ],
      { toldWith },
    )

    expect(state.incident).toBeUndefined()
  })
})

describe('news of a line that stands, while it is silenced', () => {
  const estimate = aCondition('low', { by: 'estimate', certainty: 'likely' })

  it.each([
    ['that it burns', low, aCondition('low', { by: 'burning' }), 'urgent worse low after low'],
    [
      'that a top-up seems to be missing',
      estimate,
      aCondition('low', { by: 'estimate', certainty: 'likely', contradiction: 'top-up-missing' }),
      'warning worse low after low',
    ],
  ])('%s is told when the silence ends, once', (_, line, news, expected) => {
    check([
      ['1 00:00', line, 'warning opened low'],
      ['1 01:00', news, '', SILENCED],
      ['1 02:00', news, '', SILENCED],
      ['1 03:00', news, expected],
      ['1 03:05', news, ''],
    ])
  })

  it('a step of the budget is told when it ends, though another key speaks for the line', () => {
    const onceTold = { month: '2025-12', amount: 100, steps: ['near'] as const }
    const near = aCondition('low', { by: 'budget', onceTold })
    const spokenFor = { toldWith: (_: string, by?: string) => (by === undefined ? 'pool:other/video' : undefined) }
    const silenced = check(
      [
        ['1 00:00', low, ''],
        ['1 01:00', near, '', SILENCED],
      ],
      spokenFor,
    )

    expect(silenced.budgetTold).toBeUndefined()
  })
})

describe('a line by an estimate that outlives a block', () => {
  it('is not reminded of, as one that was told by itself is not', () => {
    const critical = aCondition('critical', { by: 'estimate', certainty: 'likely', proves: ['canary'] })

    const estimate = { amount: 5, declaredAt: '2025-11-30', measuredAt: '2025-12-01T00:00:00.000Z' }
    const facts = { since: '2025-12-01T00:00:00.000Z', by: 'estimate', certainty: 'likely', estimate } as const

    check(
      [
        ['1 00:00', empty, 'urgent opened exhausted'],
        ['1 01:00', critical, ''],
        ['1 01:05', critical, 'urgent recovered critical after exhausted'],
        ['1 05:10', critical, ''],
        ['2 05:10', critical, ''],
      ],
      { facts },
    )
  })
})

describe('a recharge that did not come, in quiet hours', () => {
  it('wakes nobody, and what was urgent before them is not told again after them', () => {
    const missed = { ...critical, recharge: { below: { amount: 10, unit: 'USD' }, since: '2025-12-01T21:00:00.000Z' } }

    check(
      [
        ['1 20:00', critical, 'urgent opened critical'],
        ['1 23:00', missed, 'warning worse critical after critical'],
        ['2 03:00', missed, 'urgent reminder critical'],
        ['2 07:00', missed, ''],
      ],
      { policy: { ...POLICY, quietHours: { from: '22:00', to: '07:00' } } },
    )
  })
})

it('a step of the budget opens, and is over, for a key whose line another key’s notice spoke for', () => {
  const onceTold = { month: '2025-12', amount: 100, steps: ['near'] as const }
  const near = aCondition('low', { by: 'budget', onceTold })

  check(
    [
      ['1 00:00', low, ''],
      ['1 01:00', near, 'warning opened low'],
      ['1 02:00', healthy, ''],
      ['1 02:05', healthy, 'warning recovered healthy after low'],
    ],
    { toldWith: (_: string, by?: string) => (by === undefined ? 'pool:other/video' : undefined) },
  )
})
