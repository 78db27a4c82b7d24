import { describe, expect, it } from 'vitest'
import type { Language } from '../../../lambda/core/watch-list.ts'
import { CAUSES } from '../../../scripts/notices/causes.ts'
import { exampleContext, sent } from '../../support/notices.ts'

/** As people read it, on one line. */
function told(title: string, language: Language = 'en') {
  const made = CAUSES.find(each => each.title === title)
  if (made === undefined) throw new Error(`No notice '${title}'.`)
  const { sms, subject, email } = sent(made.notice, exampleContext(language))
  return { sms, subject, email: email.replace(/\s+/g, ' ') }
}

describe('the SMS of a cause', () => {
  it.each([
    [
      'Several accounts at once',
      'OpenAI REFUSED 03:05: out of credit, they say. 2 of 3 other accounts too: probably not you. Status: status.openai.com',
    ],
    [
      'Several keys rejected at once',
      'OpenAI KEY REJECTED 03:05. 2 of 2 other accounts too: probably not you. Status: status.openai.com',
    ],
    [
      'Emptied by a loop',
      'OpenAI EMPTY 03:05: all calls fail. Not a rate limit. Stop the loop, then top up: platform.openai.com/settings/organization/billing',
    ],
    [
      'One model refused, another answers',
      'OpenAI REFUSED 03:05: out of credit, they say. Top-up may not help. Use llama3.2 (answered 03:05). See e-mail.',
    ],
    [
      'Another key of the account answers',
      'OpenAI REFUSED 03:05: out of credit, they say. Not a rate limit. Make a new key: platform.openai.com/account/api-keys',
    ],
    [
      'Our address refused',
      "KIE video ADDRESS REFUSED 03:05: the watchdog's, not the key. Your servers may still be served. See its list of addresses: kie.ai/api-key",
    ],
    [
      'Our country refused',
      "OpenAI ADDRESS REFUSED 03:05: the watchdog's country is not served. Your servers may be. See e-mail.",
    ],
    [
      'Auto-recharge did not come',
      'AIML API NOT RECHARGED 03:05: 16.4M left, under the auto-recharge line of 20.0M credits for 35 min. Top up: aimlapi.com/app/billing',
    ],
  ])('%s', (title, sms) => {
    expect(told(title).sms).toBe(sms)
  })
})

describe('no notice says more than is known', () => {
  it('that a key is wrong, where all are rejected at once', () => {
    const { subject, email } = told('Several keys rejected at once')

    expect(subject).toBe('OpenAI: key rejected since 03:05, and so are 2 of 2 other accounts')
    expect(email).not.toContain('wrong or revoked')
  })

  it('that an account is empty, where its other models, keys or neighbours say otherwise', () => {
    for (const title of [
      'Several accounts at once',
      'One model refused, another answers',
      'Another key of the account answers',
    ]) {
      const { subject, email } = told(title)

      expect(subject, title).toContain('refused as out of credit since 03:05')
      expect(email, title).not.toContain('No credits left')
    }
  })

  it('that users are hurt, where only our own address is refused', () => {
    expect(told('Our address refused').email).not.toContain('WORDS FOR YOUR USERS')
    expect(told('Our address refused').email).toContain("the watchdog's function (eu-west-1) has another address")
  })
})

it.each<[Language, string, string]>([
  [
    'nl',
    'Several accounts at once',
    '1. Vul nog niet bij en verander geen keys: 2 van je 3 andere accounts bij OpenAI',
  ],
  ['de', 'Several accounts at once', '1. Noch nicht aufladen und keine Keys ändern: 2 der 3 anderen Konten bei OpenAI'],
  ['nl', 'Emptied by a loop', 'Vanaf 01:10 is 12 keer zoveel verbruikt als gewoonlijk. Stop dat voordat je bijvult.'],
  ['de', 'Emptied by a loop', 'Ab 01:10 wurde das 12-Fache des Üblichen verbraucht. Erst stoppen, dann aufladen.'],
  ['nl', 'Another key of the account answers', 'key "openai-batch" van hetzelfde account antwoordde om 03:05'],
  ['de', 'Another key of the account answers', 'der Key "openai-batch" desselben Kontos antwortete um 03:05'],
  ['nl', 'Our address refused', '1. Kijk of productie nog werkt: de functie van de watchdog (eu-west-1)'],
  ['de', 'Our address refused', '1. Nachsehen, ob die Produktion noch geht: Die Funktion des Watchdogs (eu-west-1)'],
  [
    'nl',
    'Auto-recharge did not come',
    'Onder 20,0 mln credits had het vanzelf bijgevuld moeten worden, tot 100,0 mln credits',
  ],
  ['de', 'Auto-recharge did not come', 'hätte es von selbst aufgeladen werden sollen'],
  ['nl', 'Blocked for a payment', '1. Kijk waarom de betaling niet doorging'],
  ['de', 'Blocked for a payment', '1. Nachsehen, warum die Zahlung nicht durchging'],
])('%s: %s', (language, title, text) => {
  expect(told(title, language).email).toContain(text)
})
