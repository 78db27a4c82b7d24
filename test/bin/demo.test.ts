import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../bin/commands/demo.ts'
import { ACT_SECRETS } from '../../simulator/acts/act.ts'

interface Json {
  readonly sweeps: readonly {
    readonly at: string
    readonly pools: readonly {
      readonly key: string
      readonly pool: string
      readonly provider: string
      readonly condition: string
      readonly balance?: number
      readonly unit?: string
      readonly words?: string
    }[]
  }[]
  readonly notices: readonly {
    readonly kind: string
    readonly severity: string
    readonly key: string
    readonly pool: string
    readonly sms: string
    readonly email: { readonly subject: string; readonly body: string }
  }[]
}

async function demo(...args: readonly string[]): Promise<{ code: number; output: string }> {
  const stdout = new PassThrough()
  const output = text(stdout)
  const code = await run(args, { stdout, stderr: new PassThrough(), stdin: new PassThrough(), env: {}, cwd: '/' })
  stdout.end()
  return { code, output: await output }
}

describe('npm start', () => {
  let output: string
  let tookMs: number
  beforeAll(async () => {
    const startedAt = performance.now()
    const played = await demo()
    tookMs = performance.now() - startedAt
    output = played.output
  }, 30_000)

  it('takes less than 15 seconds', () => {
    expect(tookMs).toBeLessThan(15_000)
  })

  it('prints at most 70 lines of at most 100 columns, with the four that npm start puts before them', () => {
    const lines = output.trimEnd().split('\n')

    expect(lines.length).toBeLessThanOrEqual(70 - 4)
    expect(lines.filter(line => line.length > 100)).toEqual([])
  })

  it('shows the rate limits, and that nobody was told of them', () => {
    expect(
      output.match(/openai .*throttled .*HTTP 429 rate_limit_exceeded .*no alert: it refills by itself/g),
    ).toHaveLength(2)
    expect(output).toContain('0 alarms for the rate limit, 0 told twice')
  })

  it('ends with what to do next', () => {
    const lines = output.trimEnd().split('\n').slice(-3).join('\n')

    for (const command of ['credit-watchdog check', 'credit-watchdog explain', 'cdk deploy'])
      expect(lines).toContain(command)
  })

  it('counts the KIE account down to its end, in videos and hours', () => {
    const lines = output.split('\n').filter(line => /kie\/video .*(LOW|CRITICAL)/.test(line))

    const videos = lines.map(line => Number(/(\d+) videos/.exec(line)?.[1]))
    expect(videos.length).toBeGreaterThanOrEqual(2)
    expect(videos).toEqual(videos.toSorted((a, b) => b - a))
    for (const line of lines) expect(line).toMatch(/videos {3}\d\d h: (?:Wed|Thu) \d\d:\d\d - (?:Thu )?\d\d:\d\d$/)
    expect(output).toMatch(/40 videos, empty about Thu 04:00/)
  })
})

