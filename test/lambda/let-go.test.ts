import { describe, expect, it } from 'vitest'
import { append } from '../../lambda/core/forecast/append.ts'
import { decodeSeries, encodeSeries } from '../../lambda/core/forecast/encode.ts'
import { sampleId } from '../../lambda/core/forecast/sample-id.ts'
import { emptySeries } from '../../lambda/core/forecast/series.ts'
import type { Provider } from '../../lambda/core/provider.ts'
import type { Span } from '../../lambda/core/spans.ts'
import type { WatchedKey, WatchList } from '../../lambda/core/watch-list.ts'
import { createMemorySamples } from '../../lambda/io/memory-samples.ts'
import type { SampleStore } from '../../lambda/ports.ts'
import { createContext } from '../../lambda/steps/context.ts'
import { trackUse } from '../../lambda/steps/track-use.ts'
import { loadTracked, saveUse } from '../../lambda/steps/tracked.ts'
import { acme, aKey, anAnswer, aWatchList, usd } from '../support/builders.ts'
import { type Deployment, deploy, EMPTY, OK } from '../support/sweeping.ts'

const HOUR_MS = 3_600_000
const NOON = Date.parse('2025-11-24T12:00:00Z')
const runway = { lowMs: 72 * HOUR_MS, criticalMs: 24 * HOUR_MS }

/** Two weeks of four dollars an hour down to $280 at noon, and what is read and written of them. */
function watched(keys: readonly WatchedKey[], over: Partial<WatchList> = {}, provider: Provider = acme) {
  let series = emptySeries('USD')
  for (let hours = 14 * 24; hours > 0; hours -= 1)
    series = append(series, new Date(NOON - hours * HOUR_MS), 280 + hours * 4)
  const table = createMemorySamples(new Map(keys.map(key => [sampleId(key, 'USD'), encodeSeries(series)])))
  const loads: (readonly Span[] | undefined)[] = []
  const saves: (readonly string[])[] = []
  const samples: SampleStore = {
    load: spans => {
      loads.push(spans)
      return table.load(spans)
    },
    save: async due => {
      saves.push([...due.keys()])
      await table.save(due)
    },
  }
  const deployment = deploy(aWatchList({ keys, ...over }), [provider])
  Object.assign(deployment.ports, { samples })
  deployment.reply = call => (call.probe.kind === 'balance' ? OK.balance(280) : OK[call.probe.kind])
  return { deployment, samples, table, loads, saves }
}

const sweepAt = (deployment: Deployment, hours: number) => deployment.at(new Date(NOON + hours * HOUR_MS).toISOString())

/** As if somebody had acknowledged or silenced while a pool was decided. */
function loseFirstDecision(deployment: Deployment): void {
  const { store } = deployment
  let isFirst = true
  deployment.store = {
    ...store,
    record: async states => {
      const isDecision = states.some(({ verdicts }) => verdicts.balance !== undefined)
      if (isDecision && isFirst) await store.record(states.map(state => ({ ...state, condition: 'unknown' })))
      if (isDecision) isFirst = false
      return store.record(states)
    },
  }
}

