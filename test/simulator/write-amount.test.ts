import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BalanceProbe, Reading } from '../../lambda/core/provider.ts'
import { valuesAt } from '../../simulator/json-path.ts'
import { writeAmount } from '../../simulator/write-amount.ts'

function probe(...reads: readonly Reading[]): BalanceProbe {
  return {
    id: 'balance',
    kind: 'balance',
    request: { path: '/' },
    proof: '',
    reads,
    evidence: { documented: 'https://docs.example.com' },
  }
}

describe('an amount is written', () => {
  it.each<[string, Reading[], unknown, number, string | undefined, unknown]>([
    [
      'into one term',
      [{ measures: 'balance', plus: ['data'], unit: 'credits' }],
      { data: 100 },
      90,
      undefined,
      { data: 90 },
    ],
    ['as the whole body', [{ measures: 'balance', plus: [''], unit: 'credits' }], 100, 90, undefined, 90],
    [
      'as text where text stood',
      [{ measures: 'balance', plus: ['b'], unit: 'USD' }],
      { b: '10.07' },
      0.5,
      undefined,
      { b: '0.5' },
    ],
    [
      'against what is used',
      [{ measures: 'balance', plus: ['all'], minus: ['used'], unit: 'USD' }],
      { all: 9, used: 4 },
      1,
      undefined,
      { all: 5, used: 4 },
    ],
    [
      'scaled back, inverted cents too',
      [{ measures: 'balance', plus: ['cents'], scale: -0.01, unit: 'USD' }],
      { cents: -500 },
      20.5,
      undefined,
      { cents: -2050 },
    ],
    [
      'into a minus when there is no plus',
      [{ measures: 'headroom', minus: ['debt'], unit: 'USD' }],
      { debt: 3 },
      7,
      undefined,
      { debt: -7 },
    ],
    [
      'into the first of several that are summed',
      [{ measures: 'balance', plus: ['w.*.n'], unit: 'USD' }],
      { w: [{ n: 1 }, { n: 2 }] },
      8,
      undefined,
      { w: [{ n: 8 }, { n: 0 }] },
    ],
    [
      'into the element of the unit asked for',
      [{ measures: 'balance', each: 'infos', plus: ['n'], unit: { at: 'c' } }],
      {
        infos: [
          { c: 'CNY', n: '1' },
          { c: 'USD', n: '2' },
        ],
      },
      5,
      'USD',
      {
        infos: [
          { c: 'CNY', n: '1' },
          { c: 'USD', n: '5' },
        ],
      },
    ],
    [
      'into the balance, not into the spend',
      [
        { measures: 'spend', plus: ['s'], unit: 'USD' },
        { measures: 'balance', plus: ['b'], unit: 'USD' },
      ],
      { s: 1, b: 2 },
      3,
      undefined,
      { s: 1, b: 3 },
    ],
  ])('%s', (_, reads, body, amount, unit, written) => {
    expect(writeAmount(body, probe(...reads), amount, unit)).toEqual(written)
  })

  it('so that the terms sum up to it, whatever was recorded', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 })
    const property = fc.property(cents, cents, cents, cents, (amount, first, second, used) => {
      const reads: Reading = { measures: 'balance', plus: ['a', 'b'], minus: ['u'], scale: 0.01, unit: 'USD' }

      const written = writeAmount({ a: first, b: second, u: used }, probe(reads), amount / 100)

      const [a, b, u] = ['a', 'b', 'u'].map(path => Number(valuesAt(written, path)[0]))
      expect(((a ?? 0) + (b ?? 0) - (u ?? 0)) * 0.01).toBeCloseTo(amount / 100, 6)
    })
    fc.assert(property)
  })

  it('and a unit that nothing is read in is refused', () => {
    const reads: Reading = { measures: 'balance', plus: ['data'], unit: 'credits' }

    expect(() => writeAmount({ data: 1 }, probe(reads), 1, 'EUR')).toThrow('reads nothing in EUR')
  })
})