describe('npm start -- --json', () => {
  let json: Json
  beforeAll(async () => {
    json = JSON.parse((await demo('--json')).output)
  }, 30_000)

  const conditions = (key: string, pool: string) =>
    json.sweeps.flatMap(({ pools }) => pools.filter(each => each.key === key && each.pool === pool))
  const notices = (key: string, pool: string) => json.notices.filter(each => each.key === key && each.pool === pool)
  const kinds = (key: string, pool: string) => notices(key, pool).map(({ kind }) => kind)

  it('has every sweep with its pools, and every notice with its texts', () => {
    expect(json.sweeps.length).toBeGreaterThan(600)
    for (const { at, pools } of json.sweeps) {
      expect(new Date(at).toISOString()).toBe(at)
      expect(pools.length).toBeGreaterThan(0)
    }
    for (const notice of json.notices) {
      expect(Object.keys(notice)).toEqual(expect.arrayContaining(['kind', 'severity', 'key', 'pool', 'sms', 'email']))
      expect(notice.sms.length).toBeLessThanOrEqual(160)
      expect(notice.email.subject).toMatch(/^[\x20-\x7e]{1,99}$/)
    }
  })

  it('tells of the pool at AIML API whose words are relayed, and that topping up may not help', () => {
    const [opened] = notices('aimlapi', 'claude')

    expect(opened?.kind).toBe('opened')
    expect(opened?.sms).toMatch(/^AIML API claude .*Anthropic's words, relayed.*41M.*Top-up may not help/)
    expect(opened?.email.body).toContain('Your credit balance is too low to access the Anthropic API.')
    expect(opened?.email.body).toContain('gpt-4o')
    expect(opened?.email.body).toContain('last answered at 02:35')
  })

  it('keeps the other model of the same key healthy, with 41 million credits on the account', () => {
    const refused = json.sweeps.filter(({ pools }) =>
      pools.some(each => each.pool === 'claude' && each.condition === 'exhausted'),
    )

    expect(refused.length).toBeGreaterThan(0)
    for (const { pools } of refused) {
      expect(pools.find(each => each.pool === 'chat')).toMatchObject({
        condition: 'healthy',
        balance: 41_000_000,
        unit: 'credits',
      })
    }
  })

  it('opens KIE by its balance against the price of a video, while images stays healthy', () => {
    const [first] = json.sweeps.filter(({ pools }) =>
      pools.some(each => each.pool === 'video' && each.condition === 'exhausted'),
    )

    expect(first?.pools).toEqual([
      { key: 'kie', pool: 'video', provider: 'kie', condition: 'exhausted', balance: 90, unit: 'credits' },
      { key: 'kie', pool: 'images', provider: 'kie', condition: 'healthy', balance: 90, unit: 'credits' },
    ])
    expect(notices('kie', 'video').find(({ email }) => email.subject.includes('135'))?.sms).toMatch(
      /^KIE (?:now )?EMPTY for video .*90 credits.*135/,
    )
  })

  it('reads the refusal that comes as HTTP 200 with code 402', () => {
    const refused = conditions('kie', 'video').filter(({ words }) => words !== undefined)

    expect(refused.map(({ condition, words }) => [condition, words])).toEqual([
      ['exhausted', 'The current credits are insufficient. Please top up.'],
    ])
    expect(conditions('kie', 'images').map(({ condition }) => condition)).not.toContain('exhausted')
  })

  it('warns of KIE below 10,000 before anything fails', () => {
    const [low] = conditions('kie', 'video').filter(({ condition }) => condition === 'low')
    const [first] = notices('kie', 'video')

    expect(low?.balance).toBe(9_945)
    expect(first).toMatchObject({ kind: 'opened', severity: 'warning' })
  })

  it('tells nobody of the rate limits, and of the end of the credits at once', () => {
    const seen = conditions('openai', 'default').map(({ condition }) => condition)

    expect(seen.filter(condition => condition === 'throttled').length).toBeGreaterThanOrEqual(2)
    expect(seen.at(-1)).toBe('exhausted')
    expect(kinds('openai', 'default')).toEqual(['opened'])
    expect(notices('openai', 'default')[0]?.sms).toMatch(/^OpenAI EMPTY .*Not a rate limit/)
  })

  it.each([
    ['aimlapi', 'claude'],
    ['kie', 'video'],
  ])('tells that %s/%s works again exactly once, last', (key, pool) => {
    expect(kinds(key, pool).filter(kind => kind === 'recovered')).toHaveLength(1)
    expect(kinds(key, pool).at(-1)).toBe('recovered')
  })

  it('holds no simulated key', () => {
    for (const secret of Object.values(ACT_SECRETS)) expect(JSON.stringify(json)).not.toContain(secret)
  })
})

describe('npm start with options', () => {
  it('--act plays one act', async () => {
    const { output } = await demo('--act', 'openai')

    expect(output).toContain('1/1  OpenAI')
    expect(output).not.toContain('KIE')
  })

  it('--full prints every sweep and whole e-mails', async () => {
    const { output } = await demo('--act', 'openai', '--full')

    expect(output.match(/^ {2}\d\d:\d\d {2}openai /gm)).toHaveLength(31)
    expect(output).toContain('DO THIS NOW')
  })

  it('--language writes the notices in it', async () => {
    const { output } = await demo('--act', 'openai', '--language', 'nl')

    expect(output).toContain('OpenAI LEEG')
  })

  it('--act burning shows a loop while it burns: how fast, since when, which model, and what came of it', async () => {
    const { output } = await demo('--act', 'burning')

    expect(output).toMatch(/02:00 {2}openai +BURNING .* 10x usual since 01:00/)
    expect(output).toMatch(/SMS .*OpenAI BURNING 02:00: 10x usual since 01:00\. Most: gpt-4o-mini 92%\./)
    expect(output).toMatch(/SMS .*OpenAI EMPTY 03:05: all calls fail\. Most: gpt-4o-mini\. Not a rate limit\./)
    expect(output).toMatch(/OpenAI OK again/)
    expect(output.split('\n').filter(line => line.length > 100)).toEqual([])
  })

  it.each([
    [['--act', 'kia'], 'Unknown act "kia". Did you mean "kie"? Allowed: aimlapi, kie, openai, burning, reminder,'],
    [['--language', 'fr'], 'Unknown language "fr". Allowed: en, nl, de.'],
    [['kie'], 'demo takes no arguments, got "kie".'],
  ])('%j is refused with what is allowed', async (args, message) => {
    await expect(demo(...args)).rejects.toThrow(message)
  })
})