describe('readings that are let go once their forecast is made', () => {
  const key = aKey({ runway })

  it('are read once in a sweep where nothing asks for them again', async () => {
    const { deployment, loads } = watched([key])

    const { pools } = await sweepAt(deployment, 0)

    expect(pools[0]?.forecast?.runway?.emptyAt).toBe('2025-11-27T10:00:00.000Z')
    expect(loads).toHaveLength(1)
  })

  it('are read again, those of one account, where its decision is taken anew', async () => {
    const { deployment, loads } = watched([key, aKey({ name: 'blog', account: 'blog', runway })])
    loseFirstDecision(deployment)
    const undisturbed = await sweepAt(watched([key]).deployment, 0)

    const { pools } = await sweepAt(deployment, 0)

    expect(undisturbed.pools[0]?.condition).toMatchObject({ kind: 'low', by: 'runway' })
    expect(pools[0]?.condition).toEqual(undisturbed.pools[0]?.condition)
    expect(pools[0]?.forecast).toEqual(undisturbed.pools[0]?.forecast)
    expect(loads.map(spans => spans?.length)).toEqual([undefined, 1])
  })

  it('are read again for a second look, whose reading joins them', async () => {
    const { deployment, table, loads } = watched([aKey()])
    deployment.reply = ({ probe }) => (probe.kind === 'balance' ? OK.balance(280) : EMPTY)
    await sweepAt(deployment, 0)
    loads.length = 0
    deployment.reply = ({ probe }) => (probe.kind === 'balance' ? OK.balance(275) : OK[probe.kind])

    const { pools, notices } = await sweepAt(deployment, 1.25)

    expect(notices.map(({ kind }) => kind)).toEqual(['recovered'])
    expect(loads).toHaveLength(2)
    expect(pools[0]?.forecast?.runway).toBeDefined()
    const [text = ''] = (await table.load()).values()
    expect(decodeSeries(text)?.points.length).toBeGreaterThan(100)
  })

  it('are read again for the summary', async () => {
    const summary = { day: 'monday', at: '12:00' } as const
    const { deployment, loads } = watched([key], { summary })
    await sweepAt(deployment, -1)
    loads.length = 0
    deployment.published.length = 0

    await sweepAt(deployment, 0)

    expect(loads).toHaveLength(2)
    expect(deployment.published.at(-1)?.email).toMatch(/^shop\s+\S+\s+\$280\.00\s+\$6\d\d\.\d\d/m)
  })

  it('are not written over with those of one sweep where they cannot be read again', async () => {
    const { deployment, samples, table } = watched([key])
    loseFirstDecision(deployment)
    const { load } = samples
    let loads = 0
    Object.assign(samples, {
      load: (spans?: readonly Span[]) => (loads++ === 0 ? load(spans) : Promise.reject(new Error('not there'))),
    })

    await sweepAt(deployment, 0)
    await sweepAt(deployment, 1)

    const [text = ''] = (await table.load()).values()
    expect(decodeSeries(text)?.points.length).toBeGreaterThan(100)
    expect(deployment.lines.warnings).toContain('readings could not be loaded again: what they showed before stands')
  })

  it('are kept while another key of the account is waited for', async () => {
    const { deployment, loads, saves } = watched([key, aKey({ name: 'blog', runway })])

    const { pools } = await sweepAt(deployment, 0)

    expect(pools.map(({ forecast }) => forecast?.runway?.emptyAt)).toEqual([
      '2025-11-27T10:00:00.000Z',
      '2025-11-27T10:00:00.000Z',
    ])
    expect(loads).toHaveLength(1)
    expect(saves).toEqual([['acme|shop|USD']])
  })
})

it('a balance that came before the readings of the past is part of what is foreseen with the next one', async () => {
  const twice = {
    ...acme,
    probes: [...acme.probes, { ...acme.probes[0], id: 'credits', request: { path: '/credits' } }],
  } as const satisfies Provider
  const { deployment, samples } = watched([aKey({ runway })], {}, twice)
  const { load } = samples
  const isFirstTaken = Promise.withResolvers<void>()
  const { ask } = deployment.ports.prober
  Object.assign(samples, { load: (spans?: readonly Span[]) => isFirstTaken.promise.then(() => load(spans)) })
  Object.assign(deployment.ports, {
    prober: {
      ask: async (...[calls, until, taken]: Parameters<typeof ask>) => {
        const observations = await ask(calls, until)
        for (const [index, each] of observations.entries()) {
          taken?.(each, index)
          isFirstTaken.resolve()
          await new Promise(setImmediate)
        }
        return observations
      },
    },
  })

  const { pools } = await sweepAt(deployment, 0)

  expect(pools[0]?.forecast?.runway?.emptyAt).toBe('2025-11-27T10:00:00.000Z')
})

it('what is read while readings are written is kept', async () => {
  const isWritten = Promise.withResolvers<void>()
  const deployment = deploy()
  const key = aKey()
  const samples: SampleStore = { load: async () => new Map(), save: () => isWritten.promise }
  const context = createContext(
    aWatchList({ keys: [key] }),
    { ...deployment.ports, samples },
    { owner: 'run', deadline: new Date(NOON + HOUR_MS), providers: [acme], deployment: { name: 'Test' } },
  )
  const read = (minutes: number, amount: number) =>
    trackUse(context, key, [
      anAnswer('balance', 'healthy', new Date(NOON + minutes * 60_000), { amounts: [usd(amount)] }),
    ])
  await loadTracked(context)
  read(0, 50)

  const saving = saveUse(context)
  read(10, 48)
  isWritten.resolve()
  await saving

  expect(read(20, 40)[0]?.points.map(({ balance }) => balance)).toEqual([50, 48, 40])
})

it('readings that are due are written while answers are still waited for, each once', async () => {
  const keys = Array.from({ length: 600 }, (_, index) => aKey({ name: `shop-${index}`, account: `shop-${index}` }))
  const { deployment, saves } = watched(keys)
  const { ask } = deployment.ports.prober
  const savedBy: number[] = []
  Object.assign(deployment.ports, {
    prober: {
      ask: async (...[calls, until, taken]: Parameters<typeof ask>) => {
        const observations = await ask(calls, until)
        for (const [index, each] of observations.entries()) {
          taken?.(each, index)
          await Promise.resolve()
          savedBy.push(saves.length)
        }
        return observations
      },
    },
  })

  await sweepAt(deployment, 0)

  expect(savedBy.at(-1)).toBeGreaterThan(0)
  expect(saves.flat().toSorted()).toEqual(keys.map(key => sampleId(key, 'USD')).toSorted())
})
