import { describe, expect, it } from 'vitest'
import { hasChanged } from '../../../lambda/core/incident/has-changed.ts'
import { emptyState, type SubjectState } from '../../../lambda/core/state.ts'
import { usd } from '../../support/builders.ts'

const NOW = new Date('2025-11-20T03:05:00Z')
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000).toISOString()
const verdict = {
  kind: 'exhausted',
  certainty: 'certain',
  signature: 's',
  blame: 'account',
  words: 'request 1',
  status: 429,
  at: at(0),
} as const
const known: SubjectState = {
  ...emptyState('pool:shop/default', NOW),
  version: 3,
  verdicts: { canary: verdict },
  balance: { at: at(0), amounts: [usd(10)] },
}

describe('what is worth a write', () => {
  it.each<[string, Partial<SubjectState>, boolean]>([
    ['nothing new', {}, false],
    [
      'the same verdict in other words, later',
      { verdicts: { canary: { ...verdict, words: 'request 2', at: at(5) } } },
      false,
    ],
    ['another verdict', { verdicts: { canary: { ...verdict, kind: 'healthy' } } }, true],
    ['a new balance within the hour', { balance: { at: at(55), amounts: [usd(9)] } }, false],
    ['a balance an hour later', { balance: { at: at(60), amounts: [usd(10)] } }, true],
    ['healthy again, as before', { lastHealthyAt: at(5) }, false],
    ['a sight counted', { sight: { kind: 'rejected', firstAt: at(0), count: 1 } }, true],
    ['money spent on a canary', { spent: { day: '2025-11-20', usd: 0.01 } }, true],
  ])('%s: %s', (_, over, expected) => {
    expect(hasChanged(known, { ...known, ...over })).toBe(expected)
  })

  it('a subject never written before is', () => {
    const first = emptyState('pool:shop/default', NOW)

    expect(hasChanged(first, first)).toBe(true)
  })
})
