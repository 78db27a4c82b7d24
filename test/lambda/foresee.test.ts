import { expect, it } from 'vitest'
import { append } from '../../lambda/core/forecast/append.ts'
import { decodeSeries, encodeSeries } from '../../lambda/core/forecast/encode.ts'
import { sampleId } from '../../lambda/core/forecast/sample-id.ts'
import { emptySeries } from '../../lambda/core/forecast/series.ts'
import type { Provider } from '../../lambda/core/provider.ts'
import { createMemorySamples } from '../../lambda/io/memory-samples.ts'
import { acme, aKey, aPool, aWatchList } from '../support/builders.ts'
import { type Deployment, deploy, EMPTY, OK } from '../support/sweeping.ts'

const HOUR_MS = 3_600_000
const NOON = Date.parse('2025-11-20T12:00:00Z')

const key = aKey({
  runway: { lowMs: 72 * HOUR_MS, criticalMs: 24 * HOUR_MS },
  pools: [aPool({ name: 'chat' }), aPool({ name: 'video', emptyAt: 40 })],
})

/** Two weeks of even use; answers are handed on as they come where the prober does so. */
function watched(asTheyCome: boolean): Deployment {
  let series = emptySeries('USD')
  for (let hours = 14 * 24; hours > 0; hours -= 1)
    series = append(series, new Date(NOON - hours * HOUR_MS), 280 + hours * 4)
  const deployment = deploy(aWatchList({ keys: [key] }))
  const { ask } = deployment.ports.prober
  Object.assign(deployment.ports, {
    samples: createMemorySamples(new Map([[sampleId(key, 'USD'), encodeSeries(series)]])),
    prober: {
      ask: async (...[calls, until, taken]: Parameters<typeof ask>) => {
        const observations = await ask(calls, until)
        if (asTheyCome) for (const [index, each] of [...observations.entries()].reverse()) taken?.(each, index)
        return observations
      },
    },
  })
  deployment.reply = call => (call.probe.kind === 'balance' ? OK.balance(280) : OK[call.probe.kind])
  return deployment
}

it('what is foreseen as answers come in is what would be foreseen after them', async () => {
  const [early, late] = await Promise.all([watched(true), watched(false)].map(each => each.at('12:00')))

  expect(early?.pools.map(({ pool, forecast }) => [pool, forecast])).toEqual(
    late?.pools.map(({ pool, forecast }) => [pool, forecast]),
  )
  expect(early?.pools.map(({ forecast }) => forecast?.runway?.emptyAt)).toEqual([
    '2025-11-23T10:00:00.000Z',
    '2025-11-23T00:00:00.000Z',
  ])
  expect(early?.notices).toEqual(late?.notices)
})

it('answers keep the order of their questions however they come in', async () => {
  const [early, late] = await Promise.all([watched(true), watched(false)].map(each => each.at('12:00')))

  const asked = (report: typeof early) => report?.pools.map(({ answers }) => answers.map(({ call }) => call.probe.id))
  expect(asked(early)).toEqual(asked(late))
})

it('a second look is a newer reading of the same balance', async () => {
  const deployment = deploy(aWatchList({ keys: [aKey()] }))
  const samples = createMemorySamples()
  Object.assign(deployment.ports, { samples })
  const { ask } = deployment.ports.prober
  Object.assign(deployment.ports, {
    prober: {
      ask: async (...[calls, until, taken]: Parameters<typeof ask>) => {
        const observations = await ask(calls, until)
        for (const [index, each] of observations.entries()) taken?.(each, index)
        return observations
      },
    },
  })
  deployment.reply = ({ probe }) => (probe.kind === 'balance' ? OK.balance(0) : EMPTY)
  await deployment.at('12:00')
  deployment.reply = ({ probe }) => (probe.kind === 'balance' ? OK.balance(20) : OK[probe.kind])
  await deployment.at('13:05')

  const [text = ''] = (await samples.load()).values()
  expect(decodeSeries(text)?.points.map(({ balance }) => balance)).toEqual([0, 20])
})

it('two amounts in one unit are one balance, in whichever order they are told', async () => {
  const several = {
    ...acme,
    probes: [
      {
        ...acme.probes[0],
        reads: [{ measures: 'balance', each: 'balances', plus: ['amount'], unit: { at: 'unit' } }],
        proof: 'balances',
      },
      ...acme.probes.slice(1),
    ],
  } as const satisfies Provider
  const deployment = deploy(aWatchList({ keys: [aKey()] }), [several])
  const samples = createMemorySamples()
  Object.assign(deployment.ports, { samples })
  const parts = [100, 20, 50].map(amount => ({ amount, unit: 'USD' }))

  for (const [clock, balances] of [
    ['12:00', parts],
    ['13:00', parts.toReversed()],
  ] as const) {
    deployment.reply = ({ probe }) => (probe.kind === 'balance' ? { status: 200, body: { balances } } : OK[probe.kind])
    await deployment.at(clock)
  }

  const [text = ''] = (await samples.load()).values()
  expect(decodeSeries(text)?.points.map(({ balance, credited }) => [balance, credited])).toEqual([
    [170, 0],
    [170, 0],
  ])
})
