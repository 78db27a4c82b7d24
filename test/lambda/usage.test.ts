import { describe, expect, it } from 'vitest'
import { append } from '../../lambda/core/forecast/append.ts'
import { encodeSeries } from '../../lambda/core/forecast/encode.ts'
import { sampleId } from '../../lambda/core/forecast/sample-id.ts'
import { emptySeries } from '../../lambda/core/forecast/series.ts'
import type { Provider } from '../../lambda/core/provider.ts'
import { createMemorySamples } from '../../lambda/io/memory-samples.ts'
import { acme, aKey, aWatchList } from '../support/builders.ts'
import { type Deployment, deploy, EMPTY, OK, type Reply } from '../support/sweeping.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const NOON = Date.parse('2025-11-20T12:00:00Z')

/** Acme with a report of what was used, for an admin key. */
const reporting = {
  ...acme,
  usage: {
    id: 'usage',
    kind: 'usage',
    request: { path: '/usage?from={since}', credential: 'adminKey' },
    proof: 'data',
    hours: 'data',
    time: 'at',
    model: 'model',
    plus: ['tokens'],
    unit: 'tokens',
    evidence: { documented: 'https://docs.acme.example.com/usage' },
  },
} as const satisfies Provider
const key = aKey({ adminCredential: { from: 'parameter', name: '/admin' } })

const CAPPED = [
  { kind: 'capped', code: ['billing_hard_limit_reached'], evidence: { documented: 'https://docs.acme.example.com' } },
] as const

const REPORT: Reply = {
  status: 200,
  body: {
    data: [
      { at: '2025-11-20T12:00:00Z', model: 'gpt-4o-mini', tokens: 920 },
      { at: '2025-11-20T12:00:00Z', model: 'gpt-4o', tokens: 80 },
    ],
  },
}

/** Four dollars an hour for two weeks, from a balance of 250 at noon on. */
function watch(providers: readonly Provider[] = [reporting], watched = key): Deployment {
  let series = emptySeries('USD')
  for (let hours = 14 * 24; hours > 0; hours -= 1)
    series = append(series, new Date(NOON - hours * HOUR_MS), 250 + hours * 4)
  const samples = createMemorySamples(new Map([[sampleId(watched, 'USD'), encodeSeries(series)]]))
  const deployment = deploy(aWatchList({ keys: [watched] }), providers)
  Object.assign(deployment.ports, { samples })
  deployment.usage = () => REPORT
  return deployment
}

/** From noon on it burns twelve times as fast, for so many sweeps; the last one may be answered in another way. */
async function burn(deployment: Deployment, sweeps = 12, last?: (balance: number) => Reply) {
  const reports = []
  for (let sweep = 0; sweep <= sweeps; sweep += 1) {
    const balance = 250 - sweep * 4
    deployment.reply = call =>
      sweep === sweeps && last && call.probe.kind !== 'access'
        ? last(balance)
        : call.probe.kind === 'balance'
          ? OK.balance(balance)
          : OK[call.probe.kind]
    reports.push(await deployment.at(new Date(NOON + sweep * 5 * MINUTE_MS).toISOString()))
  }
  return reports.flatMap(({ notices }) => notices)
}

describe('what was billed', () => {
  const image = (amount: number) => ({ at: '2025-11-20T00:00:00Z', item: 'gpt-image-1, output', usd: amount })
  const billing = {
    ...reporting,
    usage: { ...reporting.usage, covers: 'language-models' },
    billed: {
      ...reporting.usage,
      id: 'bill',
      request: { path: '/bill?from={since}', credential: 'adminKey' },
      model: 'item',
      modelEnds: ',',
      plus: ['usd'],
      unit: 'USD',
      by: 'day',
    },
  } as const satisfies Provider
  const bill = (...data: readonly object[]): Reply => ({ status: 200, body: { data } })
  const told = async (report: Reply, billed: Reply) => {
    const deployment = watch([billing])
    deployment.usage = ({ probe }) => (probe.id === 'bill' ? billed : report)
    const [notice] = await burn(deployment)
    const [message] = deployment.published
    return { facts: notice?.facts, email: message?.email.replace(/\s+/g, ' ') ?? '', sms: message?.sms ?? '' }
  }

  it('is told beside what the report of a part shows, and neither is called the one where they differ', async () => {
    const { email, sms } = await told(REPORT, bill(image(40), { ...image(2), item: 'gpt-4o-mini, input' }))

    expect(email).toContain('by model (language models only): gpt-4o-mini 92%, gpt-4o 8%.')
    expect(email).toContain('$42.00 was billed since 00:00, by line item: gpt-image-1 95%, gpt-4o-mini 5%.')
    expect(email).toContain('1. Stop what is calling. Typical:')
    expect(sms).not.toContain('Most:')
  })

  it('names the model where both agree', async () => {
    const { email, sms } = await told(REPORT, bill({ ...image(40), item: 'gpt-4o-mini-2024-07-18, input' }))

    expect(email).toContain('1. Stop what is calling gpt-4o-mini.')
    expect(sms).toContain('Most: gpt-4o-mini 92%.')
  })

  it('is told alone where the report shows nothing', async () => {
    const { facts, email, sms } = await told(bill(), bill(image(40)))

    expect(facts).toMatchObject({ billed: { unit: 'USD', since: '2025-11-20T00:00:00.000Z', total: 40 } })
    expect(email).toContain('1. Stop what is calling gpt-image-1.')
    expect(email).not.toContain('language models')
    expect(sms).toContain('Most: gpt-image-1 100%.')
  })
})

