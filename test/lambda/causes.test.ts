import { describe, expect, it } from 'vitest'
import { append } from '../../lambda/core/forecast/append.ts'
import { encodeSeries } from '../../lambda/core/forecast/encode.ts'
import { sampleId } from '../../lambda/core/forecast/sample-id.ts'
import { emptySeries } from '../../lambda/core/forecast/series.ts'
import { createMemorySamples } from '../../lambda/io/memory-samples.ts'
import { acme, aKey, aPool, aWatchList } from '../support/builders.ts'
import { type Deployment, deploy, EMPTY, OK } from '../support/sweeping.ts'

/** The newest e-mail on one line. */
const mailOf = ({ published }: Deployment) => published.at(-1)?.email.replace(/\s+/g, ' ') ?? ''

/** Balances and canaries as they are said; free calls answer. */
function answer(deployment: Deployment, balance: number, pays: (key: string) => boolean): void {
  deployment.reply = call => {
    if (call.probe.kind === 'balance') return OK.balance(balance)
    if (call.probe.kind === 'access') return OK.access
    return pays(call.key) ? OK.canary : EMPTY
  }
}

describe('a key that stays refused though money came', () => {
  it('is told with the top-up, which the first notice could not know', async () => {
    const deployment = deploy()
    Object.assign(deployment.ports, { samples: createMemorySamples(new Map()) })
    answer(deployment, 0, () => false)
    await deployment.at('08:00')
    const first = mailOf(deployment)
    answer(deployment, 20, () => false)

    for (const clock of ['08:30', '09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '12:00'])
      await deployment.at(clock)

    expect(first).not.toContain('still takes this key for unpaid')
    expect(mailOf(deployment)).toContain('a. Acme still takes this key for unpaid.')
    expect(mailOf(deployment)).toContain('For: $20.00 came in by 09:30, and is still there')
  })

  it('is told with the key of the account that answers', async () => {
    const keys = [aKey({ account: 'one' }), aKey({ name: 'batch', account: 'one' })]
    const deployment = deploy(aWatchList({ keys }), [withoutBalance()])
    answer(deployment, 0, key => key === 'batch')

    await deployment.at('08:00')

    expect(mailOf(deployment)).toContain('key "batch" of the same account answered at 08:00')
    expect(deployment.published[0]?.sms).toContain('out of credit, they say. Not a rate limit. Make a new key.')
  })
})

describe('a loop that emptied the account', () => {
  it('leads, with what it was and since when', async () => {
    const key = aKey({ pools: [aPool({ canary: false })] })
    const deployment = deploy(aWatchList({ keys: [key] }))
    const noon = Date.parse('2025-11-20T12:00:00Z')
    let series = emptySeries('USD')
    for (let hours = 14 * 24; hours > 0; hours -= 1)
      series = append(series, new Date(noon - hours * 3_600_000), 80 + hours)
    Object.assign(deployment.ports, {
      samples: createMemorySamples(new Map([[sampleId(key, 'USD'), encodeSeries(series)]])),
    })
    const conditions: string[] = []
    for (let step = 0; step <= 24; step += 1) {
      answer(deployment, Math.max(0, 80 - step * 4), () => false)
      const { notices } = await deployment.at(new Date(noon + step * 5 * 60_000).toISOString())
      conditions.push(...notices.map(({ condition, facts }) => `${condition} by ${facts.by}`))
    }

    expect(conditions[0]).toBe('low by burning')
    expect(conditions.at(-1)).toBe('exhausted by balance')
    expect(mailOf(deployment)).toMatch(
      /Something burned \d+ times the usual from 1\d:\d\d on\. Stop it before you top up\./,
    )
    expect(mailOf(deployment)).toContain('DO THIS NOW 1. Stop what is calling.')
    expect(mailOf(deployment)).toContain('Something emptied the account at Acme.')
  })
})

describe('accounts of one provider that are refused at once', () => {
  const keys = ['a', 'b', 'c', 'd'].map(name => aKey({ name, account: name }))

  it('are told as trouble of the provider, each of them', async () => {
    const deployment = deploy(aWatchList({ keys }))
    answer(deployment, 50, () => true)
    await deployment.at('08:00')
    answer(deployment, 50, key => key === 'd')
    await deployment.at('08:30')

    expect(deployment.published).toHaveLength(1)
    expect(mailOf(deployment)).toContain('3 alerts at 08:30')
    expect(mailOf(deployment)).toContain('1. Do not top up or change keys yet: 2 of your 3 other accounts at Acme')
  })

  it('are counted by the first notice, those too that wait for a second sight', async () => {
    const deployment = deploy(aWatchList({ keys }), [withoutBalance()])
    answer(deployment, 0, () => true)
    await deployment.at('08:00')
    const [unsure, refused] = [{ status: 402, body: {} }, EMPTY]
    deployment.reply = ({ key, probe }) => {
      if (probe.kind !== 'canary' || key === 'd') return OK[probe.kind as 'access' | 'canary']
      return key === 'a' ? refused : unsure
    }

    const { notices } = await deployment.at('08:30')

    expect(notices.map(({ subject }) => subject)).toEqual([{ about: 'pool', key: 'a', pool: 'default' }])
    expect(mailOf(deployment)).toContain('2 of 3 other accounts there were refused within ten minutes of it')
  })

  it('are each their own where their balances are gone', async () => {
    const deployment = deploy(aWatchList({ keys }))
    answer(deployment, 50, () => true)
    await deployment.at('08:00')
    deployment.reply = call => {
      if (call.probe.kind === 'balance') return OK.balance(call.key === 'd' ? 50 : 0)
      return call.probe.kind === 'canary' && call.key !== 'd' ? EMPTY : OK[call.probe.kind]
    }
    await deployment.at('08:30')

    expect(mailOf(deployment)).not.toContain('Do not top up')
    expect(mailOf(deployment)).toContain('1. Top up')
  })

  it('are each their own on the first sweep, which finds old trouble everywhere', async () => {
    const deployment = deploy(aWatchList({ keys }))
    answer(deployment, 50, key => key === 'd')

    await deployment.at('08:00')

    expect(mailOf(deployment)).not.toContain('Do not top up or change keys')
  })
})

function withoutBalance() {
  const [, ...probes] = acme.probes
  return { ...acme, probes }
}
