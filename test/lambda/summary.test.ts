import { describe, expect, it } from 'vitest'
import { createMemorySamples } from '../../lambda/io/memory-samples.ts'
import { acme, aKey, aWatchList, costs } from '../support/builders.ts'
import { deploy, EMPTY, OK } from '../support/sweeping.ts'

const MONDAY = { day: 'monday', at: '08:00' } as const

function watched(over = {}) {
  const keys = [aKey({ name: 'shop', account: 'shop' }), aKey({ name: 'blog', account: 'blog' })]
  return deploy(aWatchList({ keys, summary: MONDAY, timeZone: 'Europe/Amsterdam', ...over }))
}

describe('the summary', () => {
  it('is owed once on Monday at eight, to mailboxes, with each pool worst first', async () => {
    const deployment = watched()
    Object.assign(deployment.ports, { samples: createMemorySamples() })
    let left = 100
    deployment.reply = call => {
      if (call.key === 'blog') return call.probe.kind === 'balance' ? OK.balance(0) : EMPTY
      return call.probe.kind === 'balance' ? OK.balance(left) : OK[call.probe.kind]
    }
    // Five dollars a day, from the Friday before.
    for (let hour = 0; hour < 3 * 24; hour += 1) {
      await deployment.at(new Date(Date.parse('2025-12-05T06:30:00Z') + hour * 3_600_000).toISOString())
      left -= 5 / 24
    }
    deployment.published.length = 0

    await deployment.at('2025-12-08T06:55:00Z')
    const early = deployment.published.map(({ subject }) => subject)
    await deployment.at('2025-12-08T07:00:00Z')
    await deployment.at('2025-12-08T07:05:00Z')

    expect(early.filter(subject => subject.includes('week'))).toEqual([])
    const summaries = deployment.published.filter(({ attributes }) => attributes.kind === 'summary')
    expect(summaries).toHaveLength(1)
    const [summary] = summaries
    expect(summary?.subject).toBe('Credit Watchdog week 50: 2 keys watched, blog EMPTY')
    expect(summary?.attributes).toMatchObject({ severity: 'info', keys: ['*'] })
    const rows = summary?.email.split('\n').filter(line => /^(?:KEY|blog|shop)/.test(line))
    expect(rows?.[0]).toMatch(/^KEY\/POOL\s+NOW\s+BALANCE\s+USED 7 D\s+LASTS\s+TROUBLE IN 7 D$/)
    expect(rows?.[1]).toMatch(/^blog\s+EMPTY\s+\$0\.00\s.*EMPTY \(Fri 07:30\)$/)
    expect(rows?.[2]).toMatch(
      /^shop\s+healthy\s+\$\d+\.\d\d\s+\$1\d\.\d\d \(\d(?:\.\d)? days\)\s+\d+(?:\.\d)? (?:days|weeks)\s+none$/,
    )
  })

  it('remembers the trouble of the week', async () => {
    const deployment = watched({ keys: [aKey()] })
    await deployment.at('2025-12-04T10:00:00Z')
    deployment.reply = call => (call.probe.kind === 'balance' ? OK.balance(0) : EMPTY)
    await deployment.at('2025-12-04T10:05:00Z')
    deployment.reply = call => (call.probe.kind === 'balance' ? OK.balance(50) : OK[call.probe.kind])
    await deployment.at('2025-12-04T12:05:00Z')
    await deployment.at('2025-12-08T06:55:00Z')
    deployment.published.length = 0

    await deployment.at('2025-12-08T07:00:00Z')

    expect(deployment.published.find(({ attributes }) => attributes.kind === 'summary')?.email).toContain(
      'EMPTY 2 h (Thu 4 Dec)',
    )
  })

  it('that cannot be made costs nobody the notices beside it, and makes the sweep fail', async () => {
    const deployment = watched()
    const { store } = deployment
    await deployment.at('2025-12-08T06:55:00Z')
    deployment.store = {
      ...store,
      load: async spans => {
        const loaded = await store.load(spans)
        const odd = [...loaded.states].map(([id, state]) => [id, { ...state, history: ['exhausted ?'] }] as const)
        return { ...loaded, states: new Map(odd) }
      },
    }
    deployment.reply = call => (call.probe.kind === 'balance' ? OK.balance(0) : EMPTY)

    await expect(deployment.at('2025-12-08T07:00:00Z')).rejects.toThrow('the summary')

    expect(deployment.published.map(({ attributes }) => attributes.kind)).toEqual(['opened'])
  })

  it('says what is odd about an account: no auto top-up', async () => {
    const balance = { ...acme.probes[0], facts: { autoTopUp: 'auto' } } as const
    const told = { ...acme, probes: [balance, acme.probes[1], acme.probes[2]] } as const
    const deployment = deploy(aWatchList({ summary: MONDAY }), [told])
    deployment.reply = call =>
      call.probe.kind === 'balance' ? { status: 200, body: { balance: 50, auto: false } } : OK[call.probe.kind]
    await deployment.at('2025-12-08T07:55:00Z')

    await deployment.at('2025-12-08T08:00:00Z')

    expect(deployment.published.at(-1)?.email).toContain('Auto top-up is off at Acme: https://acme.example.com/billing')
  })

  it('shows what is spent of a budget, and an estimate as one, where no balance can be read', async () => {
    const key = aKey({
      adminCredential: { from: 'parameter', name: '/admin' },
      budget: { amount: 100, unit: 'USD' },
      topUps: [{ at: '2025-12-05', amount: 60, unit: 'USD' }],
    })
    const told = { ...acme, probes: [acme.probes[2], costs] } as const
    const deployment = deploy(aWatchList({ keys: [key], summary: MONDAY }), [told])
    Object.assign(deployment.ports, { samples: createMemorySamples() })
    for (let hour = 0; hour <= 80; hour += 1) {
      const spent = 10 + hour / 4
      deployment.reply = call => (call.probe.kind === 'canary' ? OK.canary : { status: 200, body: { spent } })
      await deployment.at(new Date(Date.parse('2025-12-05T00:00:00Z') + hour * 3_600_000).toISOString())
    }

    const row = deployment.published.findLast(({ attributes }) => attributes.kind === 'summary')?.email
    expect(row).toMatch(
      /about \$40\.00 \(estimate, last top-up declared Fri 5 Dec\), \$30 of \$100 this month\s+\$20\.00/,
    )
  })

  it('shows what is left of a limit, and how long until it is reached, and does not say that it runs out', async () => {
    const reads = [{ measures: 'headroom', plus: ['balance'], unit: 'characters' }] as const
    const told = { ...acme, probes: [{ ...acme.probes[0], reads }, acme.probes[2]] } as const
    const deployment = deploy(aWatchList({ summary: MONDAY }), [told])
    Object.assign(deployment.ports, { samples: createMemorySamples() })
    for (let hour = 0; hour <= 80; hour += 1) {
      deployment.reply = call => (call.probe.kind === 'balance' ? OK.balance(10_000 - hour * 50) : OK.canary)
      await deployment.at(new Date(Date.parse('2025-12-05T00:00:00Z') + hour * 3_600_000).toISOString())
    }

    const summary = deployment.published.findLast(({ attributes }) => attributes.kind === 'summary')
    expect(summary?.email).toMatch(/6,000 characters left of a limit\s+4,000 characters \(.*\)\s+\S+ days to the limit/)
    expect(summary?.subject).toContain('all well')
  })

  it.each([
    ['nobody has a mailbox', { recipients: [{ channel: 'sms', to: '+15550100', severity: ['urgent'] }] }],
    ['it is switched off', { summary: undefined }],
  ])('none where %s', async (_, over) => {
    const deployment = watched(over)
    await deployment.at('2025-12-08T06:55:00Z')

    await deployment.at('2025-12-08T07:00:00Z')

    expect(deployment.published).toEqual([])
  })
})
