import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pack } from '../../../lambda/core/pack.ts'
import { toAscii } from '../../../lambda/core/render/subject.ts'
import { render } from '../../../lambda/core/render.ts'
import { AIML_API, KIE } from '../../../scripts/notices/incidents.ts'
import { anyLanguage, anyNotice, exampleContext, sent } from '../../support/notices.ts'

describe('a subject', () => {
  it('is printable ASCII of 1 to 99 characters, whatever the notices and the language', () => {
    fc.assert(
      fc.property(fc.array(anyNotice, { minLength: 1, maxLength: 3 }), anyLanguage, (notices, language) => {
        for (const message of pack(notices)) {
          expect(render(message, exampleContext(language)).subject).toMatch(/^[ -~]{1,99}$/)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('writes German umlauts as Germans do without them, and only in German', () => {
    expect(toAscii('kein Guthaben für Übungen', 'de')).toBe('kein Guthaben fuer Uebungen')
    expect(toAscii('geïnde ü', 'nl')).toBe('geinde u')
  })

  it.each([
    ['en', 'KIE: no credit for video since 04:15, 90 left and one video costs 135'],
    ['nl', 'KIE: geen tegoed voor video sinds 04:15, nog 90 en een video kost 135'],
    ['de', 'KIE: kein Guthaben fuer Video seit 04:15, noch 90 und 1 Video kostet 135'],
  ] as const)('says the price that cannot be paid (%s)', (language, expected) => {
    const empty = KIE.find(each => each.title === 'Worse: empty')

    expect(empty && sent(empty.notice, exampleContext(language)).subject).toBe(expected)
  })

  it('says who, state and time where the rest does not fit', () => {
    const [opened] = AIML_API
    const subject = {
      about: 'pool',
      key: 'aimlapi',
      pool: 'a pool with a name that nobody would ever want to say aloud',
    } as const

    expect(opened && sent({ ...opened.notice, subject }).subject).toBe(
      'AIML API a pool with a name that nobody would ever want to say aloud: REFUSED 03:05',
    )
  })
})
