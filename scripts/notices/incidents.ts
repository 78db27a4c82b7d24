import type { AskedFact, Notice, NoticeFacts } from '../../lambda/core/notice.ts'
import type { Measured } from '../../lambda/core/verdict.ts'
import { WEEK } from './week.ts'

/** The three incidents as hand-made facts, for docs/notices.md: 2,000,000 credits a dollar at AIML API; 225 credits an hour at KIE. */

const usd = (amount: number): Measured => ({ measures: 'balance', amount, unit: 'USD' })
const credits = (amount: number): Measured => ({ measures: 'balance', amount, unit: 'credits' })
const asked = (
  as: AskedFact['as'],
  pool: string,
  model: string,
  kind: AskedFact['kind'],
  at: string,
  key = 'aimlapi',
): AskedFact => ({
  as,
  key,
  pool,
  model,
  kind,
  at,
})

/** Amsterdam is an hour before UTC in these weeks. */
const thursday = (clock: string) => new Date(`2025-11-20T${clock}:00+01:00`).toISOString()
const december = (day: number, clock: string) => new Date(`2025-12-0${day}T${clock}:00+01:00`).toISOString()

export interface Made {
  readonly title: string
  readonly notice: Notice
}

function made(
  title: string,
  key: string,
  pool: string,
  incident: string,
  parts: Omit<Notice, 'id' | 'subject' | 'incident'>,
): Made {
  const id = `${incident}-${parts.kind}${parts.condition === 'low' ? '-low' : ''}`
  const subject = { about: 'pool', key, pool } as const
  return { title, notice: { id, subject, incident: { id: incident, openedAt: parts.facts.since }, ...parts } }
}

const refused: NoticeFacts = {
  provider: 'aimlapi',
  since: thursday('03:05'),
  by: 'verdict',
  certainty: 'certain',
  status: 400,
  words:
    'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.',
  signature: 'anthropic: says credit balance is too low',
  blame: 'upstream',
  upstream: 'anthropic',
  balance: [usd(20.5)],
  balanceReadAt: thursday('03:05'),
  model: 'anthropic/claude-sonnet-4.5',
  lastHealthyAt: thursday('02:35'),
  askedEveryMs: 30 * 60_000,
  asked: [
    asked('alternative', 'claude', 'claude-sonnet-4-5-20250929', 'exhausted', thursday('03:05')),
    asked('alternative', 'claude', 'claude-sonnet-4-5', 'exhausted', thursday('03:05')),
    asked('fallback', 'chat', 'gpt-4o', 'healthy', thursday('03:05')),
  ],
  nextReminderAt: thursday('07:05'),
}

export const AIML_API: readonly Made[] = [
  made('Opened', 'aimlapi', 'claude', 'aiml', {
    kind: 'opened',
    severity: 'urgent',
    at: thursday('03:05'),
    condition: 'exhausted',
    facts: refused,
  }),
  made('Reminder', 'aimlapi', 'claude', 'aiml', {
    kind: 'reminder',
    severity: 'urgent',
    at: thursday('07:05'),
    condition: 'exhausted',
    before: 'exhausted',
    facts: {
      ...refused,
      balanceReadAt: thursday('07:05'),
      asked: [asked('fallback', 'chat', 'gpt-4o', 'healthy', thursday('07:05'))],
      nextReminderAt: '2025-11-21T06:05:00.000Z',
    },
  }),
  made('Recovered', 'aimlapi', 'claude', 'aiml', {
    kind: 'recovered',
    severity: 'urgent',
    at: thursday('05:11'),
    condition: 'healthy',
    before: 'exhausted',
    facts: {
      provider: 'aimlapi',
      since: thursday('03:05'),
      by: 'verdict',
      certainty: 'certain',
      blame: 'upstream',
      upstream: 'anthropic',
      balance: [usd(20.5)],
      balanceReadAt: thursday('05:11'),
      asked: [asked('fallback', 'chat', 'gpt-4o', 'healthy', thursday('05:11'))],
      endedAt: thursday('05:11'),
      lastedMs: 126 * 60_000,
      closerUntil: '2025-11-21T04:11:00.000Z',
    },
  }),
  made('Flapping', 'aimlapi', 'claude', 'aiml', {
    kind: 'flapping',
    severity: 'urgent',
    at: thursday('09:25'),
    condition: 'healthy',
    before: 'exhausted',
    facts: {
      ...refused,
      balanceReadAt: thursday('09:25'),
      endedAt: thursday('09:20'),
      lastedMs: 35 * 60_000,
      episodes: 3,
      flappingSince: thursday('03:05'),
    },
  }),
  made('Steady again', 'aimlapi', 'claude', 'aiml', {
    kind: 'steady',
    severity: 'urgent',
    at: thursday('15:25'),
    condition: 'healthy',
    facts: {
      provider: 'aimlapi',
      since: thursday('09:20'),
      by: 'verdict',
      certainty: 'certain',
      balance: [usd(20.5)],
      balanceReadAt: thursday('15:25'),
      endedAt: thursday('09:20'),
      episodes: 3,
      flappingSince: thursday('03:05'),
    },
  }),
]

