import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Notice } from '../../../lambda/core/notice.ts'
import { COLUMNS } from '../../../lambda/core/render/layout.ts'
import { TEXTS } from '../../../lambda/core/text/all.ts'
import { PROVIDERS } from '../../../lambda/providers/all.ts'
import { AIML_API, KIE, OPENAI } from '../../../scripts/notices/incidents.ts'
import { OTHER_TROUBLES } from '../../../scripts/notices/other-troubles.ts'
import { anyLanguage, anyNotice, exampleContext, sent } from '../../support/notices.ts'

const refused = titled(AIML_API, 'Opened')
const below = titled(KIE, 'Worse: empty')
const looped = titled(OPENAI, 'Opened')
const CATALOGUE_LINKS = new Set(PROVIDERS.flatMap(provider => Object.values(provider.consoles)))

function titled(notices: readonly { title: string; notice: Notice }[], title: string): Notice {
  const found = notices.find(each => each.title === title)
  if (found === undefined) throw new Error(`No notice '${title}'.`)
  return found.notice
}

function withFacts(notice: Notice, facts: Partial<Notice['facts']>): Notice {
  return { ...notice, facts: { ...notice.facts, ...facts } }
}

describe('an e-mail', () => {
  it('has its sections in one order', () => {
    const { email } = sent(refused)

    const order = [
      'AIML API has refused',
      'DO THIS NOW',
      'THEIR WORDS (HTTP 400)',
      'WHAT WE THINK, AND WHY',
      'WORDS FOR YOUR USERS',
      'TICKET',
      'WHAT HAPPENS NEXT',
      '\n--\n',
    ].map(heading => email.indexOf(heading))

    expect(order).not.toContain(-1)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  it.each(['en', 'nl', 'de'] as const)('has its first step within twelve lines (%s)', language => {
    for (const notice of [refused, below, looped]) {
      const lines = sent(notice, exampleContext(language)).email.split('\n')

      expect(lines.findIndex(line => line.startsWith('1. '))).toBeGreaterThan(0)
      expect(lines.findIndex(line => line.startsWith('1. '))).toBeLessThan(12)
    }
  })

  it('is no wider than a terminal, but for a word or link that is, and ends its lines cleanly', () => {
    fc.assert(
      fc.property(anyNotice, anyLanguage, (notice, language) => {
        for (const line of sent(notice, exampleContext(language)).email.split('\n')) {
          const hasLongWord = line.split(' ').some(word => word.length > COLUMNS / 2)
          expect(hasLongWord || line.length <= COLUMNS).toBe(true)
          expect(line).toBe(line.trimEnd())
        }
      }),
      { numRuns: 300 },
    )
  })

  it('says when the pool last answered, when the balance was read, that it is no rate limit, and what was not measured', () => {
    const text = sent(refused).email.replace(/\n/g, ' ')

    expect(text).toContain('It last answered at 02:35 (asked every 30 minutes).')
    expect(text).toContain('Probably not your balance: 41.0M credits (about $20.50), read at 03:05.')
    expect(text).toContain('Not a rate limit')
    expect(text).toContain('Not measured: images (not asked).')
  })

  it('gives every cause what speaks for and against it', () => {
    const { email } = sent(refused)

    expect(email).toContain(
      "a. AIML API's account at Anthropic is empty.\n   For: nobody but Anthropic writes this text;",
    )
    expect(email).toContain(
      'b. Claude draws on a balance of its own that ran out.\n   For: gpt-4o on the same key answers.',
    )
    expect(email).toContain('c. Claude is not enabled for this key.\n   Against: it answered at 02:35.')
  })

  it('advises against a top-up only where the balance is above every line', () => {
    const low = [{ measures: 'balance', amount: 0.3, unit: 'USD' }] as const

    expect(sent(refused).email).toContain('Do not top up yet.')
    expect(sent(withFacts(refused, { balance: low })).email).not.toContain('Do not top up yet.')
    expect(sent(withFacts(refused, { balance: low })).email).toContain('top up: https://aimlapi.com/app/billing')
    expect(sent(withFacts(refused, { balance: [] })).email).not.toContain('Do not top up yet.')
  })

  it('says how long amounts last before it asks for money', () => {
    const text = sent(below).email.replace(/\n\s*/g, ' ')

    expect(text).toContain(
      'Adding 48,000 credits (about $240) keeps it above your warning line for a week, at 225 credits an hour; 10,000 credits would last 44 h.',
    )
  })

  it('counts the work that the rest still pays for', () => {
    expect(sent(below).email).toContain('STILL AFFORDABLE WITH 90 CREDITS\n  22 images (4 each)')
  })

  it('tells to stop what is calling first, where something looped', () => {
    const { usage: _usage, billed: _billed, ...facts } = looped.facts

    expect(sent({ ...looped, facts }).email).toContain('DO THIS NOW\n1. Stop what is calling.')
    expect(sent(looped).email).toContain('DO THIS NOW\n1. Stop what is calling gpt-4o-mini-2024-07-18.')
  })

  it('says which models burned since when, and as of when that was known', () => {
    expect(sent(looped).email.replace(/\n\s*/g, ' ')).toContain(
      "4.1M tokens since 01:00, by model (language models only): gpt-4o-mini-2024-07-18 92%, gpt-4o-2024-08-06 5%, gpt-4.1-2025-04-14 2%, 4 others 1%. The busiest hour began at 02:00. These are OpenAI's usage figures as of 03:05; they lag.",
    )
  })

  it('follows no link in the name of a model, and names none that is not half of it as what to stop', () => {
    const usage = {
      at: looped.at,
      since: looped.at,
      unit: 'tokens',
      total: 100,
      models: [
        { name: 'https://evil.example.com/x', amount: 40 },
        { name: 'b', amount: 30 },
      ],
      others: { count: 2, amount: 30 },
    }
    const text = sent(withFacts(looped, { usage })).email

    expect(text).not.toContain('evil')
    expect(text).toContain('[link] 40%, b 30%, 2 others 30%')
    expect(text).toContain('1. Stop what is calling. Typical')
  })

  it("marks the provider's words as theirs and lets none of their links be followed", () => {
    const words = 'Pay at https://evil.example.net/x or www.evil.example.net, see evil.example.net/pay now.'

    const { email } = sent(withFacts(refused, { words }))

    expect(email).toContain('> Pay at [link] or [link] see [link] now.')
  })

  it("does not quote the network's words as the provider's", () => {
    const failure = withFacts(looped, { signature: 'transport: refused', words: 'connect ECONNREFUSED', status: null })

    const { email } = sent({ ...failure, condition: 'unavailable' })

    expect(email).not.toContain('THEIR WORDS')
    expect(email).toContain('what came back: connect ECONNREFUSED')
  })

  it('links only to what the catalogue names, whatever the provider wrote', () => {
    fc.assert(
      fc.property(anyNotice, fc.webUrl(), anyLanguage, (notice, url, language) => {
        const named = withFacts(notice, { provider: 'openai', words: `see ${url} now`, detail: `redirected to ${url}` })

        const { email } = sent(named, exampleContext(language))

        for (const link of email.match(/https?:\/\/\S+/g) ?? []) expect(CATALOGUE_LINKS).toContain(link)
      }),
      { numRuns: 200 },
    )
  })

  it.each(['en', 'nl', 'de'] as const)('has words for users that name neither provider nor money (%s)', language => {
    const context = exampleContext(language)
    const keys = context.watchList.keys.map(key => ({
      ...key,
      pools: key.pools.map(pool => ({ ...pool, serves: `articles by ${key.provider}` })),
    }))
    for (const notice of [refused, below, looped]) {
      const { email } = sent(notice, { ...context, watchList: { ...context.watchList, keys } })
      const { heading, forUsers } = TEXTS[language].email
      const words = email
        .slice(email.indexOf(heading.forUsers) + heading.forUsers.length)
        .split(forUsers.caution.slice(0, 20))[0]

      expect(words?.length).toBeGreaterThan(50)
      expect(words).not.toMatch(/anthropic|aiml|kie|openai|credit|tegoed|guthaben|betal|zahl|pay|bill|quota/i)
    }
  })

  it('has an English ticket with the facts filled in and what we do not know in brackets', () => {
    const { email } = sent(withFacts(refused, { balance: [] }), exampleContext('nl'))

    expect(email).toContain(
      '  Hello, since 2025-11-20 02:05 UTC our calls to anthropic/claude-sonnet-4.5 fail with HTTP 400:',
    )
    expect(email).toContain('- Our balance: [amount and time, from your billing page].')
    expect(email).toContain('Key: [first characters, only if they ask]')
  })

  it('has no ticket where the account is simply empty', () => {
    expect(sent(below).email).not.toContain('TICKET')
    expect(sent(looped).email).not.toContain('TICKET')
  })

  it('names commands to acknowledge and silence only where they work', () => {
    const context = exampleContext('en')

    expect(sent(refused, { ...context, commands: true }).email).toContain('npx credit-watchdog ack aimlapi/claude')
    expect(sent(refused, { ...context, commands: true }).email).toContain(
      'npx credit-watchdog silence aimlapi/claude --for 2h --because "..."',
    )
    expect(sent(refused, { ...context, commands: false }).email).not.toMatch(/watchdog (?:ack|silence)/)
  })

  it('says where it came from and whom it went to', () => {
    expect(sent(refused).email).toContain(
      '--\nCredit Watchdog, deployment CreditWatchdog, AWS account 123456789012, eu-west-1\nNotice aiml-opened. Sent to 2 mailboxes and 1 phone.',
    )
  })

  it('promises further steps of a budget until it is spent, and none after that', () => {
    const near = sent(titled(OTHER_TROUBLES, '80 % of a budget')).email
    const spent = sent(titled(OTHER_TROUBLES, 'A budget spent')).email

    expect(near).toContain('We write once more for each step')
    expect(spent).not.toContain('We write once more for each step')
    expect(spent).toContain('Every step of this month has been told now.')
  })

  it('tells a recovery that leaves a low balance as just that', () => {
    const recovered = titled(KIE, 'Recovered')
    const line = { amount: 10_000, unit: 'credits' }
    const balance = [{ measures: 'balance', amount: 800, unit: 'credits' }] as const

    const { email, sms } = sent({ ...withFacts(recovered, { line, balance }), condition: 'low' })

    expect(email).toContain('It is still low: your line is 10,000 credits.')
    expect(sms).toContain('Still under your line of 10,000 credits.')
  })

  it('tells the end of a low balance without claiming that anything was down', () => {
    const recovered = titled(KIE, 'Recovered')

    const { email, sms } = sent({ ...recovered, before: 'low' })

    expect(sms).toMatch(/^KIE OK again 04:31, no longer low\. 20,090 credits = 148 videos/)
    expect(email).not.toContain('down')
    expect(email).not.toContain('Tell your users')
  })
})

it('says in the summary what ends on a day, not by use', () => {
  const row = {
    key: 'kie',
    pool: 'video',
    provider: 'kie',
    condition: 'healthy',
    since: below.at,
    runway: {
      emptyAt: new Date(Date.parse(below.at) + 9 * 86_400_000).toISOString(),
      soonest: below.at,
      latest: below.at,
      perHour: 1,
      unit: 'credits',
      byExpiry: true,
    },
    balance: [
      {
        measures: 'balance',
        amount: 90,
        unit: 'credits',
        expiring: [{ amount: 60, at: new Date(Date.parse(below.at) + 9 * 86_400_000).toISOString() }],
      },
    ],
    trouble: [],
  } as const
  const summary = {
    rows: [row, { ...row, pool: 'images' }],
    omitted: 0,
    probeCostUsd: 0,
    topUpOff: [],
    withoutLimit: [],
  }
  const facts = { since: below.at, by: 'nothing', certainty: 'certain', summary } as const

  const { email } = sent({ ...below, kind: 'summary', subject: { about: 'watchdog' }, condition: 'healthy', facts })

  expect(email).toMatch(/kie\/video\s+healthy\s+90 credits.*\s+unknown\s+9 days, expires\s+none/)
  expect(email.match(/Expiring at kie: 60 credits on \w{3} \d+ \w{3}\./g)).toHaveLength(1)
})
