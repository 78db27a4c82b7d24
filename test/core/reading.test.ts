import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BalanceProbe, Reading } from '../../lambda/core/provider.ts'
import { readBalance } from '../../lambda/core/reading.ts'

const at = new Date('2026-11-20T12:00:00Z')

function read(
  reads: readonly Reading[],
  body: unknown,
  baseUrl = 'https://api.acme.example.com/v1',
  facts: BalanceProbe['facts'] = {},
) {
  const probe: BalanceProbe = {
    id: 'b',
    kind: 'balance',
    request: { path: '/' },
    proof: '',
    reads,
    facts,
    evidence: { documented: 'https://docs.example.com' },
  }
  return readBalance(
    probe,
    { at, status: 200, headers: {}, body: typeof body === 'string' ? body : JSON.stringify(body) },
    baseUrl,
  )
}

const usd = (plus: string, more: Partial<Reading> = {}): Reading => ({
  measures: 'balance',
  plus: [plus],
  unit: 'USD',
  ...more,
})

describe('an amount', () => {
  it.each<[string, Reading, unknown, number]>([
    ['is a number', usd('a'), { a: 12.5 }, 12.5],
    ['may be written as text', usd('a'), { a: ' 12.50 ' }, 12.5],
    ['may be the whole body', usd(''), '7', 7],
    ['zero is zero', usd('a'), { a: 0 }, 0],
    ['may be negative', usd('a'), { a: '-3.2' }, -3.2],
    ['is what was granted less what was used', usd('t', { minus: ['u'] }), { t: 10, u: 9.9 }, 0.1],
    ['is scaled', usd('a', { scale: -0.01 }), { a: '-1250' }, 12.5],
    ['sums a list', usd('xs.*.a'), { xs: [{ a: 0.1 }, { a: 0.2 }] }, 0.3],
    ['sums the values of an object', usd('xs.*'), { xs: { chat: 1, image: 2 } }, 3],
    ['spend of no lines is nothing spent', usd('xs.*.a', { measures: 'spend' }), { xs: [] }, 0],
  ])('%s', (_, reading, body, amount) => {
    expect(read([reading], body)).toMatchObject({ amounts: [{ amount, unit: 'USD' }] })
  })

  it.each<[string, Reading, unknown, string]>([
    ['absent', usd('a.b'), { a: {} }, 'a.b: not in the body'],
    ['null', usd('a'), { a: null }, 'a: not a number'],
    ['a truth value', usd('a'), { a: true }, 'a: not a number'],
    ['words', usd('a'), { a: 'plenty' }, 'a: not a number'],
    ['empty text', usd('a'), { a: '' }, 'a: not a number'],
    ['a list', usd('a'), { a: [1] }, 'a: not a number'],
    ['the used part absent', usd('t', { minus: ['u'] }), { t: 10 }, 'u: not in the body'],
    ['one of a list absent', usd('xs.*.a'), { xs: [{ a: 1 }, {}] }, 'xs.*.a: not in the body'],
    ['an empty list of balances', usd('xs.*.a'), { xs: [] }, 'xs.*.a: nothing there'],
    ['no element to read each of', usd('a', { each: 'xs' }), { xs: [] }, 'xs: nothing there'],
    ['no unit where it should stand', usd('a', { unit: { at: 'c' } }), { a: 1 }, 'c: no unit'],
    [
      'a host without a unit',
      usd('a', { unit: { byHost: { 'other.example.com': 'CNY' } } }),
      { a: 1 },
      'host: no unit',
    ],
  ])('%s is unreadable, naming the path', (_, reading, body, unreadable) => {
    expect(read([reading], body)).toEqual({ unreadable })
  })

  it('is unreadable in what is not JSON', () => {
    expect(read([usd('a')], '<html>')).toEqual({ unreadable: 'the body is not JSON' })
  })
})