describe('what burned', () => {
  it('costs nobody the notice where a fault of ours is met in it', async () => {
    const usage: typeof reporting.usage = Object.defineProperty({ ...reporting.usage }, 'plus', {
      get: () => {
        throw new TypeError('plus of nothing')
      },
    })
    const deployment = watch([{ ...reporting, usage }])

    await expect(burn(deployment)).rejects.toThrow('A fault in what is worked out of 1 keys, among them shop')

    expect(deployment.published).toHaveLength(1)
  })

  it('is asked once, from the hour on in which it began to burn, and told with it', async () => {
    const deployment = watch()

    const told = await burn(deployment, 24)

    expect(told.map(({ facts }) => facts.by)).toEqual(['burning'])
    expect(told[0]?.facts.usage).toMatchObject({
      unit: 'tokens',
      total: 1_000,
      models: [{ name: 'gpt-4o-mini', amount: 920 }, { name: 'gpt-4o' }],
    })
    expect(deployment.usageCalls).toHaveLength(1)
    expect(deployment.usageCalls[0]).toMatchObject({
      since: new Date(NOON),
      credential: { name: '/admin' },
      costUsd: 0,
    })
    expect(deployment.published[0]?.email).toContain('1. Stop what is calling gpt-4o-mini.')
    expect(deployment.published[0]?.sms).toContain('Most: gpt-4o-mini 92%.')
  })

  it('stands in what is owed too, so that a later sweep delivers the same', async () => {
    const deployment = watch()
    deployment.publish = () => ({ outcome: 'failed', why: 'down', detail: '' }) as never

    await burn(deployment)

    const states = [...(await deployment.store.load()).states.values()]
    expect(states.flatMap(({ owed }) => owed).map(({ facts }) => facts.usage?.total)).toEqual([1_000])
  })

  it.each<[string, Reply, string]>([
    ['exhausted', EMPTY, 'by model: gpt-4o-mini 92%, gpt-4o 8%.'],
    [
      'capped',
      { status: 429, body: { error: { code: 'billing_hard_limit_reached' } } },
      '1. Stop what is calling gpt-4o-mini.',
    ],
  ])('is asked again when what burned has left the account %s', async (kind, refusal, says) => {
    const deployment = watch([{ ...reporting, signatures: CAPPED }])

    const told = await burn(deployment, 12, () => refusal)

    expect(told.map(({ condition, facts }) => [condition, facts.by])).toEqual([
      ['low', 'burning'],
      [kind, 'verdict'],
    ])
    expect(told.map(({ facts }) => facts.usage?.models[0]?.name)).toEqual(['gpt-4o-mini', 'gpt-4o-mini'])
    expect(deployment.published.at(-1)?.email).toContain(says)
    expect(deployment.usageCalls.map(({ since }) => since)).toEqual([new Date(NOON), new Date(NOON)])
  })

  it.each([
    ['the report is refused', (): Reply => ({ status: 403, body: { error: 'no' } })],
    ['nothing comes', (): Reply => ({ failure: 'timeout' })],
    ['the sweep has no time for it', (): Reply => ({ failure: 'not-reached' })],
    ['the report cannot be read', (): Reply => ({ status: 200, body: { data: [{ at: 'noon' }] } })],
  ])('is left out where %s: the notice goes out as it is', async (_, usage) => {
    const deployment = watch()
    deployment.usage = usage

    const told = await burn(deployment)

    expect(told.map(({ facts }) => [facts.by, facts.usage])).toEqual([['burning', undefined]])
    expect(deployment.published).toHaveLength(1)
    expect(deployment.lines.warnings).toEqual([])
  })

  it('is not asked of a provider without a report, nor without an admin key', async () => {
    const [plain, keyless] = [watch([acme]), watch([reporting], aKey())]

    expect(await burn(plain)).toHaveLength(1)
    expect(await burn(keyless)).toHaveLength(1)
    expect([...plain.usageCalls, ...keyless.usageCalls]).toEqual([])
  })

  it('is not asked of an account that is empty without having burned', async () => {
    const deployment = watch()
    deployment.reply = call => (call.probe.kind === 'access' ? OK.access : EMPTY)

    const { notices } = await deployment.at(new Date(NOON).toISOString())

    expect(notices.map(({ condition }) => condition)).toEqual(['exhausted'])
    expect(deployment.usageCalls).toEqual([])
  })

  it('is asked of one that was rate limited just before, as a loop is', async () => {
    const deployment = watch()
    deployment.reply = call =>
      call.probe.kind === 'canary'
        ? { status: 429, body: { error: { code: 'rate_limit_exceeded' } } }
        : OK[call.probe.kind === 'balance' ? 'access' : call.probe.kind]
    await deployment.at(new Date(NOON + 10 * MINUTE_MS).toISOString())
    deployment.reply = call => (call.probe.kind === 'access' ? OK.access : EMPTY)

    const { notices } = await deployment.at(new Date(NOON + 2 * HOUR_MS).toISOString())

    expect(notices[0]?.facts.usage?.models[0]?.name).toBe('gpt-4o-mini')
    expect(deployment.usageCalls.map(({ since }) => since)).toEqual([new Date(NOON)])
  })
})
