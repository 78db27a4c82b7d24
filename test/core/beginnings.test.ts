import { describe, expect, it } from 'vitest'
import { beginningAt, beginnings } from '../../lambda/core/rows/beginnings.ts'
import { plainWords } from '../../lambda/core/rows/plain-words.ts'
import { GUESSED_ROWS, LAST_ROWS, WORDED_ROWS } from '../../lambda/core/rows/shared-rows.ts'
import { LOOK_ALIKES } from './look-alikes.ts'
import { WORDINGS } from './wordings.ts'

const EXPRESSIONS: readonly (readonly [expression: string, words: readonly string[] | undefined])[] = [
  ['credits?', ['cred']],
  ['insufficient|no funds', ['insu', 'no']],
  ['top ?up', ['top', 'topu']],
  ['ip(?: address)?', ['ip']],
  ['e(?:connreset|pipe)', ['econ', 'epip']],
  ['(?:failed|unable) to charge', ['fail', 'unab']],
  ['un(?: yet)? ?supported', ['un', 'unsu']],
  ["n't enough", ['n']],
  ['[bc]ad', ['bad', 'cad']],
  ['h?it', ['hit', 'it']],
  ['^credits 0(?!\\d)', ['cred']],
  ['\\d+', ['0', '00', '000', '0000']],
  ['100 ?%', ['000']],
  ['\\w*\\d', undefined],
  ['(?:the )?\\w+ key', undefined],
  ['.x', undefined],
  [' key', undefined],
]

describe('how the words that an expression matches may begin', () => {
  it.each(EXPRESSIONS)('%s', (expression, words) => {
    expect(beginnings(expression)?.toSorted()).toEqual(words?.toSorted())
  })

  it('whatever a phrase of the shared rows matches begins so', () => {
    const texts = [...Object.values(WORDINGS).flat(), ...LOOK_ALIKES].map(plainWords)
    const sources = new Set(
      [...WORDED_ROWS, ...GUESSED_ROWS, ...LAST_ROWS].flatMap(({ says, without }) =>
        [says, without].flatMap(pattern =>
          pattern && 'parts' in pattern ? pattern.parts.map(part => part.source) : [],
        ),
      ),
    )
    const found = [...sources]
      .filter(source => source.startsWith('\\b(?:'))
      .flatMap(source => {
        const words = beginnings(source.slice('\\b(?:'.length, -')\\b'.length))
        const known = new Set(words?.map(word => beginningAt(word, 0)))
        return texts.flatMap(text =>
          [...text.matchAll(new RegExp(source, 'g'))].map(({ index }) => ({
            source,
            text,
            isKnown: words === undefined || known.has(beginningAt(text, index)),
          })),
        )
      })

    expect(found.length).toBeGreaterThan(1_000)
    expect(found.filter(({ isKnown }) => !isKnown)).toEqual([])
  })
})