describe('several amounts', () => {
  it('keep their own units, one for each element', () => {
    const reading = usd('total', { each: 'infos', unit: { at: 'currency' } })
    const body = {
      infos: [
        { currency: 'cny', total: '47.44' },
        { currency: 'USD', total: '0.00' },
      ],
    }

    expect(read([reading], body)).toMatchObject({
      amounts: [
        { amount: 47.44, unit: 'CNY' },
        { amount: 0, unit: 'USD' },
      ],
    })
  })

  it('leave out an optional one that is absent, but not one that is odd', () => {
    const optional = usd('limit', { measures: 'limit', optional: true })

    expect(read([usd('a'), optional], { a: 1 })).toMatchObject({ amounts: [{ measures: 'balance' }] })
    expect(read([usd('a'), optional], { a: 1, limit: null })).toMatchObject({ amounts: [{ measures: 'balance' }] })
    expect(read([usd('a'), optional], { a: 1, limit: 'much' })).toEqual({ unreadable: 'limit: not a number' })
  })

  it('take the unit of the host that was asked', () => {
    const reading = usd('a', { unit: { byHost: { 'api.acme.example.com': 'USD', 'api.acme.example.cn': 'CNY' } } })

    expect(read([reading], { a: 1 }, 'https://api.acme.example.cn:443/v1')).toMatchObject({
      amounts: [{ unit: 'CNY' }],
    })
  })
})

it('tells when the allowance comes back, and facts beside the amount', () => {
  const reading = usd('left', { resetsAt: 'next' })

  const readings = read(
    [reading],
    { left: 1, next: 1_795_176_060, auto: { on: false }, plan: 'free' },
    'https://x.example.com',
    {
      autoTopUp: 'auto.on',
      plan: 'plan',
      spendLimit: 'none',
    },
  )

  expect(readings).toEqual({
    amounts: [{ measures: 'balance', amount: 1, unit: 'USD', resetsAt: '2026-11-20T12:01:00.000Z' }],
    facts: { autoTopUp: 'false', plan: 'free' },
  })
})

describe('what of a balance was given, and what of it expires', () => {
  const reading: Reading = {
    ...usd('left'),
    granted: 'given',
    expiring: { each: 'lots', amount: 'left', at: 'until' },
  }
  const partsOf = (body: object, changes: Partial<Reading> = {}) => {
    const readings = read([{ ...reading, ...changes }], { left: 100, ...body })
    const [amount] = 'amounts' in readings ? readings.amounts : []
    return { granted: amount?.granted, expiring: amount?.expiring }
  }
  const lot = (left: unknown, until: unknown) => ({ left, until })

  it('is read beside it, the earliest day first', () => {
    expect(partsOf({ given: '10.50', lots: [lot(60, '2027-01-01'), lot('40', 1_796_000_000)] })).toEqual({
      granted: 10.5,
      expiring: [
        { amount: 40, at: '2026-11-30T00:53:20.000Z' },
        { amount: 60, at: '2027-01-01T00:00:00.000Z' },
      ],
    })
  })

  it.each<[string, object]>([
    ['absent', {}],
    ['null', { given: null, lots: null }],
    ['nothing', { given: 0, lots: [] }],
    ['more than there is', { given: 101, lots: [lot(101, '2027-01-01')] }],
    ['no number', { given: 'some', lots: [lot('some', '2027-01-01')] }],
    ['over', { lots: [lot(5, '2026-11-01')] }],
    ['on no day that can be read', { lots: [lot(5, 'soon'), lot(5, '31/12/27'), lot(5, null), lot(5, {})] }],
    ['further off than anybody sells', { lots: [lot(5, '2126-11-20')] }],
  ])('is left out where it is %s, and the amount is read all the same', (_, body) => {
    expect(partsOf(body)).toEqual({ granted: undefined, expiring: undefined })
    expect(read([reading], { left: 100, ...body })).toMatchObject({ amounts: [{ amount: 100 }] })
  })

  it('is in the scale of the amount, and of four days at most', () => {
    const lots = Array.from({ length: 9 }, (_, index) => lot(100, `2027-01-0${9 - index}`))

    const { granted, expiring } = partsOf({ left: 1_000, given: 500, lots }, { scale: 0.01 })

    expect(granted).toBe(5)
    expect(expiring?.map(({ amount, at }) => `${amount} ${at.slice(0, 10)}`)).toEqual([
      '1 2027-01-01',
      '1 2027-01-02',
      '1 2027-01-03',
      '1 2027-01-04',
    ])
  })
})

it('never makes an amount of what is not one', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const readings = read([usd('a')], { a: value })
      const isAmount =
        typeof value === 'number' ||
        (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))

      expect('unreadable' in readings || isAmount).toBe(true)
    }),
  )
})
