import { expect, it } from 'vitest'
import { acknowledge, silence } from '../../lambda/core/incident/operator.ts'
import type { SubjectState } from '../../lambda/core/state.ts'
import { storedForm } from '../../lambda/core/stored-state.ts'
import { createMemoryStore } from '../../lambda/io/memory-store.ts'
import { aKey, aPool, aWatchList } from '../support/builders.ts'
import { deploy, OK, type Reply } from '../support/sweeping.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const SUBJECT = 'pool:aimlapi-production/claude'
const REFUSED: Reply = {
  status: 402,
  body: {
    error: {
      code: 'insufficient_quota',
      message: 'Your credit balance is too low to access the API. Please go to Plans & Billing to upgrade or purchase.',
    },
  },
}
const LIMITED: Reply = { status: 429, body: { error: { code: 'rate_limit_exceeded', message: 'Slow down.' } } }

/** As DynamoDB counts: names and texts by their bytes, numbers by two digits a byte, and a little for each list and map. */
function bytesOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value === 'number') return Math.ceil(String(value).replace(/^0\.0*|[-.]/g, '').length / 2) + 1
  if (Array.isArray(value)) return 3 + value.reduce((sum, each) => sum + 1 + bytesOf(each), 0)
  if (typeof value !== 'object' || value === null) return 1
  return 3 + Object.entries(value).reduce((sum, [name, each]) => sum + 1 + Buffer.byteLength(name) + bytesOf(each), 0)
}

/** What is owed is in it for one write, and struck off by the next. */
function itemBytes(state: SubjectState): number {
  const { subject: id, ...form } = storedForm({ ...state, owed: [] })
  const attributes = Object.entries({ kind: 'subject', id, ...form })
  return attributes.reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + bytesOf(value), 0)
}

it('a pool that flaps for months, with three probes, rate limits, silences and a history, is a write unit all the time', async () => {
  const key = aKey({ name: 'aimlapi-production', pools: [aPool({ name: 'claude' })] })
  const deployment = deploy(aWatchList({ keys: [key] }))
  const store = createMemoryStore()
  const seen = { bytes: 0, flapping: 0, told: 0, limited: 0, episodes: 0, state: {} as SubjectState }
  deployment.store = {
    ...store,
    record: async states => {
      for (const state of states) {
        const bytes = itemBytes(state)
        if (bytes > seen.bytes) Object.assign(seen, { bytes, state })
        seen.flapping = Math.max(seen.flapping, state.flapping?.episodes ?? 0)
        seen.told += state.incident?.told ? 1 : 0
        seen.limited += state.throttledAt ? 1 : 0
        seen.episodes = Math.max(seen.episodes, state.history?.length ?? 0)
      }
      return store.record(states)
    },
  }

  const begin = Date.parse('2025-11-20T00:00:00Z')
  for (let sweep = 0; sweep < 75 * 96; sweep += 1) {
    const now = new Date(begin + sweep * 15 * MINUTE_MS)
    const day = Math.floor(sweep / 96)
    // Down for half of each hour and a half; now and then half a day; and a rate limit now and then. Every tenth day is steady.
    const isDown = day % 10 < 9 && (sweep % 6 < 3 || (day % 7 === 3 && sweep % 96 < 48))
    const canary = isDown ? REFUSED : sweep % 7 === 5 ? LIMITED : OK.canary
    const balance = OK.balance(1_234.5678 - (sweep % 400) * 0.0123)
    deployment.reply = ({ probe }) => ({ balance, access: OK.access, canary })[probe.kind]
    await deployment.at(now.toISOString())
    const state = (await store.load()).states.get(SUBJECT)
    if (state === undefined || sweep % 96 !== 40) continue
    const operated =
      day % 5 === 1
        ? silence(state, new Date(now.getTime() + DAY_MS / 3), 'the provider is looking into it, ticket 4711')
        : acknowledge(state, { subject: { about: 'pool', key: key.name, pool: 'claude' }, by: 'sam', now })
    if (operated?.changed) await store.record([{ ...operated.state, version: state.version + 1 }])
  }

  expect(seen).toMatchObject({ episodes: 5 })
  expect(seen.flapping).toBeGreaterThan(50)
  expect(seen.told).toBeGreaterThan(100)
  expect(seen.limited).toBeGreaterThan(100)
  expect(seen.bytes, JSON.stringify(seen.state, undefined, 1)).toBeLessThanOrEqual(1_024)
})