const video = [{ name: 'video', cost: 135 }]

const draining = (amount: number, at: string, empty: string, soonest: string, latest: string): NoticeFacts => ({
  provider: 'kie',
  since: at,
  by: 'balance',
  certainty: 'certain',
  balance: [credits(amount)],
  balanceReadAt: at,
  line: { amount: 10_000, unit: 'credits' },
  workUnits: video,
  runway: { emptyAt: empty, soonest, latest, perHour: 225, unit: 'credits' },
})

const cannotMakeVideos: NoticeFacts = {
  provider: 'kie',
  since: december(4, '04:15'),
  by: 'balance',
  certainty: 'certain',
  status: 200,
  words: 'The current credits are insufficient. Please top up.',
  signature: 'kie: code 402',
  blame: 'account',
  balance: [credits(90)],
  balanceReadAt: december(4, '04:15'),
  workUnits: video,
  runway: {
    emptyAt: december(4, '04:39'),
    soonest: december(4, '04:30'),
    latest: december(4, '05:00'),
    perHour: 225,
    unit: 'credits',
  },
  nextReminderAt: december(4, '08:15'),
}

export const KIE: readonly Made[] = [
  made('Warning: low', 'kie', 'video', 'kie', {
    kind: 'opened',
    severity: 'warning',
    at: december(2, '08:30'),
    condition: 'low',
    facts: draining(9_945, december(2, '08:30'), december(4, '04:42'), december(4, '00:00'), december(4, '09:00')),
  }),
  made('Worse: critical', 'kie', 'video', 'kie', {
    kind: 'worse',
    severity: 'urgent',
    at: december(3, '07:00'),
    condition: 'critical',
    before: 'low',
    facts: {
      ...draining(4_905, december(3, '07:00'), december(4, '04:48'), december(4, '02:00'), december(4, '06:00')),
      line: { amount: 5_000, unit: 'credits' },
    },
  }),
  made('Worse: empty', 'kie', 'video', 'kie', {
    kind: 'worse',
    severity: 'urgent',
    at: december(4, '04:15'),
    condition: 'exhausted',
    before: 'critical',
    facts: cannotMakeVideos,
  }),
  made('Acknowledged', 'kie', 'video', 'kie', {
    kind: 'acknowledged',
    severity: 'info',
    at: december(4, '04:20'),
    condition: 'exhausted',
    facts: { ...cannotMakeVideos, acknowledgedBy: 'Sam' },
  }),
  made('Reminder', 'kie', 'video', 'kie', {
    kind: 'reminder',
    severity: 'urgent',
    at: december(4, '08:15'),
    condition: 'exhausted',
    before: 'exhausted',
    facts: { ...cannotMakeVideos, balanceReadAt: december(4, '08:15'), nextReminderAt: december(5, '08:15') },
  }),
  made('Recovered', 'kie', 'video', 'kie', {
    kind: 'recovered',
    severity: 'urgent',
    at: december(4, '04:31'),
    condition: 'healthy',
    before: 'exhausted',
    facts: {
      provider: 'kie',
      since: december(4, '04:15'),
      by: 'balance',
      certainty: 'certain',
      balance: [credits(20_090)],
      balanceReadAt: december(4, '04:31'),
      balanceBefore: [credits(90)],
      workUnits: video,
      runway: {
        emptyAt: december(7, '21:48'),
        soonest: december(7, '12:00'),
        latest: december(8, '08:00'),
        perHour: 225,
        unit: 'credits',
      },
      endedAt: december(4, '04:31'),
      lastedMs: 16 * 60_000,
      closerUntil: december(5, '04:31'),
    },
  }),
  made('The closer watch ended well', 'kie', 'video', 'kie', {
    kind: 'watched',
    severity: 'info',
    at: december(5, '04:31'),
    condition: 'healthy',
    before: 'exhausted',
    facts: {
      provider: 'kie',
      since: december(4, '04:15'),
      by: 'balance',
      certainty: 'certain',
      endedAt: december(4, '04:31'),
    },
  }),
  made('No longer watched', 'kie', 'video', 'kie', {
    kind: 'closed',
    severity: 'info',
    at: december(4, '10:00'),
    condition: 'unknown',
    before: 'exhausted',
    facts: { provider: 'kie', since: december(4, '04:15'), by: 'nothing', certainty: 'likely' },
  }),
]

