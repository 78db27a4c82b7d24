import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shorten } from '../../../lambda/core/render/shorten.ts'

const length = (text: string) => text.length

describe('shortening', () => {
  it('leaves what fits as it is', () => {
    const clauses = [
      { wordings: ['KIE EMPTY 04:15', 'KIE EMPTY'], weight: 2 },
      { wordings: [' Top up.', ''], weight: 1 },
    ]

    expect(shorten(clauses, 40, length)).toBe('KIE EMPTY 04:15 Top up.')
  })

  it('lets the least important clause give way first', () => {
    const clauses = [
      { wordings: ['who'], weight: 9 },
      { wordings: [' unimportant', ''], weight: 1 },
      { wordings: [' important', ''], weight: 5 },
    ]

    expect(shorten(clauses, 13, length)).toBe('who important')
  })

  it('takes back what fits once something longer has gone', () => {
    const clauses = [
      { wordings: ['who'], weight: 9 },
      { wordings: [' small', ''], weight: 1 },
      { wordings: [' very, very long', ''], weight: 5 },
    ]

    expect(shorten(clauses, 10, length)).toBe('who small')
  })

  it('never cuts a wording, and keeps within the bounds wherever the shortest wordings do', () => {
    const clause = fc.record({
      wordings: fc.array(fc.stringMatching(/^[a-z]{0,12}$/), { minLength: 1, maxLength: 4 }),
      weight: fc.integer({ min: 0, max: 3 }),
    })
    fc.assert(
      fc.property(fc.array(clause, { maxLength: 6 }), fc.integer({ min: 0, max: 60 }), (clauses, max) => {
        const shortest = clauses.map(each => each.wordings.at(-1) ?? '').join('')
        fc.pre(shortest.length <= max)

        const text = shorten(clauses, max, length)

        expect(text.length).toBeLessThanOrEqual(max)
        expect(text).toMatch(new RegExp(`^${clauses.map(each => `(?:${each.wordings.join('|')})`).join('')}$`))
      }),
    )
  })
})
