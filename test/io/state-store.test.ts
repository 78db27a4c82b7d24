import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, it } from 'vitest'
import { TABLE } from '../../lambda/contract.ts'
import { NO_POOLS, spansOf } from '../../lambda/core/spans.ts'
import { emptyState, STATE_SCHEMA, type SubjectState } from '../../lambda/core/state.ts'
import { createDynamoStore } from '../../lambda/io/dynamo-store.ts'
import { createMemoryStore } from '../../lambda/io/memory-store.ts'
import type { StateStore } from '../../lambda/ports.ts'
import { serve } from './shared/loopback.ts'
import { createClient, startTable } from './shared/table.ts'

const NOON = new Date('2025-12-04T12:00:00Z')
const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1_000)

function stateOf(subject: string, version: number): SubjectState {
  return {
    schema: STATE_SCHEMA,
    subject,
    version,
    verdicts: {},
    condition: 'healthy',
    since: NOON.toISOString(),
    owed: [],
    balance: { at: NOON.toISOString(), amounts: [{ amount: 90.5, unit: 'credits', measures: 'balance' }] },
  }
}

interface Opened extends AsyncDisposable {
  readonly store: StateStore
}

async function openMemory(seed: readonly Readonly<Record<string, unknown>>[] = []): Promise<Opened> {
  return { store: createMemoryStore(seed), async [Symbol.asyncDispose]() {} }
}

async function openDynamo(seed: readonly Readonly<Record<string, unknown>>[] = []): Promise<Opened> {
  const table = await startTable()
  const documents = DynamoDBDocumentClient.from(table.client)
  for (const item of seed) {
    const key = { [TABLE.partitionKey]: 'subject', [TABLE.sortKey]: item.subject }
    await documents.send(new PutCommand({ TableName: table.tableName, Item: { ...key, ...item } }))
  }
  return {
    store: createDynamoStore(table.client, table.tableName),
    [Symbol.asyncDispose]: () => table[Symbol.asyncDispose](),
  }
}

describe.each([
  ['in memory', openMemory],
  ['in DynamoDB', openDynamo],
])('state %s', (_, open) => {
  it('is empty at first', async () => {
    await using opened = await open()

    expect(await opened.store.load()).toEqual({ states: new Map(), unreadable: [] })
  })

  it('comes back as it was written', async () => {
    await using opened = await open()
    const state = stateOf('pool:kie/video', 1)

    expect(await opened.store.record([state])).toEqual([{ subject: 'pool:kie/video', outcome: 'written' }])

    expect((await opened.store.load()).states).toEqual(new Map([['pool:kie/video', state]]))
  })

  it.each([
    ['a second first write', 1],
    ['a write that skips a version', 3],
  ])('loses %s and shows what stands there', async (_title, version) => {
    await using opened = await open()
    const first = stateOf('watchdog', 1)
    await opened.store.record([first])

    const recorded = await opened.store.record([{ ...stateOf('watchdog', version), condition: 'low' }])

    expect(recorded).toEqual([{ subject: 'watchdog', outcome: 'lost', current: first }])
  })

  it('loses an update of what was never written', async () => {
    await using opened = await open()

    expect(await opened.store.record([stateOf('watchdog', 2)])).toEqual([{ subject: 'watchdog', outcome: 'lost' }])
  })

  it('answers in the order of many states, each by itself', async () => {
    await using opened = await open()
    const states = Array.from({ length: 60 }, (_each, index) => stateOf(`pool:key-${index}/default`, 1))
    await opened.store.record(states.slice(0, 10))

    const recorded = await opened.store.record(
      states.map((state, index) => (index < 5 ? { ...state, version: 2 } : state)),
    )

    expect(recorded.map(each => each.subject)).toEqual(states.map(state => state.subject))
    expect((await opened.store.load()).states.size).toBe(60)
  })

  it('of an unknown schema is reported and never overwritten', async () => {
    await using opened = await open([{ subject: 'pool:old/default', schema: 99, version: 1, text: 'kept' }])

    const recorded = await opened.store.record([stateOf('pool:old/default', 1), stateOf('pool:old/default', 2)])

    expect(recorded.map(each => each.outcome)).toEqual(['lost', 'lost'])
    expect((await opened.store.load()).unreadable).toEqual(['pool:old/default'])
  })

  it('of the schema before is read, and written over in this one', async () => {
    const subject = 'pool:old/default'
    await using opened = await open([{ ...emptyState(subject, NOON), schema: STATE_SCHEMA - 1, version: 4 }])

    const { states, unreadable } = await opened.store.load()
    const recorded = await opened.store.record([stateOf(subject, 4), stateOf(subject, 5)])

    expect(unreadable).toEqual([])
    expect(states.get(subject)).toMatchObject({ schema: STATE_SCHEMA, version: 4, owed: [] })
    expect(recorded.map(each => each.outcome)).toEqual(['lost', 'written'])
    expect((await opened.store.load()).states.get(subject)).toEqual(stateOf(subject, 5))
  })

  it('is swept by one at a time, until the lease runs out', async () => {
    await using opened = await open()

    expect(await opened.store.acquireLease('one', NOON, later(60))).toBe(true)
    expect(await opened.store.acquireLease('two', later(59), later(120))).toBe(false)
    expect(await opened.store.acquireLease('one', later(59), later(60))).toBe(true)
    expect(await opened.store.acquireLease('two', later(60), later(120))).toBe(true)
  })

  it('keeps the record of the sweep that held the lease to its end', async () => {
    await using opened = await open()
    const record = { at: NOON.toISOString(), complete: true }
    await opened.store.acquireLease('one', NOON, later(60))

    await opened.store.releaseLease('one', record)

    expect((await opened.store.load()).lastSweep).toEqual(record)
    expect(await opened.store.acquireLease('two', later(1), later(60))).toBe(true)
  })

  it('leaves the lease of the sweep that took over alone', async () => {
    await using opened = await open()
    await opened.store.acquireLease('one', NOON, later(60))
    await opened.store.acquireLease('two', later(61), later(120))

    await opened.store.releaseLease('one', { at: NOON.toISOString(), complete: true })

    expect(await opened.store.acquireLease('three', later(62), later(120))).toBe(false)
    expect((await opened.store.load()).lastSweep).toBeUndefined()
  })

  it('goes to one of two that want the lease at once', async () => {
    await using opened = await open()

    const taken = await Promise.all(['one', 'two'].map(owner => opened.store.acquireLease(owner, NOON, later(60))))

    expect(taken.filter(Boolean)).toHaveLength(1)
  })
})

