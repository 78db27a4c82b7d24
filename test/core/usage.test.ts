import { describe, expect, it } from 'vitest'
import type { UsageProbe } from '../../lambda/core/provider.ts'
import { readUsage } from '../../lambda/core/usage/read-usage.ts'
import { usageCalls } from '../../lambda/core/usage/usage-call.ts'
import { acme, aKey } from '../support/builders.ts'

const AT = new Date('2025-11-20T03:05:00Z')
const SINCE = new Date('2025-11-20T01:00:00Z')

const report: UsageProbe = {
  id: 'usage',
  kind: 'usage',
  request: { path: '/usage?from={since}', credential: 'adminKey' },
  proof: 'data',
  hours: 'data',
  entries: 'results',
  time: 'start',
  model: 'model',
  plus: ['in', 'out'],
  unit: 'tokens',
  more: 'has_more',
  evidence: { documented: 'https://docs.acme.example.com/usage' },
}

function read(body: unknown, probe = report) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const observation = { at: AT, status: 200, headers: {}, body: text }
  return readUsage({ probe, observation, since: SINCE, scrub: name => name.replace('sk-secret', '[key]') })
}

const used = (model: unknown, tokens: unknown) => ({ model, in: tokens, out: 0 })
const hour = (clock: string, ...results: readonly unknown[]) => ({ start: `2025-11-20T${clock}:00Z`, results })

describe('a usage report', () => {
  it('names the three most used models, sums up the rest, and finds the hour with the most', () => {
    const fact = read({
      data: [
        hour('01:00', used('a', 10), used('b', 20), used('c', 5)),
        hour('02:00', used('a', 70), used('d', 1), used('e', 2)),
        hour('03:00'),
      ],
    })

    expect(fact).toEqual({
      at: AT.toISOString(),
      since: SINCE.toISOString(),
      unit: 'tokens',
      total: 108,
      models: [
        { name: 'a', amount: 80 },
        { name: 'b', amount: 20 },
        { name: 'c', amount: 5 },
      ],
      others: { count: 2, amount: 3 },
      busiest: { at: '2025-11-20T02:00:00.000Z', amount: 73 },
    })
  })

  it('leaves out what was used before, or is said to be used later', () => {
    const fact = read({
      data: [hour('00:00', used('a', 900)), hour('01:00', used('a', 1)), hour('04:00', used('a', 9))],
    })

    expect(fact?.total).toBe(1)
    expect(fact?.busiest).toBeUndefined()
  })

  it.each([
    ['is no JSON', 'oops'],
    ['is no list', { data: 'none' }],
    ['has an entry without an amount', { data: [hour('01:00', used('a', 5), { model: 'a', in: 1 })] }],
    ['has an amount that is no number', { data: [hour('01:00', used('a', 'many'))] }],
    ['has an hour without its time', { data: [{ results: [used('a', 5)] }] }],
    ['has more pages, and may lack the newest hours', { has_more: true, data: [hour('01:00', used('a', 5))] }],
    ['shows no use yet', { data: [hour('01:00'), hour('02:00', used('a', 0))] }],
  ])('that %s is left out', (_, body) => {
    expect(read(body)).toBeUndefined()
  })

  it('that is cut, with the newest first, is told from the oldest entry in it on', () => {
    const { entries: _, ...each } = report
    const entries = {
      has_more: true,
      data: [
        { start: 1763607600, ...used('a', 5) },
        { start: 1763604000, ...used('b', 1) },
      ],
    }

    expect(read(entries, { ...each, newestFirst: true })?.since).toBe('2025-11-20T02:00:00.000Z')
  })

  it.each([
    ['seconds', 1763604000],
    ['milliseconds', 1763604000000],
    ['microseconds', 1763604000000000],
    ['text with a zone', '2025-11-19T21:00:00-05:00'],
    ['text without one, as UTC', '2025-11-20 02:00:00'],
  ])('may give its times in %s', (_, start) => {
    const fact = read({ data: [{ start, results: [used('a', 5)] }, hour('01:00', used('a', 1))] })

    expect(fact?.busiest?.at).toBe('2025-11-20T02:00:00.000Z')
  })

  it('keeps of a name only what can stand in a mail, a chat and an SMS, without what looks like a key', () => {
    const name = 'ft:gpt-4o\u202e\n<img src=x>|*`sk-secret` '.padEnd(200, 'x')

    const [model] = read({ data: [hour('01:00', used(name, 5))] })?.models ?? []

    expect(model?.name).toMatch(/^ft:gpt-4oimg srcx\[key\] x+$/)
    expect(model?.name.length).toBe(60)
  })

  it('names no hour where days are told', () => {
    const data = [hour('01:00', used('a', 5)), hour('02:00', used('a', 9))]

    expect(read({ data }, { ...report, by: 'day' })).not.toHaveProperty('busiest')
  })

  it('counts what has no name among the rest', () => {
    const fact = read({ data: [hour('01:00', used(null, 5), used('a', 15))] })

    expect(fact).toMatchObject({ models: [{ name: 'a', amount: 15 }], others: { count: 1, amount: 5 }, total: 20 })
  })
})

describe('the question for what burned', () => {
  const withReport = { ...acme, usage: report }
  const admin = { from: 'parameter', name: '/admin' } as const
  const since = (from: string) =>
    usageCalls(aKey({ adminCredential: admin }), withReport, new Date(from), AT)[0]?.since.toISOString()

  it('begins with the hour in which it began to burn', () => {
    expect(since('2025-11-20T01:10:00Z')).toBe('2025-11-20T01:00:00.000Z')
  })

  it('reaches back half a day at most', () => {
    expect(since('2025-11-01T01:10:00Z')).toBe('2025-11-19T16:00:00.000Z')
  })

  it('begins with the day where days are told', () => {
    const daily = { ...acme, usage: { ...report, by: 'day' as const } }
    const [call] = usageCalls(aKey({ adminCredential: admin }), daily, new Date('2025-11-20T01:10:00Z'), AT)

    expect(call?.since.toISOString()).toBe('2025-11-20T00:00:00.000Z')
  })

  it('is asked with the admin key, or not at all', () => {
    const key = aKey({ adminCredential: admin })

    expect(usageCalls(key, withReport, SINCE, AT)).toMatchObject([{ credential: admin, pools: [], costUsd: 0 }])
    expect(usageCalls(aKey(), withReport, SINCE, AT)).toEqual([])
    expect(usageCalls(key, acme, SINCE, AT)).toEqual([])
  })
})