const noCredits: NoticeFacts = {
  provider: 'openai',
  since: thursday('03:05'),
  by: 'verdict',
  certainty: 'certain',
  status: 429,
  words: 'You exceeded your current quota, please check your plan and billing details.',
  signature: 'openai: code insufficient_quota',
  blame: 'account',
  model: 'gpt-4o-mini',
  lastHealthyAt: thursday('03:00'),
  askedEveryMs: 5 * 60_000,
  asked: [asked('fallback', 'default', 'llama3.2', 'healthy', thursday('03:05'), 'ollama')],
  throttledAt: [thursday('01:15'), thursday('01:40')],
  nextReminderAt: thursday('07:05'),
}

/** What the admin key's usage report showed of the loop. */
const looped = {
  since: thursday('01:00'),
  unit: 'tokens',
  covers: 'language-models',
  models: [
    { name: 'gpt-4o-mini-2024-07-18', amount: 3_772_000 },
    { name: 'gpt-4o-2024-08-06', amount: 205_000 },
    { name: 'gpt-4.1-2025-04-14', amount: 82_000 },
  ],
  others: { count: 4, amount: 41_000 },
  total: 4_100_000,
  busiest: { at: thursday('02:00'), amount: 2_400_000 },
} as const

const billed = {
  since: thursday('01:00'),
  unit: 'USD',
  models: [
    { name: 'gpt-4o-mini-2024-07-18', amount: 2.9 },
    { name: 'gpt-image-1', amount: 0.25 },
  ],
  total: 3.15,
} as const

