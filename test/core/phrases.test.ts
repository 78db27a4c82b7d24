import { describe, expect, it } from 'vitest'
import { gap, near, phrases } from '../../lambda/core/rows/phrases.ts'
import { wordingOf } from '../../lambda/core/rows/wording.ts'

const PHRASES = phrases`
  out of${gap(2)}credits?
  limit${gap(1)}reached${gap(1)}today
  ^no funds$
  ~余额${near(3)}不足
  ~cr[eé]dito${near(4)}agotado
`

const TEXTS: readonly (readonly [holds: boolean, text: string])[] = [
  [true, 'we are out of credits'],
  [true, 'out of all the credit'],
  [false, 'out of all of the credit'],
  [false, 'about of credits'],
  [false, 'out of creditsafe'],
  [false, 'out of. credits'],
  [true, 'out of air and out of credits'],
  [true, 'limit was reached again today'],
  [false, 'today a limit was reached'],
  [false, 'limit was not yet reached today'],
  [true, 'no funds'],
  [false, 'no funds here'],
  [true, '账户余额已经不足'],
  [false, '余额已经完全不足'],
  [true, 'credito ya agotado'],
  [true, 'crédito agotado'],
  [true, `${'out of order, '.repeat(300)}out of credits`],
]

describe('a phrase', () => {
  it.each(TEXTS.map(([holds, text]) => [holds ? 'holds' : 'does not hold', text.slice(-40), holds, text] as const))(
    '%s in "%s"',
    (_does, _shown, holds, text) => {
      expect(PHRASES.holds(wordingOf(text))).toBe(holds)
    },
  )
})
