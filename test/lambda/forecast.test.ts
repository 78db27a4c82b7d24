import { describe, expect, it } from 'vitest'
import { append } from '../../lambda/core/forecast/append.ts'
import { encodeSeries } from '../../lambda/core/forecast/encode.ts'
import { sampleId } from '../../lambda/core/forecast/sample-id.ts'
import { emptySeries } from '../../lambda/core/forecast/series.ts'
import type { ProbeCall } from '../../lambda/core/probe-call.ts'
import type { Provider } from '../../lambda/core/provider.ts'
import type { WatchedKey } from '../../lambda/core/watch-list.ts'
import { createMemorySamples } from '../../lambda/io/memory-samples.ts'
import type { SampleStore } from '../../lambda/ports.ts'
import { acme, aKey, aWatchList } from '../support/builders.ts'
import { type Deployment, deploy, EMPTY, OK, type Reply } from '../support/sweeping.ts'

const HOUR_MS = 3_600_000
const NOON = Date.parse('2025-11-20T12:00:00Z')
const LINES = { lowMs: 72 * HOUR_MS, criticalMs: 24 * HOUR_MS }

/** Two weeks of even use down to the balance at noon. */
function readBefore(key: WatchedKey, balance: number, perHour: number, unit = 'USD'): SampleStore {
  let series = emptySeries(unit)
  for (let hours = 14 * 24; hours > 0; hours -= 1)
    series = append(series, new Date(NOON - hours * HOUR_MS), balance + hours * perHour)
  return createMemorySamples(new Map([[sampleId(key, unit), encodeSeries(series)]]))
}

function watch(key: WatchedKey, samples: SampleStore, providers: readonly Provider[] = [acme]): Deployment {
  const deployment = deploy(aWatchList({ keys: [key] }), providers)
  Object.assign(deployment.ports, { samples })
  return deployment
}

/** At so many hours after noon the balance reads this; `undefined`: the call times out. */
function at(deployment: Deployment, hours: number, balance: number | undefined) {
  deployment.reply = call => {
    if (call.probe.kind !== 'balance') return OK[call.probe.kind]
    return balance === undefined ? { failure: 'timeout' } : OK.balance(balance)
  }
  return deployment.at(new Date(NOON + hours * HOUR_MS).toISOString())
}

describe('the time that is left', () => {
  const key = aKey({ runway: LINES })

  it('is told once as a warning, once as urgent, and as over after a top-up', async () => {
    const deployment = watch(key, readBefore(key, 400, 4))
    const told: string[] = []
    for (let hours = 0; hours <= 84; hours += 1) {
      const { notices } = await at(deployment, hours, 400 - hours * 4)
      told.push(
        ...notices.map(({ kind, condition, severity, facts }) => `${kind} ${condition} by ${facts.by} ${severity}`),
      )
    }
    await at(deployment, 85, 2_000)
    const { notices } = await at(deployment, 86, 1_996)

    expect(told.filter(each => !each.startsWith('reminder'))).toEqual([
      'opened low by runway warning',
      'worse critical by runway urgent',
    ])
    expect(notices.map(({ kind }) => kind)).toEqual(['recovered'])
  })

  it('stands with the notice: when, the range, and the pace', async () => {
    const deployment = watch(key, readBefore(key, 200, 4))

    const [notice] = (await at(deployment, 0, 200)).notices

    expect(notice?.facts.runway).toMatchObject({ unit: 'USD' })
    expect(notice?.facts.runway?.perHour).toBeCloseTo(4, 1)
    const emptyAt = Date.parse(notice?.facts.runway?.emptyAt ?? '')
    expect(Math.abs(emptyAt - (NOON + 50 * HOUR_MS))).toBeLessThan(HOUR_MS)
    expect(deployment.published[0]?.sms).toMatch(/LOW.*\$200, empty about Sat 14:00/)
  })

  it('is not over because the balance could not be read, though calls are answered', async () => {
    const deployment = watch(key, readBefore(key, 200, 4))
    await at(deployment, 0, 200)

    const later = [
      await at(deployment, 1, undefined),
      await at(deployment, 2, undefined),
      await at(deployment, 3, undefined),
    ]

    expect(later.flatMap(({ notices }) => notices)).toEqual([])
    expect(later.at(-1)?.pools[0]?.condition).toMatchObject({ kind: 'low', by: 'runway' })
  })

  it('is no trouble for a key without lines of time', async () => {
    const plain = aKey()
    const deployment = watch(plain, readBefore(plain, 40, 4))

    expect((await at(deployment, 0, 40)).notices).toEqual([])
  })
})

