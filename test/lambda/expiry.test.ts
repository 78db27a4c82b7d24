import { describe, expect, it } from 'vitest'
import { append } from '../../lambda/core/forecast/append.ts'
import { encodeSeries } from '../../lambda/core/forecast/encode.ts'
import { sampleId } from '../../lambda/core/forecast/sample-id.ts'
import { emptySeries } from '../../lambda/core/forecast/series.ts'
import type { Provider } from '../../lambda/core/provider.ts'
import type { SubjectState } from '../../lambda/core/state.ts'
import { createMemorySamples } from '../../lambda/io/memory-samples.ts'
import { acme, aKey, aWatchList } from '../support/builders.ts'
import { type Deployment, deploy, OK } from '../support/sweeping.ts'

const HOUR_MS = 3_600_000
const NOON = Date.parse('2025-11-20T12:00:00Z')
const [balance] = acme.probes

/** Acme, which tells what was given and what expires when. */
const telling = {
  ...acme,
  probes: [
    {
      ...balance,
      reads: [
        {
          measures: 'balance',
          plus: ['balance'],
          unit: 'USD',
          granted: 'granted',
          expiring: { each: 'lots', amount: 'left', at: 'until' },
        },
      ],
    },
    acme.probes[1],
    acme.probes[2],
  ],
} as const satisfies Provider
const key = aKey({ runway: { lowMs: 72 * HOUR_MS, criticalMs: 24 * HOUR_MS } })

/** A dollar a day for two weeks. */
function watch(left: number): Deployment {
  let series = emptySeries('USD')
  for (let hours = 14 * 24; hours > 0; hours -= 1)
    series = append(series, new Date(NOON - hours * HOUR_MS), left + hours / 24)
  const samples = createMemorySamples(new Map([[sampleId(key, 'USD'), encodeSeries(series)]]))
  const deployment = deploy(aWatchList({ keys: [key] }), [telling])
  Object.assign(deployment.ports, { samples })
  return deployment
}

function at(deployment: Deployment, hours: number, body: object) {
  deployment.reply = call => (call.probe.kind === 'balance' ? { status: 200, body } : OK[call.probe.kind])
  return deployment.at(new Date(NOON + hours * HOUR_MS).toISOString())
}

describe('a balance that expires before it is used', () => {
  const until = new Date(NOON + 60 * HOUR_MS).toISOString()
  const body = (left: number) => ({ balance: left, granted: 10, lots: [{ left, until }] })

  it('is warned of by the line of time, once, and says expires', async () => {
    const deployment = watch(100)

    const told = [
      ...(await at(deployment, 0, body(100))).notices,
      ...(await at(deployment, 1, body(99.96))).notices,
      ...(await at(deployment, 40, body(98.4))).notices,
    ]

    expect(
      told.map(({ condition, severity, facts }) => [condition, severity, facts.by, facts.runway?.emptyAt]),
    ).toEqual([['low', 'warning', 'runway', until]])
    const [{ sms, email, subject } = {}] = deployment.published
    const text = email?.replace(/\s+/g, ' ')
    expect(sms).toMatch(/LOW.*\$100, expires Sun 00:00/)
    expect(subject).toMatch(/\$100\.00 left, expires Sun 00:00$/)
    expect(text).toContain('Granted, not bought: $10.00. Expiring Sun 23 Nov: $100.00.')
    expect(text).toContain('It expires at 00:00 (Sun 23 Nov, UTC), before it is used up')
    expect(text).toContain('What is left expires before it is used up.')
    expect(text).toMatch(
      /THIS WEEK 1\. Use it before Sun 00:00: what is left then is lost\. 2\. A top-up does not save it\./,
    )
    expect(text).toContain('If not, ask Acme whether it can be kept longer.')
    expect(text).not.toMatch(/empty between|being used up|Top up|would last/)
    expect(sms).toContain('Use it before then.')
  })

  it('is no news while it is far, and costs no write more than a balance alone', async () => {
    const far = new Date(NOON + 30 * 24 * HOUR_MS).toISOString()
    const written = async (parts: (left: number) => object) => {
      const deployment = watch(100)
      const states: SubjectState[] = []
      const { record } = deployment.ports.store
      deployment.ports.store.record = written => {
        states.push(...written)
        return record(written)
      }
      for (let sweep = 0; sweep < 12; sweep += 1) {
        const left = 100 - sweep / 288
        expect((await at(deployment, sweep / 12, { balance: left, ...parts(left) })).notices).toEqual([])
      }
      return states
    }

    const told = await written(left => ({ granted: 10, lots: [{ left, until: far }] }))
    const plain = await written(() => ({}))

    expect(told).toHaveLength(plain.length)
    expect(told.at(-1)?.balance?.amounts[0]).toMatchObject({ granted: 10, expiring: [{ at: far }] })
  })

  it('is not taken for used, nor for a loop, on the day it does expire', async () => {
    const soon = new Date(NOON + HOUR_MS + 60_000).toISOString()
    const deployment = watch(100)
    await at(deployment, 0, { balance: 100, lots: [{ left: 60, until: soon }] })
    await at(deployment, 1, { balance: 99.96, lots: [{ left: 59.96, until: soon }] })

    const reports = []
    for (let sweep = 1; sweep <= 12; sweep += 1)
      reports.push(await at(deployment, 1 + sweep / 12, { balance: 40, lots: [] }))

    expect(reports.flatMap(({ notices }) => notices)).toEqual([])
    expect(reports.at(-1)?.pools[0]?.forecast?.burning).toBeUndefined()
    expect(reports.at(-1)?.pools[0]?.forecast?.runway?.perHour).toBeLessThan(0.1)
  })

  it('is told as expired where that has emptied the account', async () => {
    const soon = new Date(NOON + HOUR_MS + 60_000).toISOString()
    const deployment = watch(100)
    await at(deployment, 0, { balance: 100, lots: [{ left: 100, until: soon }] })
    await at(deployment, 1, { balance: 99.96, lots: [{ left: 99.96, until: soon }] })
    deployment.published.length = 0

    const { notices } = await at(deployment, 1 + 1 / 12, { balance: 0, lots: [] })

    expect(notices.map(({ condition, facts }) => [condition, facts.expired])).toEqual([
      ['exhausted', { amount: 99.96, unit: 'USD', at: soon }],
    ])
    expect(deployment.published[0]?.email).toContain('Expired at 13:01, not used: $99.96.')
  })
})
