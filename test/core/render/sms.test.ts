import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isGsm7, septets } from '../../../lambda/core/gsm7.ts'
import type { Notice } from '../../../lambda/core/notice.ts'
import { pack } from '../../../lambda/core/pack.ts'
import { render } from '../../../lambda/core/render.ts'
import { PROVIDERS } from '../../../lambda/providers/all.ts'
import { AIML_API, KIE, OPENAI } from '../../../scripts/notices/incidents.ts'
import { anyLanguage, anyName, anyNotice, exampleContext, sent } from '../../support/notices.ts'

const LINKS = PROVIDERS.flatMap(provider => Object.values(provider.consoles)).map(link =>
  link.replace(/^https:\/\//, ''),
)

function find(notices: readonly { title: string; notice: Notice }[], title: string): Notice {
  const found = notices.find(each => each.title === title)
  if (found === undefined) throw new Error(`No notice '${title}'.`)
  return found.notice
}

describe('an SMS', () => {
  it.each([
    [
      'the reseller whose upstream refuses',
      find(AIML_API, 'Opened'),
      "AIML API claude REFUSED 03:05: Anthropic's words, relayed; your balance reads 41M. Top-up may not help. Use gpt-4o (answered 03:05). See e-mail.",
    ],
    [
      'a balance below the price of one video',
      find(KIE, 'Worse: empty'),
      'KIE now EMPTY for video 04:15: 90 credits left, one video costs 135. All users affected. Top up: kie.ai/pricing',
    ],
    [
      'a loop that emptied the account',
      find(OPENAI, 'Opened'),
      'OpenAI EMPTY 03:05: all calls fail. Not a rate limit. Stop the loop, then top up: platform.openai.com/settings/organization/billing',
    ],
    [
      'a reminder',
      find(KIE, 'Reminder'),
      'KIE STILL EMPTY for video, 4 h (since 04:15). Nobody acknowledged. Top up: kie.ai/pricing',
    ],
    [
      'a recovery, in work and time',
      find(KIE, 'Recovered'),
      'KIE video OK again 04:31 after 16 min. 20,090 credits = 148 videos, about 3.7 days. Closer watch until Fri 04:31.',
    ],
  ])('says who, state and time first, then what it means, then what to do: %s', (_, notice, expected) => {
    expect(sent(notice, exampleContext('en', { commands: true })).sms).toBe(expected)
  })

  it('is one part of GSM-7 together with the display name, whatever the names, amounts and language', () => {
    fc.assert(
      fc.property(anyNotice, anyLanguage, fc.stringMatching(/^[ -~]{0,10}$/), (notice, language, displayName) => {
        const context = exampleContext(language)

        const { sms } = sent(notice, { ...context, watchList: { ...context.watchList, displayName } })

        expect([...sms].every(isGsm7)).toBe(true)
        expect(septets(`${displayName.toUpperCase()}> ${sms}`)).toBeLessThanOrEqual(160)
        expect(sms).toBe(sms.trim())
      }),
      { numRuns: 600 },
    )
  })

  it('carries the time of the event, for it may arrive hours late', () => {
    fc.assert(
      fc.property(anyNotice, anyLanguage, (notice, language) => {
        expect(sent(notice, exampleContext(language)).sms).toMatch(/\d\d:\d\d/)
      }),
      { numRuns: 300 },
    )
  })

  it('holds a link whole or not at all', () => {
    fc.assert(
      fc.property(anyNotice, anyLanguage, anyName, (notice, language, name) => {
        const named = { ...notice, facts: { ...notice.facts, model: name } }

        const { sms } = sent(named, exampleContext(language))

        for (const link of LINKS.filter(each => sms.includes(each.slice(0, -2)))) {
          expect(
            LINKS.some(whole => whole.startsWith(link.slice(0, -2)) && sms.includes(whole.replace(/\/$/, ''))),
          ).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('is one for any number of notices', () => {
    fc.assert(
      fc.property(fc.array(anyNotice, { minLength: 2, maxLength: 40 }), anyLanguage, (notices, language) => {
        for (const message of pack(notices)) {
          const { sms } = render(message, exampleContext(language))

          expect(septets(`WATCHDOG> ${sms}`)).toBeLessThanOrEqual(160)
          expect([...sms].every(isGsm7)).toBe(true)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('names the weekday where the event was on another day', () => {
    const notice = find(AIML_API, 'Opened')

    const late = sent({ ...notice, at: '2025-11-21T09:00:00.000Z' })

    expect(late.sms).toContain('REFUSED Thu 03:05')
  })

  it('recommends a fallback only where it answered', () => {
    const notice = find(AIML_API, 'Opened')
    const asked = (notice.facts.asked ?? []).map(each => ({ ...each, kind: 'exhausted' as const }))

    const { sms, email } = sent({ ...notice, facts: { ...notice.facts, asked } })

    expect(sms).not.toContain('gpt-4o')
    expect(email).not.toContain('Switch to gpt-4o')
    expect(email).toContain('Your fallback gpt-4o did not answer either (03:05).')
  })

  it('speaks of a loop only where rate limits came shortly before', () => {
    const notice = find(OPENAI, 'Opened')
    const { throttledAt: _, ...facts } = notice.facts

    expect(sent({ ...notice, facts }).sms).toContain('Not a rate limit. Use llama3.2 (answered 03:05). Top up: ')
    expect(sent({ ...notice, facts: { ...facts, throttledAt: ['2025-11-18T01:00:00.000Z'] } }).sms).not.toContain(
      'loop',
    )
  })
})
