import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { silence } from '../../lambda/core/incident/operator.ts'
import type { BalanceProbe, Provider } from '../../lambda/core/provider.ts'
import { readBalance } from '../../lambda/core/reading.ts'
import type { WatchedKey } from '../../lambda/core/watch-list.ts'
import { createMemoryStore } from '../../lambda/io/memory-store.ts'
import { findProvider } from '../../lambda/providers/all.ts'
import { acme, aKey, aPool, aWatchList } from '../support/builders.ts'
import { type Deployment, deploy, EMPTY, OK, type Reply } from '../support/sweeping.ts'

const START = Date.parse('2025-11-20T08:00:00Z')
const declared = aKey({ autoRecharge: { below: { amount: 10, unit: 'USD' }, to: { amount: 50, unit: 'USD' } } })

/** One sweep every five minutes, with these balances; `undefined`: not read. */
async function play(deployment: Deployment, balances: readonly (number | Reply | undefined)[], from = 0) {
  const told: string[] = []
  for (const [index, balance] of balances.entries()) {
    deployment.reply = call => {
      if (call.probe.kind !== 'balance') return OK[call.probe.kind]
      if (balance === undefined) return { failure: 'timeout' }
      return typeof balance === 'number' ? OK.balance(balance) : balance
    }
    const { notices } = await deployment.at(new Date(START + (from + index) * 5 * 60_000).toISOString())
    told.push(
      ...notices.map(
        ({ kind, condition, severity, facts }) => `${index}: ${kind} ${condition} by ${facts.by} ${severity}`,
      ),
    )
  }
  return told
}

async function silenceUntil({ store }: Deployment, minutes: number): Promise<void> {
  const states = [...(await store.load()).states.values()].filter(({ subject }) => subject.startsWith('pool:'))
  const until = new Date(START + minutes * 60_000)
  await store.record(states.map(state => ({ ...silence(state, until, 'a test').state, version: state.version + 1 })))
}

const watch = (key: WatchedKey, providers: readonly Provider[] = [acme]) =>
  deploy(aWatchList({ keys: [key] }), providers)
/** The first e-mail on one line. */
const textOf = ({ published }: Deployment) => published[0]?.email.replace(/\s+/g, ' ')
const under = (count: number, amount = 8) => Array.from({ length: count }, () => amount)

