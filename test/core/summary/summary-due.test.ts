import { describe, expect, it } from 'vitest'
import { summaryDue } from '../../../lambda/core/summary/summary-due.ts'

const MONDAY = { day: 'monday', at: '08:00' } as const

describe('when a summary is due', () => {
  it.each<[string, string, string | undefined, string | undefined]>([
    ['Monday 07:55 in Amsterdam: not yet', '2025-12-01T06:55:00Z', '2025-12-01T06:50:00Z', undefined],
    [
      'Monday 08:00 in Amsterdam, the first of a month',
      '2025-12-01T07:00:00Z',
      '2025-12-01T06:55:00Z',
      '2025-12-01T07:00:00.000Z month',
    ],
    ['the next sweep: owed already', '2025-12-01T07:05:00Z', '2025-12-01T07:00:10Z', undefined],
    [
      'Tuesday 02:00: missed by a day of silence, still owed',
      '2025-12-09T01:00:00Z',
      '2025-12-01T07:00:10Z',
      '2025-12-08T07:00:00.000Z',
    ],
    ['Tuesday 09:00: too late', '2025-12-09T08:00:00Z', '2025-12-01T07:00:10Z', undefined],
    [
      'a Thursday that is the first of a month',
      '2026-01-01T07:00:00Z',
      '2025-12-29T07:00:00Z',
      '2026-01-01T07:00:00.000Z month',
    ],
    [
      'summer time: 08:00 is an hour earlier in UTC',
      '2026-06-08T06:00:00Z',
      '2026-06-01T06:00:00Z',
      '2026-06-08T06:00:00.000Z',
    ],
    [
      'the Monday after the clocks went forward',
      '2026-03-30T06:00:00Z',
      '2026-03-23T07:00:00Z',
      '2026-03-30T06:00:00.000Z',
    ],
  ])('%s', (_, now, lastAt, expected) => {
    const due = summaryDue(
      MONDAY,
      'Europe/Amsterdam',
      lastAt === undefined ? undefined : new Date(lastAt),
      new Date(now),
    )

    expect(due && `${due.at.toISOString()}${due.withMonth ? ' month' : ''}`).toBe(expected)
  })

  it('is owed exactly once a week, and once more on the first of a month, through a year of sweeps', () => {
    let lastAt = new Date('2026-01-01T23:55:00Z')
    const owed: Date[] = []
    for (let now = Date.parse('2026-01-02T00:00:00Z'); now < Date.parse('2027-01-01T00:00:00Z'); now += 15 * 60_000) {
      const due = summaryDue(MONDAY, 'America/New_York', lastAt, new Date(now))
      if (!due) continue
      owed.push(due.at)
      lastAt = new Date(now)
    }

    // 52 Mondays from 5 January to 28 December, 11 firsts of a month, one of them (1 June) a Monday itself.
    expect(owed).toHaveLength(52 + 11 - 1)
  })
})