describe('a loop', () => {
  it('is urgent, even where a warning stands, and is said once', async () => {
    const key = aKey({ runway: LINES })
    const deployment = watch(key, readBefore(key, 250, 4))
    await at(deployment, 0, 250)
    await at(deployment, 1, 246)

    const reports = []
    for (let step = 1; step <= 18; step += 1) reports.push(await at(deployment, 1 + step / 12, 246 - step * 4))
    const told = reports.flatMap(({ notices }) => notices)

    expect(told.map(({ kind, severity, facts }) => [kind, severity, facts.by])).toEqual([
      ['worse', 'urgent', 'burning'],
    ])
    expect(told[0]?.facts.burning?.times).toBeGreaterThan(8)
    expect(told[0]?.facts.burning?.since).toBe(new Date(NOON + HOUR_MS).toISOString())
    expect(deployment.published.at(-1)?.sms).toMatch(/BURNING.* \d+x usual since 13:00/)
  })
})

describe('a month’s budget', () => {
  const billed = {
    ...acme,
    probes: [
      acme.probes[2],
      {
        id: 'costs',
        kind: 'balance',
        request: { path: '/costs?from={month}', credential: 'adminKey' },
        proof: 'spent',
        reads: [{ measures: 'spend', plus: ['spent'], unit: 'USD' }],
        evidence: { documented: 'https://docs.acme.example.com' },
      },
    ],
  } as const satisfies Provider
  const key = aKey({ adminCredential: { from: 'parameter', name: '/admin' }, budget: { amount: 100, unit: 'USD' } })

  it('is told at 80 % and at 100 %, and stands between the readings of the admin key', async () => {
    const deployment = watch(key, createMemorySamples(), [billed])
    const told: (readonly unknown[])[] = []
    let spent = 50
    deployment.reply = (call: ProbeCall): Reply =>
      call.probe.kind === 'canary' ? OK.canary : { status: 200, body: { spent } }
    for (let sweep = 0; sweep < 60; sweep += 1) {
      spent = [50, 81, 82, 101, 102][Math.floor(sweep / 12)] ?? 102
      const { notices } = await deployment.at(new Date(NOON + sweep * 5 * 60_000).toISOString())
      told.push(...notices.map(({ kind, condition, facts }) => [kind, condition, facts.by, facts.budget?.spent]))
    }

    expect(told.filter(([kind]) => kind !== 'reminder')).toEqual([
      ['opened', 'low', 'budget', 81],
      ['worse', 'critical', 'budget', 101],
    ])
    expect(deployment.published[0]?.email).toContain('has spent $81.00 of its $100.00 this month')
  })

  it('shows a loop in an account whose balance nobody can read', async () => {
    const rich = { ...key, budget: { amount: 1_000, unit: 'USD' } }
    const deployment = watch(rich, readBefore(rich, -200, 0.5, 'USD spent'), [billed])
    const told: (readonly unknown[])[] = []
    for (let sweep = 0; sweep <= 36; sweep += 1) {
      const spent = 200 + Math.max(0, sweep - 12) * 0.5 + sweep / 24
      deployment.reply = call => (call.probe.kind === 'canary' ? OK.canary : { status: 200, body: { spent } })
      const { notices } = await deployment.at(new Date(NOON + sweep * 5 * 60_000).toISOString())
      told.push(...notices.map(({ kind, severity, facts }) => [kind, severity, facts.by, facts.runway]))
    }

    expect(told).toEqual([['opened', 'urgent', 'burning', undefined]])
  })

  it('gives an estimate of such a balance from what was declared, and calls it one', async () => {
    const declared = { ...key, topUps: [{ at: '2025-11-10', amount: 250, unit: 'USD' }] }
    const deployment = watch(declared, readBefore(declared, -50, 0.1, 'USD spent'), [billed])
    deployment.reply = call => (call.probe.kind === 'canary' ? EMPTY : { status: 200, body: { spent: 50 } })

    await deployment.at(new Date(NOON).toISOString())

    // 250 less a tenth of a dollar an hour since midnight of the 10th.
    expect(deployment.published[0]?.email.replace(/\s+/g, ' ')).toContain(
      'Balance, an estimate: $224.80. That is what you declared (last on Mon 10 Nov) less what was spent (measured 12:00)',
    )
  })
})

describe('readings that cannot be kept', () => {
  it('fail no sweep, and are said', async () => {
    const key = aKey({ runway: LINES, low: [{ amount: 100, unit: 'USD' }] })
    const fail = async () => {
      throw new Error('the table is gone')
    }
    const deployment = watch(key, { load: fail, save: fail })

    const { notices } = await at(deployment, 0, 90)

    expect(notices.map(({ facts }) => facts.by)).toEqual(['balance'])
    expect(deployment.lines.warnings.join('\n')).toMatch(/could not be loaded[\s\S]*could not be stored/)
  })
})
