import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isGsm7, septets, toGsm7 } from '../../lambda/core/gsm7.ts'

describe('GSM-7', () => {
  it.each([
    [
      'plain letters, digits and the signs of a keyboard',
      'KIE: 90 credits @ $0.45 (50%)',
      'KIE: 90 credits @ $0.45 (50%)',
    ],
    ['German umlauts, which it has', 'für Äpfel, Größe', 'für Äpfel, Größe'],
    ['French and Dutch accents it has', 'één café à ñ', 'één café à ñ'],
    ['accents it lacks', 'geïnd, reëel, façade, Êta', 'geind, reeel, facade, Eta'],
    ['curly quotes and dashes', '‘a’ “b” – — …', '\'a\' "b" - - ...'],
    ['spaces that do not break', '41\u00a0Mio. 1\u202f000', '41 Mio. 1 000'],
    ['a backtick', 'run `check`', "run 'check'"],
    ['line breaks', 'one\ntwo\r\n three', 'one two three'],
    ['letters of other alphabets', 'Łódź 東京', 'Lodz ??'],
    ['marks that cannot be seen', 'a\u200bb\ufeffc', 'abc'],
  ])('writes %s', (_, text, expected) => {
    expect(toGsm7(text)).toBe(expected)
  })

  it.each([
    ['a letter', 'a', 1],
    ['the euro sign, which is in the extension', '€', 2],
    ['brackets and braces', '[{}]', 8],
    ['a tilde in a link', 'example.com/~a', 15],
  ])('counts %s', (_, text, expected) => {
    expect(septets(text)).toBe(expected)
  })

  it('holds nothing else after folding, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const folded = toGsm7(text)

        expect([...folded].every(isGsm7)).toBe(true)
        expect(toGsm7(folded)).toBe(folded.replace(/ +/g, ' ').trim())
      }),
    )
  })
})
