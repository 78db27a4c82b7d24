import { expect, it } from 'vitest'
import { createClassifier } from '../../lambda/core/classify.ts'
import { findProvider } from '../../lambda/providers/all.ts'

const at = new Date('2026-11-20T12:00:00Z')
const body = 'Your credit balance is too low to access the Anthropic API.'

it('words relayed are those of the other provider, even where the two share their rows', () => {
  const anthropic = findProvider('anthropic')
  if (anthropic === undefined) throw new Error('The catalogue has no anthropic.')
  const twin = { ...anthropic, id: 'twin', signatures: [...anthropic.signatures] }
  const classify = createClassifier([anthropic, twin])

  const elsewhere = classify({ at, status: 400, headers: {}, body }, { elsewhere: true })
  const reseller = classify({ at, status: 400, headers: {}, body }, { provider: { ...anthropic, signatures: [] } })

  expect(elsewhere).toMatchObject({ kind: 'exhausted', blame: 'upstream', upstream: 'anthropic' })
  expect(reseller).toMatchObject({ kind: 'exhausted', blame: 'upstream', upstream: 'twin' })
})
