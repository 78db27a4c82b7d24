import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clip, WIDTH, wrap } from '../../bin/commands/demo/wrap.ts'

describe('wrap', () => {
  it('hangs the other lines under the first', () => {
    expect(wrap('one two three', 'SMS  ', 12)).toEqual(['SMS  one two', '     three'])
  })

  it('breaks a word that is wider than a line', () => {
    expect(wrap('abcdefghijkl', '> ', 10)).toEqual(['> abcdefgh', '  ijkl'])
  })

  it('loses nothing and is never too wide', () => {
    const property = fc.property(fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1 }), words => {
      const lines = wrap(words.join(' '), '    SMS   ', 40)

      expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(40)
      expect(
        lines
          .map(line => line.slice(10))
          .join(' ')
          .split(/ +/),
      ).toEqual(words)
    })
    fc.assert(property)
  })
})

describe('clip', () => {
  it.each([
    ['leaves what fits', 'a'.repeat(WIDTH), 'a'.repeat(WIDTH)],
    ['says by three dots that something is missing', 'a'.repeat(WIDTH + 1), `${'a'.repeat(WIDTH - 3)}...`],
  ])('%s', (_, given, clipped) => {
    expect(clip(given)).toBe(clipped)
  })
})