describe('a balance under the line of auto-recharge', () => {
  it('is told once, as a warning, when half an hour has gone by; and is over when the money came', async () => {
    const told = await play(watch(declared), [12, ...under(30), 50, 49])

    expect(told).toEqual(['7: opened low by recharge warning', '32: recovered healthy by verdict warning'])
  })

  it('is not told where the recharge came in time', async () => {
    expect(await play(watch(declared), [12, 9, 8, 8, 8, 50, 49, 12, 9, 8, 50])).toEqual([])
  })

  it('is told again at the next passing', async () => {
    const told = await play(watch(declared), [12, ...under(8), 50, 50, 50, ...under(8)])

    expect(told.filter(each => each.includes('opened'))).toHaveLength(2)
  })

  it('is told beside a line that stands, and not twice', async () => {
    const key = { ...declared, low: [{ amount: 20, unit: 'USD' }] }
    const told = await play(watch(key), [12, ...under(20)])

    expect(told).toEqual(['0: opened low by balance warning', '7: worse low by recharge warning'])
  })

  it('and again at the next passing of that line, under a notice of its own', async () => {
    const key = { ...declared, low: [{ amount: 20, unit: 'USD' }] }
    const deployment = watch(key)
    const told = await play(deployment, [12, ...under(8), 15, 15, ...under(8)])

    expect(told.filter(each => each.includes('recharge'))).toHaveLength(2)
    expect(new Set(deployment.published.map(({ id }) => id)).size).toBe(3)
  })

  it('is told beside a line when a silence ends during which it passed', async () => {
    const deployment = watch({ ...declared, low: [{ amount: 20, unit: 'USD' }] })
    await play(deployment, [12])
    await silenceUntil(deployment, 60)

    const told = await play(deployment, under(20), 1)

    expect(told).toEqual(['11: worse low by recharge warning'])
  })

  it('opens, where it passes as a silence ends during which a line was crossed that nobody heard of', async () => {
    const deployment = watch({ ...declared, low: [{ amount: 20, unit: 'USD' }] })
    await play(deployment, [50])
    await silenceUntil(deployment, 35)

    const told = await play(deployment, under(20), 1)

    expect(told).toEqual(['6: opened low by balance warning'])
    expect(textOf(deployment)).toContain('Auto-recharge failed')
  })

  it('is told when what hid it was not confirmed', async () => {
    const deployment = watch({
      ...declared,
      low: [{ amount: 20, unit: 'USD' }],
      pools: [aPool({ canary: false })],
    })
    await play(deployment, [12, ...under(6)])
    deployment.reply = ({ probe }) => (probe.kind === 'balance' ? OK.balance(8) : { status: 401, body: {} })
    const hidden = await deployment.at(new Date(START + 7 * 5 * 60_000).toISOString())

    expect(hidden.notices.map(({ kind, condition, facts }) => [kind, condition, facts.by])).toEqual([])
    expect(await play(deployment, under(3), 8)).toEqual(['0: worse low by recharge warning'])
  })

  it('stands while the balance is not read', async () => {
    const deployment = watch(declared)
    await play(deployment, [12, ...under(8)])

    expect(await play(deployment, [undefined, undefined, undefined], 9)).toEqual([])
    expect(deployment.lines.pools.at(-1)?.condition).toBe('low')
  })

  it('counts three readings, however long they are apart', async () => {
    const deployment = watch(declared)
    const told: number[] = []
    for (const hours of [0, 8, 16]) {
      deployment.reply = call => (call.probe.kind === 'balance' ? OK.balance(8) : OK[call.probe.kind])
      told.push((await deployment.at(new Date(START + hours * 3_600_000).toISOString())).notices.length)
    }

    expect(told).toEqual([0, 0, 1])
  })

  it('is no write in every sweep', async () => {
    const deployment = watch({ ...declared, pools: [aPool({ canary: false })] })
    const store = createMemoryStore()
    let writes = 0
    deployment.store = {
      ...store,
      record: states => {
        writes += states.length
        return store.record(states)
      },
    }
    await play(deployment, [12, ...under(9)])
    writes = 0

    await play(deployment, under(10), 10)

    // The hourly one of the balance itself.
    expect(writes).toBeLessThanOrEqual(1)
  })

  it('is told by one pool of the key', async () => {
    const key = { ...declared, pools: [aPool({ name: 'chat' }), aPool({ name: 'video' })] }

    expect(await play(watch(key), [12, ...under(9)])).toHaveLength(1)
  })

  it('says what should have happened, in words', async () => {
    const deployment = watch(declared)
    await play(deployment, [12, ...under(8)])

    expect(deployment.published[0]?.subject).toBe('Acme: $8.00 left, no auto-recharge since 08:05 (due under $10.00)')
    expect(textOf(deployment)).toContain('Under $10.00 it should have been topped up by itself, to $50.00')
    expect(textOf(deployment)).toContain('1. See why the payment did not go through')
  })

  it('is a cause of the account being empty', async () => {
    const deployment = watch(declared)
    deployment.reply = call => (call.probe.kind === 'balance' ? OK.balance(0) : EMPTY)
    await deployment.at('08:00')

    expect(textOf(deployment)).toContain('Auto-recharge failed')
  })
})

