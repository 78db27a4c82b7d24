import { expect, it } from 'vitest'
import type { Condition } from '../../../lambda/core/condition.ts'
import { transition } from '../../../lambda/core/incident/transition.ts'
import { emptyState, type SubjectState } from '../../../lambda/core/state.ts'
import { aCondition, usd } from '../../support/builders.ts'

const POLICY = { reminders: { firstMs: 4 * 3_600_000, thenMs: 24 * 3_600_000 }, timeZone: 'UTC' }

/** One sweep: the balance read, and what it means. */
function sweep(state: SubjectState, at: string, condition: Condition, amount: number) {
  const facts = {
    since: state.since,
    by: condition.by,
    certainty: condition.certainty,
    balance: [usd(amount)],
  } as const
  const subject = { about: 'pool', key: 'kie', pool: 'video' } as const
  const { state: next, notices } = transition({
    subject,
    state,
    condition,
    fresh: true,
    facts,
    policy: POLICY,
    now: new Date(at),
  })
  return { state: next, notice: notices[0] }
}

it('what was low for days and then empty was down since it was empty, from the balance it was empty with', () => {
  const balance = { by: 'balance', proves: ['balance'] } as const
  const start = emptyState('pool:kie/video', new Date('2025-12-02T00:00:00Z'))

  const low = sweep(start, '2025-12-02T08:30:00Z', aCondition('low', balance), 9)
  const empty = sweep(low.state, '2025-12-04T04:15:00Z', aCondition('exhausted', balance), 1)
  const first = sweep(empty.state, '2025-12-04T04:30:00Z', aCondition('healthy'), 60)
  const second = sweep(first.state, '2025-12-04T04:31:00Z', aCondition('healthy'), 60)

  expect(empty.notice).toMatchObject({ kind: 'opened', facts: { since: '2025-12-04T04:15:00.000Z' } })
  expect(second.notice).toMatchObject({
    kind: 'recovered',
    facts: { lastedMs: 15 * 60_000, balanceBefore: [usd(1)], endedAt: '2025-12-04T04:30:00.000Z' },
  })
})
