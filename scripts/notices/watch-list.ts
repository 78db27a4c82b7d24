import type { Amount, WorkUnit } from '../../lambda/core/provider.ts'
import type { Language, Pool, WatchedKey, WatchList } from '../../lambda/core/watch-list.ts'

/** The configuration that the notices of docs/notices.md are written for. */
export function exampleWatchList(language: Language): WatchList {
  return {
    schema: 1,
    schedule: { expression: 'rate(5 minutes)', longestGapMs: 5 * 60_000 },
    language,
    timeZone: 'Europe/Amsterdam',
    displayName: 'Watchdog',
    product: 'Acme Studio',
    reminders: { firstMs: 4 * 3_600_000, thenMs: 24 * 3_600_000 },
    recipients: [
      { channel: 'email', to: 'ops@example.com', severity: ['urgent', 'warning', 'info'] },
      { channel: 'email', to: 'team@example.com', severity: ['urgent', 'warning', 'info'] },
      { channel: 'sms', to: '+15550100', severity: ['urgent'] },
    ],
    keys: KEYS(SERVES[language]),
    providers: [],
  }
}

const SERVES: Readonly<
  Record<
    Language,
    {
      readonly articles: string
      readonly videos: string
      readonly assistant: string
      readonly video: string
      readonly image: string
    }
  >
> = {
  en: {
    articles: 'article writing',
    videos: 'video generation',
    assistant: 'the assistant',
    video: 'video',
    image: 'image',
  },
  nl: {
    articles: 'artikelen schrijven',
    videos: 'video maken',
    assistant: 'de assistent',
    video: 'video',
    image: 'afbeelding',
  },
  de: {
    articles: 'die Texterstellung',
    videos: 'die Videoerstellung',
    assistant: 'der Assistent',
    video: 'Video',
    image: 'Bild',
  },
}

const credits = (amount: number): Amount => ({ amount, unit: 'credits' })

function pool(name: string, more: Partial<Pool> = {}): Pool {
  return { name, canary: false, alternatives: [], workUnits: [], emptyAt: 0, ...more }
}

function key(name: string, baseUrl: string, pools: readonly Pool[], more: Partial<WatchedKey> = {}): WatchedKey {
  const credential = { from: 'parameter', name: `/credit-watchdog/${name}` } as const
  return {
    name,
    provider: name,
    credential,
    account: name,
    baseUrl,
    parameters: {},
    pools,
    low: [],
    critical: [],
    dailyBudgetUsd: 0.02,
    ...more,
  }
}

function KEYS(words: (typeof SERVES)[Language]): readonly WatchedKey[] {
  const video: readonly WorkUnit[] = [{ name: words.video, cost: 135 }]
  const image: readonly WorkUnit[] = [{ name: words.image, cost: 4 }]
  return [
    key(
      'aimlapi',
      'https://api.aimlapi.com',
      [
        pool('chat', { model: 'gpt-4o', canary: true }),
        pool('claude', {
          model: 'anthropic/claude-sonnet-4.5',
          canary: true,
          alternatives: ['claude-sonnet-4-5-20250929', 'claude-sonnet-4-5'],
          fallback: 'chat',
          serves: words.articles,
        }),
        pool('images'),
      ],
      { login: 'ops@example.com', low: [credits(5_000_000)], critical: [credits(1_000_000)] },
    ),
    key(
      'kie',
      'https://api.kie.ai',
      [
        pool('video', { workUnits: video, emptyAt: 134, serves: words.videos }),
        pool('images', { workUnits: image, emptyAt: 3 }),
      ],
      { login: 'ops@example.com', low: [credits(10_000)], critical: [credits(5_000)] },
    ),
    key('openai', 'https://api.openai.com', [
      pool('default', { model: 'gpt-4o-mini', canary: true, fallback: 'ollama', serves: words.assistant }),
    ]),
    key('ollama', 'https://ollama.example.com', [pool('default', { model: 'llama3.2', canary: true })], {
      provider: 'openai-compatible',
    }),
  ]
}
