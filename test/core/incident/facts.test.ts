import { describe, expect, it } from 'vitest'
import { type AssessInput, assess } from '../../../lambda/core/incident/assess.ts'
import { type FactsInput, factsOf } from '../../../lambda/core/incident/facts.ts'
import { emptyState, type SubjectState } from '../../../lambda/core/state.ts'
import { acme, aKey, anAnswer, aPool, aWatchList, usd, wasHealthy } from '../../support/builders.ts'

const NOW = new Date('2025-11-20T02:05:00Z')
const BEFORE = '2025-11-20T01:35:00.000Z'
const key = aKey()

function factsWith(state: Partial<SubjectState>, over: Partial<FactsInput> = {}) {
  const before = { ...emptyState('pool:shop/default', new Date(BEFORE)), ...state }
  const answers = [anAnswer('canary', 'exhausted', NOW)]
  const known = { key, pool: aPool(), provider: acme, state: before, answers, now: NOW }
  const assessment = assess({ ...known, canariesAsked: true } satisfies AssessInput)
  return factsOf({ ...known, watchList: aWatchList({ keys: [key] }), assessment, ...over })
}

describe('when a pool last answered', () => {
  const verdicts = { canary: wasHealthy(BEFORE) }

  it.each<[string, Partial<SubjectState>, string | undefined]>([
    ['is when its canary was last asked', { verdicts, asked: { canary: { at: BEFORE } } }, BEFORE],
    [
      'is not the call that is being judged now',
      { verdicts, asked: { canary: { at: NOW.toISOString(), open: true } } },
      BEFORE,
    ],
    ['is when its canary answered, where calls are not counted', { verdicts }, BEFORE],
    ['is not known before it ever did', {}, undefined],
  ])('%s', (_, state, at) => {
    expect(factsWith(state).lastHealthyAt).toBe(at)
  })
})

describe('since when it holds', () => {
  it('is now for what is seen the first time', () => {
    expect(factsWith({}).since).toBe(NOW.toISOString())
  })

  it('is when this step began, not when the incident opened', () => {
    const incident = {
      id: 'i',
      kind: 'exhausted',
      openedAt: '2025-11-18T02:05:00.000Z',
      shownBy: ['balance'],
      reminders: 0,
    } as const

    expect(factsWith({ incident, condition: 'exhausted', since: BEFORE }).since).toBe(BEFORE)
  })
})

describe('what else was asked', () => {
  const asked = (over: Parameters<typeof anAnswer>[3], kind: 'healthy' | 'exhausted' = 'healthy') =>
    factsWith({}, { answers: [anAnswer('canary', kind, NOW, over)] }).asked?.map(({ as, model }) => [as, model])

  it.each([
    ['another spelling', { call: { purpose: 'alternative', model: 'c-1' } }, [['alternative', 'c-1']]],
    ['another model of the catalogue', { call: { purpose: 'other-model', model: 'small' } }, [['other', 'small']]],
    ['another pool', { call: { purpose: 'sibling', pools: ['chat'], model: 'gpt' } }, [['sibling', 'gpt']]],
    ['another key', { call: { purpose: 'fallback', key: 'ollama', model: 'llama' } }, [['fallback', 'llama']]],
    ['the pool itself is not', { call: { model: 'small' } }, undefined],
    ["nor another pool's own spelling", { call: { purpose: 'alternative', pools: ['chat'] } }, undefined],
  ] as const)('%s', (_, over, facts) => {
    expect(asked(over)).toEqual(facts)
  })

  it('a balance that was read says of nothing that it works', () => {
    const read = anAnswer('balance', 'healthy', NOW, { call: { key: 'ollama' }, amounts: [usd(50)] })
    const free = anAnswer('access', 'healthy', NOW, { call: { key: 'ollama' } })

    expect(factsWith({}, { answers: [read, free] }).asked).toBeUndefined()
  })
})

describe('that it burned', () => {
  const burning = { times: 12, since: BEFORE }
  const incident = {
    id: 'i',
    kind: 'low',
    by: 'burning',
    openedAt: BEFORE,
    shownBy: ['balance'],
    reminders: 0,
  } as const

  it('is told of what is empty now', () => {
    expect(factsWith({ incident: { ...incident, burning } }).burning).toEqual(burning)
    expect(factsWith({ incident }).burning).toBeUndefined()
  })
})
