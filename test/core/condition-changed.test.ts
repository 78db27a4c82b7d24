import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type ConditionChanged, conditionChanged } from '../../lambda/core/condition-changed.ts'
import type { AskedFact, Notice } from '../../lambda/core/notice.ts'
import { aKey, aPool, aWatchList } from '../support/builders.ts'
import { anyNotice, exampleContext } from '../support/notices.ts'

const documented = z.fromJSONSchema(
  JSON.parse(readFileSync(new URL('../../docs/event.schema.json', import.meta.url), 'utf8')),
)

const opened: Notice = {
  id: 'n-1',
  kind: 'opened',
  severity: 'urgent',
  subject: { about: 'pool', key: 'shop', pool: 'writing' },
  at: '2025-11-20T03:05:00.000Z',
  incident: { id: 'i-1', openedAt: '2025-11-20T03:05:00.000Z' },
  condition: 'exhausted',
  before: 'low',
  facts: {
    since: '2025-11-20T03:04:00.000Z',
    by: 'verdict',
    certainty: 'certain',
    blame: 'upstream',
    provider: 'acme',
  },
}

const asked = (over: Partial<AskedFact>): AskedFact => ({
  as: 'fallback',
  key: 'shop',
  pool: 'chat',
  model: 'small',
  kind: 'healthy',
  at: opened.at,
  ...over,
})

function changedWith(fallback: string | undefined, answers: readonly AskedFact[] = []): ConditionChanged | undefined {
  const writing = aPool({ name: 'writing', model: 'large', ...(fallback !== undefined && { fallback }) })
  const watchList = aWatchList({
    keys: [
      aKey({ pools: [writing, aPool({ name: 'chat', model: 'small' })] }),
      aKey({ name: 'ollama', provider: 'openai-compatible', pools: [aPool({ name: 'a' }), aPool({ name: 'b' })] }),
    ],
  })
  return conditionChanged({ ...opened, facts: { ...opened.facts, asked: answers } }, { watchList, deployment: 'Shop' })
}

describe('an event', () => {
  it('says what changed, since when, and who is to blame', () => {
    expect(changedWith(undefined)).toEqual({
      schema: 1,
      deployment: 'Shop',
      noticeId: 'n-1',
      kind: 'opened',
      severity: 'urgent',
      at: opened.at,
      key: 'shop',
      pool: 'writing',
      provider: 'acme',
      model: 'large',
      condition: 'exhausted',
      before: 'low',
      since: opened.facts.since,
      incident: opened.incident,
      blame: 'upstream',
    })
  })

  it.each<[string, string, readonly AskedFact[], object]>([
    ['a pool of the same key that answered', 'chat', [asked({})], { key: 'shop', pool: 'chat', answered: true }],
    ['one that did not', 'chat', [asked({ kind: 'exhausted' })], { key: 'shop', pool: 'chat', answered: false }],
    ['one that was not asked', 'chat', [], { key: 'shop', pool: 'chat' }],
    ['another key, by its first pool', 'ollama', [], { key: 'ollama', pool: 'a' }],
    ['another key, by the pool that was asked', 'ollama', [asked({ key: 'ollama', pool: 'b' })], { pool: 'b' }],
    ["another key's pool", 'ollama/b', [], { key: 'ollama', pool: 'b' }],
  ])('carries the fallback: %s', (_title, fallback, answers, expected) => {
    const carried = changedWith(fallback, answers)?.fallback

    expect(carried).toMatchObject(expected)
    expect(carried && 'answered' in carried).toBe('answered' in expected || answers.length > 0)
  })

  it.each(['gone', 'ollama/gone', 'gone/a'])('carries none where %s is not configured', fallback => {
    expect(changedWith(fallback)).not.toHaveProperty('fallback')
  })

  it('is what docs/event.schema.json says, for any notice about a pool', () => {
    const { watchList } = exampleContext()
    fc.assert(
      fc.property(anyNotice, notice => {
        const change = conditionChanged(notice, { watchList, deployment: 'Shop' })

        expect(change !== undefined).toBe(notice.subject.about === 'pool')
        if (change) expect(documented.safeParse(JSON.parse(JSON.stringify(change))).error).toBeUndefined()
      }),
      { numRuns: 300 },
    )
  })

  it('is refused by the schema where something is missing or not documented', () => {
    const whole = changedWith('chat')

    expect(documented.safeParse(whole).success).toBe(true)
    expect(documented.safeParse({ ...whole, incident: undefined }).success).toBe(false)
    expect(documented.safeParse({ ...whole, balance: 1 }).success).toBe(false)
  })
})