export const OPENAI: readonly Made[] = [
  made('Opened', 'openai', 'default', 'openai', {
    kind: 'opened',
    severity: 'urgent',
    at: thursday('03:05'),
    condition: 'exhausted',
    facts: { ...noCredits, usage: { ...looped, at: thursday('03:05') }, billed: { ...billed, at: thursday('03:05') } },
  }),
  made('Burning', 'openai', 'default', 'openai', {
    kind: 'opened',
    severity: 'urgent',
    at: thursday('02:00'),
    condition: 'low',
    facts: {
      provider: 'openai',
      since: thursday('02:00'),
      by: 'burning',
      certainty: 'certain',
      burning: { times: 12.4, since: thursday('01:00') },
      usage: {
        ...looped,
        models: [
          { name: 'gpt-4o-mini-2024-07-18', amount: 1_590_000 },
          { name: 'gpt-4o-2024-08-06', amount: 110_000 },
        ],
        others: { count: 1, amount: 4_000 },
        total: 1_704_000,
        busiest: { at: thursday('01:00'), amount: 1_700_000 },
        at: thursday('02:00'),
      },
      model: 'gpt-4o-mini',
      lastHealthyAt: thursday('02:00'),
      askedEveryMs: 5 * 60_000,
    },
  }),
  made('Unclear', 'openai', 'default', 'openai', {
    kind: 'unclear',
    severity: 'warning',
    at: thursday('06:20'),
    condition: 'unknown',
    facts: {
      provider: 'openai',
      since: thursday('05:15'),
      by: 'nothing',
      certainty: 'likely',
      status: 418,
      words: 'I am a teapot.',
      why: 'nothing-matched',
      model: 'gpt-4o-mini',
      lastHealthyAt: thursday('05:10'),
      askedEveryMs: 5 * 60_000,
    },
  }),
  made('Recovered', 'openai', 'default', 'openai', {
    kind: 'recovered',
    severity: 'urgent',
    at: thursday('04:45'),
    condition: 'healthy',
    before: 'exhausted',
    facts: {
      provider: 'openai',
      since: thursday('03:05'),
      by: 'verdict',
      certainty: 'certain',
      model: 'gpt-4o-mini',
      endedAt: thursday('04:45'),
      lastedMs: 100 * 60_000,
      closerUntil: '2025-11-21T03:45:00.000Z',
    },
  }),
]

const watchdogFacts = (since: string): NoticeFacts => ({ since, by: 'verdict', certainty: 'likely' })

function watchdogNotice(title: string, why: string, detail: string, count?: NonNullable<NoticeFacts['count']>): Made {
  const since = thursday('03:05')
  return {
    title,
    notice: {
      id: `watchdog-${why}`,
      kind: 'opened',
      severity: 'urgent',
      subject: { about: 'watchdog' },
      at: since,
      incident: { id: 'watchdog', openedAt: since },
      condition: 'unavailable',
      facts: { ...watchdogFacts(since), why, detail, ...(count && { count }) },
    },
  }
}

/** Notices about a provider as a whole, and about the watchdog itself. */
export const OTHERS: readonly Made[] = [
  {
    title: 'A provider is unreachable',
    notice: {
      id: 'openai-unreachable',
      kind: 'opened',
      severity: 'warning',
      subject: { about: 'provider', provider: 'openai' },
      at: thursday('03:35'),
      incident: { id: 'provider', openedAt: thursday('03:05') },
      condition: 'unavailable',
      facts: {
        ...watchdogFacts(thursday('03:05')),
        provider: 'openai',
        detail: 'connect ETIMEDOUT',
        count: { failing: 3, of: 3 },
      },
    },
  },
  {
    title: 'The watchdog cannot see',
    notice: {
      id: 'watchdog-blind',
      kind: 'opened',
      severity: 'urgent',
      subject: { about: 'watchdog' },
      at: thursday('03:05'),
      incident: { id: 'watchdog', openedAt: thursday('03:05') },
      condition: 'unavailable',
      facts: { ...watchdogFacts(thursday('03:05')), detail: 'getaddrinfo EAI_AGAIN', count: { failing: 3, of: 3 } },
    },
  },
  watchdogNotice('The watchdog cannot ask', 'credential', 'AccessDeniedException', { failing: 3, of: 3 }),
  watchdogNotice('The watchdog has lost its memory', 'memory', 'ResourceNotFoundException'),
  {
    title: 'Summary',
    notice: {
      id: 'summary',
      kind: 'summary',
      severity: 'info',
      subject: { about: 'watchdog' },
      at: december(1, '08:00'),
      incident: { id: 'summary', openedAt: december(1, '08:00') },
      condition: 'healthy',
      facts: { ...watchdogFacts(december(1, '08:00')), summary: WEEK },
    },
  },
  {
    title: 'Test',
    notice: {
      id: 'test',
      kind: 'test',
      severity: 'urgent',
      subject: { about: 'watchdog' },
      at: december(1, '14:10'),
      incident: { id: 'test', openedAt: december(1, '14:10') },
      condition: 'healthy',
      facts: watchdogFacts(december(1, '14:10')),
    },
  },
]
