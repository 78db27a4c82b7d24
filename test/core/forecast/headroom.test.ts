import { describe, expect, it } from 'vitest'
import { headroomOf, headroomUnit, isBalance, isReset, resetsAt } from '../../../lambda/core/forecast/headroom.ts'

const NOW = new Date('2025-11-20T12:00:00Z')
const later = '2025-12-01T00:00:00.000Z'

describe('the readings of what is left of a limit', () => {
  it('are those of one key, in the unit of the amount', () => {
    const own = { unit: headroomUnit('USD', 'shop'), points: [] }
    const other = { unit: headroomUnit('USD', 'blog'), points: [] }

    expect(headroomOf([own, other, { unit: 'USD', points: [] }], 'shop')).toEqual([{ unit: 'USD', points: [] }])
    expect([own, { unit: 'USD' }].map(isBalance)).toEqual([false, true])
  })
})

describe('when an allowance begins anew', () => {
  it.each([
    ['is what its reading says', { measures: 'headroom', resetsAt: later }, new Date(later)],
    ['is not known where it does not say', { measures: 'headroom' }, undefined],
    ['is not known once that has passed', { measures: 'headroom', resetsAt: '2025-11-19T00:00:00.000Z' }, undefined],
    ['is not that of a spend', { measures: 'spend', resetsAt: later }, undefined],
  ] as const)('%s', (_, measured, expected) => {
    expect(resetsAt('credits', [{ amount: 5, unit: 'credits', ...measured }], NOW)).toEqual(expected)
  })

  it('counts where that is before the end at the present pace', () => {
    const at = (iso: string) => ({ emptyAt: new Date(iso), soonest: NOW, latest: NOW, perHour: 1, unit: 'credits' })

    expect(isReset({ kind: 'lasts', ...at('2025-12-02T00:00:00Z') }, new Date(later))).toBe(true)
    expect(isReset({ kind: 'lasts', ...at('2025-11-30T00:00:00Z') }, new Date(later))).toBe(false)
    expect(isReset({ kind: 'lasts', ...at('2025-12-02T00:00:00Z') }, undefined)).toBe(false)
  })
})
