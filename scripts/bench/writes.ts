import type { Observation } from '../../lambda/core/observation.ts'
import type { ProbeCall } from '../../lambda/core/probe-call.ts'
import { createMemorySamples } from '../../lambda/io/memory-samples.ts'
import { createMemoryStore } from '../../lambda/io/memory-store.ts'
import type { Meter, Ports, SampleStore, StateStore } from '../../lambda/ports.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { sweep } from '../../lambda/sweep.ts'
import { type Figure, figure } from './figure.ts'
import { watchListOf } from './watch-list-of.ts'

const KEYS = 10
const STEP_MS = 5 * 60_000
const SWEEPS = 30 * 288
const UNIT_BYTES = 1_024

/** Write units of a month at the default schedule, for keys whose balance sinks in every sweep, against a write for each sweep. */
export async function writes(): Promise<readonly Figure[]> {
  return [await month('balance', false), await month('balance and canary', true)]
}

async function month(questions: string, canary: boolean): Promise<Figure> {
  let now = Date.UTC(2026, 10, 1)
  const counted = { units: 0, largest: 0 }
  const list = watchListOf(KEYS, () => 'https://api.deepseek.com')
  const watchList = {
    ...list,
    keys: list.keys.map(key => ({ ...key, pools: key.pools.map(pool => ({ ...pool, canary })) })),
  }
  const ports: Ports = {
    clock: { now: () => new Date(now), sleep: async () => {} },
    prober: { ask: async calls => calls.flatMap(call => ('since' in call ? [] : [answerTo(call, new Date(now))])) },
    store: counting(createMemoryStore(), counted),
    samples: countingSamples(createMemorySamples(), counted),
    messenger: { publish: async () => ({ outcome: 'sent', messageId: 'bench' }) },
    meter: SILENT,
  }
  for (let run = 0; run < SWEEPS; run++) {
    const options = { providers: PROVIDERS, deployment: { name: 'Bench' } }
    await sweep(watchList, ports, { ...options, owner: `run-${run}`, deadline: new Date(now + 240_000) })
    now += STEP_MS
  }
  const everySweep = SWEEPS * Math.max(1, Math.ceil(counted.largest / UNIT_BYTES))
  return figure(
    `write units of a key in a month, ${questions} / a write each sweep`,
    counted.units / KEYS,
    'units',
    everySweep,
  )
}

/** As DynamoDB bills: each started KiB of the whole item. The lease's two writes of a sweep are not a key's. */
function counting(store: StateStore, counted: { units: number; largest: number }): StateStore {
  return {
    ...store,
    async record(states) {
      for (const state of states) {
        const bytes = Buffer.byteLength(JSON.stringify(state))
        counted.units += Math.ceil(bytes / UNIT_BYTES)
        counted.largest = Math.max(counted.largest, bytes)
      }
      return store.record(states)
    },
  }
}

/** Readings are items of their own, which grow with the month. */
function countingSamples(samples: SampleStore, counted: { units: number }): SampleStore {
  return {
    ...samples,
    async save(saved) {
      for (const text of saved.values()) counted.units += Math.ceil(Buffer.byteLength(text) / UNIT_BYTES)
      return samples.save(saved)
    },
  }
}

function answerTo({ probe }: ProbeCall, at: Date): Observation {
  const monthDone = (at.getTime() - Date.UTC(2026, 10, 1)) / (30 * 86_400_000)
  const total = (1_000 * (1 - monthDone / 2)).toFixed(2)
  const balance = {
    is_available: true,
    balance_infos: [{ currency: 'USD', total_balance: total, granted_balance: '0.00', topped_up_balance: total }],
  }
  const chat = { choices: [{ message: { role: 'assistant', content: 'Hi' } }] }
  return { at, status: 200, headers: {}, body: JSON.stringify(probe.kind === 'balance' ? balance : chat) }
}

const SILENT: Meter = new Proxy({} as Meter, { get: () => () => {} })
