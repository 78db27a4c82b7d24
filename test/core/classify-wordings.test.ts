import { describe, expect, it } from 'vitest'
import { createClassifier } from '../../lambda/core/classify.ts'
import { LOOK_ALIKES } from './look-alikes.ts'
import { WORDINGS } from './wordings.ts'

const classify = createClassifier([])

describe('with no provider file at all, the shared rows know', () => {
  for (const [kind, wordings] of Object.entries(WORDINGS)) {
    it.each(wordings)(`${kind}: %s`, wording => {
      const [, status, words] = /^(?:(\d{3})\|)?(.*)$/s.exec(wording) ?? []
      const observation = { at: new Date('2026-11-20T12:00:00Z'), status: status ? Number(status) : null, headers: {} }

      const verdict = classify({ ...observation, body: words ?? '' })

      expect(verdict.kind).toBe(kind)
    })
  }
})

describe('bare words about money prove nothing', () => {
  const BARE = [
    'credit',
    'Balance',
    'quota',
    'billing',
    'Your balance',
    'See billing',
    'Credits',
    'quota information',
    'Plans & billing',
  ]

  it.each(BARE)('%s', words => {
    const verdict = classify({ at: new Date(), status: null, headers: {}, body: words })

    expect(verdict).toMatchObject({ kind: 'unknown', signature: null })
  })
})

describe('what only sounds like a billing stop is not judged one', () => {
  it.each(LOOK_ALIKES)('%s', words => {
    const { kind } = classify({ at: new Date('2026-11-20T12:00:00Z'), status: null, headers: {}, body: words })

    expect(['exhausted', 'capped', 'suspended']).not.toContain(kind)
  })
})
