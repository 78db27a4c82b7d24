import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { append } from '../../lambda/core/forecast/append.ts'
import { encodeSeries } from '../../lambda/core/forecast/encode.ts'
import { sampleId } from '../../lambda/core/forecast/sample-id.ts'
import { emptySeries } from '../../lambda/core/forecast/series.ts'
import { createMemorySamples } from '../../lambda/io/memory-samples.ts'
import { createMemoryStore } from '../../lambda/io/memory-store.ts'
import { aKey, aWatchList } from '../support/builders.ts'
import { deploy, OK } from '../support/sweeping.ts'

const HOUR_MS = 3_600_000
const NOON = Date.parse('2025-11-20T12:00:00Z')
const unitsOf = (text: string) => Math.ceil(Buffer.byteLength(text) / 1_024)

/** DynamoDB bills a write by the whole item, a unit for each begun KiB. */
it('a key whose balance moves in every sweep costs as many write units a month as docs/runway.md says', async () => {
  const key = aKey({ runway: { lowMs: 72 * HOUR_MS, criticalMs: 24 * HOUR_MS } })
  const perHour = 1.2345
  const balanceAt = (ms: number) => Number((3_000 - ((ms - NOON) / HOUR_MS) * perHour).toFixed(4))
  let series = emptySeries('USD')
  for (let ms = NOON - 31 * 24 * HOUR_MS; ms < NOON; ms += HOUR_MS) series = append(series, new Date(ms), balanceAt(ms))
  const samples = createMemorySamples(new Map([[sampleId(key, 'USD'), encodeSeries(series)]]))
  const deployment = deploy(aWatchList({ keys: [key] }))
  const units = { states: 0, samples: 0 }
  const writes = { states: 0, samples: 0 }
  const store = createMemoryStore()
  deployment.store = {
    ...store,
    record: async states => {
      for (const state of states) {
        units.states += unitsOf(JSON.stringify(state))
        writes.states += 1
      }
      return store.record(states)
    },
  }
  Object.assign(deployment.ports, {
    samples: {
      load: samples.load,
      save: async (saved: ReadonlyMap<string, string>) => {
        for (const text of saved.values()) {
          units.samples += unitsOf(text)
          writes.samples += 1
        }
        return samples.save(saved)
      },
    },
  })
  let ms = NOON
  deployment.reply = call => (call.probe.kind === 'balance' ? OK.balance(balanceAt(ms)) : OK[call.probe.kind])
  await deployment.at(new Date(ms).toISOString())
  units.states = units.samples = writes.states = writes.samples = 0

  for (let sweep = 1; sweep <= 288; sweep += 1) {
    ms = NOON + sweep * 5 * 60_000
    await deployment.at(new Date(ms).toISOString())
  }

  const document = readFileSync(new URL('../../docs/runway.md', import.meta.url), 'utf8')
  expect(writes.samples).toBe(24)
  expect(document).toContain(`${(units.samples * 30).toLocaleString('en')} write units a month for its readings`)
  expect(document).toContain(`${(units.states * 30).toLocaleString('en')} for its state`)
})