describe('a line that the provider tells', () => {
  const [balance, ...rest] = acme.probes
  const provider: Provider = {
    ...acme,
    probes: [
      {
        ...balance,
        reads: [
          ...balance.reads,
          { measures: 'recharge', plus: ['recharge.below'], unit: 'USD', optional: true, zeroIsNone: true },
        ],
        facts: { autoTopUp: 'recharge.on' },
      },
      ...rest,
    ],
  }
  const reads = (amount: number, on: boolean): Reply => ({
    status: 200,
    body: { balance: amount, recharge: { on, below: 10 } },
  })

  it('counts without being declared', async () => {
    const told = await play(
      watch(aKey(), [provider]),
      Array.from({ length: 9 }, () => reads(8, true)),
    )

    expect(told).toEqual(['6: opened low by recharge warning'])
  })

  it('is a cause of an empty account where it is only said to be on', async () => {
    const deployment = watch(aKey(), [provider])
    deployment.reply = call => {
      if (call.probe.kind === 'balance') return { status: 200, body: { balance: 0, recharge: { on: true } } }
      return call.probe.kind === 'access' ? OK.access : EMPTY
    }

    await deployment.at('08:00')

    expect(textOf(deployment)).toContain('Auto-recharge failed')
    expect(textOf(deployment)).toContain('For: Acme says that auto-recharge is on.')
  })

  it('is none where it is switched off', async () => {
    expect(
      await play(
        watch(aKey(), [provider]),
        Array.from({ length: 9 }, () => reads(8, false)),
      ),
    ).toEqual([])
  })

  it('and switched off there, though declared, is said', async () => {
    const deployment = watch(declared, [provider])
    await play(
      deployment,
      Array.from({ length: 9 }, () => reads(8, false)),
    )

    expect(textOf(deployment)).toContain('Acme says that it is switched off')
  })
})

it('is told by one of two keys of the account', async () => {
  const keys = [declared, { ...declared, name: 'twin' }]
  const told = await play(deploy(aWatchList({ keys })), [12, ...under(20)])

  expect(told).toEqual(['7: opened low by recharge warning'])
})

it.each([
  [
    'aimlapi',
    { current_balance: 4, autotopup_settings: { is_enabled: true, threshold: 5, amount: 10, currency: 'USD' } },
  ],
  [
    'heygen',
    {
      data: {
        billing_type: 'wallet',
        wallet: { remaining_balance: 4, auto_reload: { enabled: true, threshold_usd: 5, amount_usd: 10 } },
      },
    },
  ],
])('the answer of %s tells its line, and none where it is switched off', (id, body) => {
  const provider = findProvider(id)
  const probe = provider?.probes.find(({ kind }) => kind === 'balance') as BalanceProbe
  const read = (answer: unknown) =>
    readBalance(probe, { at: new Date(START), status: 200, headers: {}, body: JSON.stringify(answer) }, '')
  const off = JSON.parse(JSON.stringify(body).replace(/(enabled":)true/, '$1false'))

  expect(read(body)).toMatchObject({
    amounts: [
      { measures: 'balance', amount: 4, unit: 'USD' },
      { measures: 'recharge', amount: 5, unit: 'USD' },
    ],
  })
  expect(read(off)).toMatchObject({ amounts: [{ measures: 'balance', amount: 4, unit: 'USD' }] })
})

it('holds for any history: once for each passing, never above the line, never before half an hour and three readings', async () => {
  const reading = fc.oneof(fc.constantFrom(4, 8, 9.99, 10, 12, 15, 30, 60), fc.constant(undefined))
  await fc.assert(
    fc.asyncProperty(fc.array(reading, { minLength: 5, maxLength: 60 }), fc.boolean(), async (balances, hasLine) => {
      const key = {
        ...declared,
        pools: [aPool({ canary: false })],
        ...(hasLine && { low: [{ amount: 20, unit: 'USD' }] }),
      }
      const told = (await play(watch(key), balances)).filter(
        each => each.includes('by recharge') && !each.includes('reminder'),
      )

      const at = told.map(each => Number.parseInt(each, 10))
      for (const index of at) {
        const above = balances.findLastIndex(
          (balance, before) => before < index && balance !== undefined && balance >= 10,
        )
        const under = balances.slice(above + 1, index + 1)
        expect(balances[index]).toBeLessThan(10)
        expect(under.filter(balance => balance !== undefined).length).toBeGreaterThanOrEqual(3)
        expect(index - under.findIndex(balance => balance !== undefined) - above - 1).toBeGreaterThanOrEqual(6)
        expect(at.filter(other => other > above && other < index)).toEqual([])
      }
    }),
    { numRuns: 150 },
  )
})