describe.each([
  ['in memory', openMemory],
  ['in DynamoDB', openDynamo],
])('a range of the state %s', (_, open) => {
  it('is read alone, whatever sorts around it', async () => {
    await using opened = await open()
    const subjects = ['pool:a/x', 'pool:a-b/x', 'pool:b/x', 'pool:b/y', 'pool:c/x', 'provider:kie', 'watchdog']
    await opened.store.record(subjects.map(subject => stateOf(subject, 1)))

    const { states } = await opened.store.load([...spansOf(['b'], []), NO_POOLS])

    expect([...states.keys()].sort()).toEqual(['pool:b/x', 'pool:b/y', 'provider:kie', 'watchdog'])
  })

  it('is nothing when nothing is asked for', async () => {
    await using opened = await open()
    await opened.store.record([stateOf('watchdog', 1)])

    expect((await opened.store.load([])).states.size).toBe(0)
  })

  it('says whose lease stands', async () => {
    await using opened = await open()
    await opened.store.acquireLease('one', NOON, later(60))

    expect((await opened.store.load([])).leaseOwner).toBe('one')
    await opened.store.releaseLease('one', { at: NOON.toISOString(), complete: true })
    expect((await opened.store.load([])).leaseOwner).toBeUndefined()
  })
})

describe('DynamoDB', () => {
  it('reads more than one page', async () => {
    await using opened = await openDynamo()
    const words = 'x'.repeat(150_000)
    const states = Array.from({ length: 10 }, (_, index) => ({
      ...stateOf(`pool:key-${index}/default`, 1),
      silence: { until: NOON.toISOString(), because: words },
    }))
    await opened.store.record(states)

    expect((await opened.store.load()).states.size).toBe(10)
  })

  it('takes a write whose answer was lost as written, and one that never arrived as lost', async () => {
    await using table = await startTable()
    let forward = true
    await using deaf = await serve(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      const isWrite = request.headers['x-amz-target']?.toString().endsWith('PutItem')
      if (isWrite && !forward) return request.socket.destroy()
      const answer = await fetch(table.endpoint, {
        method: 'POST',
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(chunks),
      })
      const body = await answer.text()
      if (isWrite) return request.socket.destroy()
      response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' }).end(body)
    })
    const store = createDynamoStore(createClient(deaf.origin), table.tableName)

    const arrived = await store.record([stateOf('watchdog', 1)])
    forward = false
    const lost = await store.record([stateOf('watchdog', 2)])

    expect(arrived).toEqual([{ subject: 'watchdog', outcome: 'written' }])
    expect(lost).toEqual([{ subject: 'watchdog', outcome: 'lost', current: stateOf('watchdog', 1) }])
  })

  it('that hangs ends in an error, in time', async () => {
    await using hanging = await serve(() => {})
    const store = createDynamoStore(createClient(hanging.origin), 'state')
    const started = performance.now()

    await expect(store.acquireLease('one', NOON, later(60))).rejects.toThrow()
    await expect(store.load()).rejects.toThrow()
    await expect(store.record([stateOf('watchdog', 1)])).rejects.toThrow()

    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('throws when a write can never succeed', async () => {
    await using opened = await openDynamo()
    const tooLarge = { ...stateOf('watchdog', 1), silence: { until: '', because: 'x'.repeat(500_000) } }

    await expect(opened.store.record([tooLarge])).rejects.toThrow(/size/i)
  })
})
