import { describe, expect, it } from 'vitest'
import { createClassifier } from '../../lambda/core/classify.ts'
import type { Provider } from '../../lambda/core/provider.ts'
import { findProvider, PROVIDERS } from '../../lambda/providers/all.ts'

const classify = createClassifier(PROVIDERS)

function kindAt(provider: Provider | undefined, status: number, words: string): string {
  const body = words === '' ? '' : JSON.stringify({ error: { message: words } })
  return classify({ at: new Date('2026-11-20T12:00:00Z'), status, headers: {}, body }, provider ? { provider } : {})
    .kind
}

describe('what an answer says goes before what its provider means by the status', () => {
  it.each([
    ['exhausted', 'Insufficient balance. Please recharge your account.'],
    ['suspended', 'Your account has been suspended for non-payment.'],
    ['capped', 'This key has reached its monthly spending limit.'],
  ])('%s at every provider, under 400, 401, 403, 404, 429, 500 and 503', (kind, words) => {
    const wrong = PROVIDERS.flatMap(provider =>
      [400, 401, 403, 404, 429, 500, 503]
        .map(status => ({ status, judged: kindAt(provider, status, words) }))
        .filter(({ judged }) => judged !== kind)
        .map(({ status, judged }) => `${provider.id} ${status}: ${judged}`),
    )

    expect(wrong).toEqual([])
  })

  it('without telling words, the status means what that provider means by it', () => {
    const deepl = findProvider('deepl')
    const bfl = findProvider('bfl')

    const kinds = [kindAt(deepl, 403, ''), kindAt(bfl, 403, ''), kindAt(undefined, 403, '')]

    expect(kinds).toEqual(['rejected', 'rejected', 'forbidden'])
  })
})
