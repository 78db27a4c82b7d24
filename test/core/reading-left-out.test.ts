import { describe, expect, it } from 'vitest'
import type { BalanceProbe, Reading } from '../../lambda/core/provider.ts'
import { readBalance } from '../../lambda/core/reading.ts'

function probeWith(reading: Partial<Reading>, facts: BalanceProbe['facts'] = {}): BalanceProbe {
  return {
    id: 'balance',
    kind: 'balance',
    request: { path: '/balance' },
    proof: 'left',
    reads: [{ measures: 'balance', plus: ['left'], unit: 'USD', ...reading }],
    facts,
    evidence: { unconfirmed: 'a test' },
  }
}

function read(probe: BalanceProbe, body: unknown) {
  return readBalance(
    probe,
    { at: new Date(0), status: 200, headers: {}, body: JSON.stringify(body) },
    'https://api.example.com',
  )
}

describe('a reading that is left out', () => {
  it.each([
    ['what an account that pays afterwards owes is not a balance', { prepaidOnly: true }, -4.25, []],
    ['an empty prepaid balance is one', { prepaidOnly: true }, 0, [0]],
    ['a debt is a balance where nobody says otherwise', {}, -4.25, [-4.25]],
    ['a limit of zero is no limit', { measures: 'limit', zeroIsNone: true }, 0, []],
    ['a balance of zero is zero', {}, 0, [0]],
  ] as const)('%s', (_, reading, left, amounts) => {
    const readings = read(probeWith(reading, { plan: 'plan' }), { left, plan: 'pro' })

    expect(readings).toMatchObject({
      amounts: amounts.map(amount => ({ amount, unit: 'USD' })),
      facts: { plan: 'pro' },
    })
  })

  it('leaves an answer unreadable that says nothing else', () => {
    expect(read(probeWith({ zeroIsNone: true }), { left: 0 })).toEqual({ unreadable: 'no amount in the body' })
  })
})

it('what is read can be stored: a refill is written as ISO text', () => {
  const refill = { resetsAt: 'refill' } as const

  expect(read(probeWith(refill), { left: 5, refill: '1970-01-08T00:00:00Z' })).toStrictEqual({
    amounts: [{ measures: 'balance', amount: 5, unit: 'USD', resetsAt: '1970-01-08T00:00:00.000Z' }],
    facts: {},
  })
})
