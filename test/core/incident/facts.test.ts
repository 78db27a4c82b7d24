import { describe, expect, it } from 'vitest'
import { type AssessInput, assess } from '../../../lambda/core/incident/assess.ts'
import { type FactsInput, factsOf } from '../../../lambda/core/incident/facts.ts'
import { emptyState, type SubjectState } from '../../../lambda/core/state.ts'
import { acme, aKey, anAnswer, aPool, aWatchList } from '../../support/builders.ts'

const NOW = new Date('2025-11-20T02:05:00Z')
const BEFORE = '2025-11-20T01:35:00.000Z'
const key = aKey()
const answered = {
  kind: 'healthy',
  certainty: 'certain',
  signature: null,
  blame: 'account',
  words: '',
  status: 200,
} as const

function factsWith(state: Partial<SubjectState>, over: Partial<FactsInput> = {}) {
  const before = { ...emptyState('pool:shop/default', new Date(BEFORE)), ...state }
  const answers = [anAnswer('canary', 'exhausted', NOW)]
  const known = { key, pool: aPool(), provider: acme, state: before, answers, now: NOW }
  const assessment = assess({ ...known, canariesAsked: true } satisfies AssessInput)
  return factsOf({ ...known, watchList: aWatchList({ keys: [key] }), assessment, ...over })
}

describe('when a pool last answered', () => {
  const verdicts = { canary: { ...answered, at: BEFORE } }

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
