import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import example from '../../examples/watchdog.config.ts'
import { append } from '../../lambda/core/forecast/append.ts'
import { encodeSeries } from '../../lambda/core/forecast/encode.ts'
import { headroomUnit } from '../../lambda/core/forecast/headroom.ts'
import { SPENT } from '../../lambda/core/forecast/months-spend.ts'
import { sampleId } from '../../lambda/core/forecast/sample-id.ts'
import { emptySeries } from '../../lambda/core/forecast/series.ts'
import { emptyState, type SubjectState } from '../../lambda/core/state.ts'
import { createDynamoDiscovered } from '../../lambda/io/dynamo-discovered.ts'
import { createDynamoSamples } from '../../lambda/io/dynamo-samples.ts'
import { createDynamoStore } from '../../lambda/io/dynamo-store.ts'
import { fromParameter, type WatchdogConfiguration } from '../../lib/configuration/define.ts'
import { toWatchList } from '../../lib/configuration/to-watch-list.ts'
import { startTable } from '../io/shared/table.ts'
import { atAws } from './shared/at-aws.ts'
import { OPERATIONS, startAccount, TOPIC } from './shared/aws-account.ts'
import { type RunOptions, runCommand } from './shared/run-command.ts'

/** Has the keys aimlapi (chat, claude), kie (video, images) and openai, swept every five minutes. */
const EXAMPLE = { cwd: new URL('../../examples', import.meta.url).pathname }
const wide = { ...EXAMPLE, columns: 160 }
const MARKER = 'kie-marker-5a6b0e9d7c1f2a34b9'

let aws: Awaited<ReturnType<typeof startAccount>>
let table: Awaited<ReturnType<typeof startTable>>
let store: ReturnType<typeof createDynamoStore>

beforeEach(async () => {
  aws = await startAccount({
    subscriptions: [
      { topic: TOPIC, protocol: 'email', endpoint: 'ops@example.com', arn: `${TOPIC}:1` },
      { topic: TOPIC, protocol: 'email', endpoint: 'finance@example.com', arn: 'PendingConfirmation' },
      { topic: TOPIC, protocol: 'email', endpoint: 'gone@example.com', arn: 'Deleted' },
      { topic: OPERATIONS, protocol: 'email', endpoint: 'operations@example.com', arn: `${OPERATIONS}:1` },
    ],
  })
  table = await startTable()
  store = createDynamoStore(table.client, table.tableName)
  atAws(aws, table)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await aws[Symbol.asyncDispose]()
  await table[Symbol.asyncDispose]()
})

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
const ahead = (minutes: number) => ago(-minutes)

function aState(subject: string, over: Partial<SubjectState> = {}): SubjectState {
  const start = emptyState(subject, new Date(ago(3 * 24 * 60)))
  return { ...start, version: 1, condition: 'healthy', ...over }
}

const emptyVideo = aState('pool:kie/video', {
  condition: 'exhausted',
  since: ago(245),
  balance: { at: ago(2), amounts: [{ measures: 'balance', amount: 90, unit: 'credits' }] },
  incident: {
    id: 'i',
    kind: 'exhausted',
    openedAt: ago(245),
    shownBy: ['balance'],
    reminders: 0,
    nextReminderAt: ahead(10),
    told: { kind: 'exhausted', severity: 'urgent', highest: 'urgent', at: ago(245) },
  },
})
const wellOtherwise = [
  aState('pool:kie/images'),
  aState('pool:aimlapi/chat'),
  aState('pool:aimlapi/claude'),
  aState('pool:openai/default'),
]

async function sweptMinutesAgo(minutes: number): Promise<void> {
  const at = new Date(ago(minutes))
  await store.acquireLease('sweep', at, new Date(at.getTime() + 60_000))
  await store.releaseLease('sweep', { at: at.toISOString(), complete: true })
}

const status = (args: readonly string[] = [], options: RunOptions = EXAMPLE) => runCommand(['status', ...args], options)
const flat = (text: string) => text.replace(/\s+/g, ' ')

describe('status', () => {
  it('shows what is wrong, since when, the balance with its age, and what to do, in the order of the configuration', async () => {
    await store.record([emptyVideo, ...wellOtherwise])
    await sweptMinutesAgo(2)

    const { stdout, exitCode } = await status([], wide)

    expect(stdout).toMatch(/^CreditWatchdog, eu-west-1, last sweep 2 min ago, 3 keys, 5 pools\n/)
    expect(stdout).toMatch(
      /^kie\/video +EXHAUSTED +(?:\w{3} )?\d\d:\d\d, 4 h 5 min +90 credits \(about \$0\.45\) \(2 min\) +0 videos +empty$/m,
    )
    expect(stdout).toMatch(/^openai +healthy +3 days +not read$/m)
    expect(stdout.indexOf('aimlapi/chat')).toBeLessThan(stdout.indexOf('kie/video'))
    expect(flat(stdout)).toMatch(
      /kie\/video acknowledged by nobody; next reminder [^;]+; (?:log in as \S+; )?https:\/\/kie\.ai/,
    )
    expect(stdout).toContain('Owed notices: 0   Silenced: 0   Runbook: docs/runbook.md#exhausted')
    expect(exitCode).toBe(1)
  })

  it('says who is told, and who has not confirmed', async () => {
    await store.record([emptyVideo])

    const { stdout } = await status()

    expect(flat(stdout)).toContain('Told email ops@example.com, email finance@example.com NOT CONFIRMED Owed')
    expect(stdout).not.toMatch(/gone@|operations@/)
  })

  it.each<[string, Partial<SubjectState>, RegExp]>([
    ['who is on it', { acknowledged: { at: ago(10), by: 'anna' } }, /acknowledged by anna at [^;]+; (?!next reminder)/],
    ['what is silenced, and why', { silence: { until: ahead(60), because: 'moving' } }, /silenced until [^;]+: moving/],
    ['what is owed', { owed: [{ ...notice(), at: ago(3) }] }, /1 owed since [^;]+: the next sweep sends it/],
    [
      'that no auto-recharge came',
      { recharge: { since: ago(45), readings: 3, told: true } },
      /under the line of auto-recharge since [^;]+, and not topped up/,
    ],
    [
      'what comes and goes',
      { flapping: { since: ago(60), episodes: 3, lastEndedAt: ago(5), severity: 'urgent' } },
      /comes and goes since [^;]+, 3 times/,
    ],
    [
      'that nobody was told',
      { incident: { id: 'i', kind: 'exhausted', openedAt: ago(1), shownBy: [], reminders: 0 } },
      /acknowledged by nobody; nobody was told/,
    ],
  ])('says %s', async (_title, over, text) => {
    await store.record([{ ...emptyVideo, ...over }])

    expect(flat((await status()).stdout)).toMatch(text)
  })

  it('says what looks wrong and is not confirmed yet', async () => {
    const sight = { kind: 'rejected', firstAt: ago(5), count: 1 } as const
    await store.record([aState('pool:openai/default', { sight })])

    expect(flat((await status()).stdout)).toMatch(/openai looks REJECTED since [^;]+ \(1 x\), not confirmed yet/)
  })

  it('has no word for a silence that has run out', async () => {
    await store.record([aState('pool:kie/video', { silence: { until: ago(1), because: 'moving' } })])

    const { stdout } = await status()

    expect(stdout).not.toContain('moving')
    expect(stdout).toContain('Silenced: 0')
  })

  it.each<[string, readonly SubjectState[], number | undefined, number]>([
    ['all healthy and swept lately', [aState('pool:kie/video'), ...wellOtherwise], 2, 0],
    ['somebody is empty', [emptyVideo, ...wellOtherwise], 2, 1],
    ['somebody is low', [aState('pool:kie/video', { condition: 'low' }), ...wellOtherwise], 2, 1],
    ['one pool was never asked', wellOtherwise, 2, 2],
    ['no sweep for half an hour', [aState('pool:kie/video'), ...wellOtherwise], 30, 2],
    ['no sweep at all', [aState('pool:kie/video'), ...wellOtherwise], undefined, 2],
    ['somebody is empty and no sweep lately', [emptyVideo, ...wellOtherwise], 30, 1],
  ])('when %s: exit code', async (_title, states, minutes, exitCode) => {
    await store.record(states)
    if (minutes !== undefined) await sweptMinutesAgo(minutes)

    expect((await status()).exitCode).toBe(exitCode)
    expect(JSON.parse((await status(['--json'])).stdout).summary.exitCode).toBe(exitCode)
  })

  it('says that there has been no sweep, and where to look', async () => {
    expect((await status()).stdout).toContain('NO SWEEP has finished yet (docs/runbook.md#silence)')

    await sweptMinutesAgo(30)

    expect((await status()).stdout).toContain('NO SWEEP FOR 30 min (docs/runbook.md#silence)')
  })

  it('shows providers and the watchdog while they are in trouble', async () => {
    const incident = { id: 'i', kind: 'unavailable', openedAt: ago(40), shownBy: [], reminders: 0 } as const
    const over = { condition: 'unavailable', incident } as const
    await store.record([aState('provider:openai', over), aState('watchdog', over), aState('provider:kie')])

    const { stdout } = await status()

    expect(stdout).toMatch(/^all of openai +UNAVAILABLE/m)
    expect(stdout).toMatch(/^the watchdog +UNAVAILABLE/m)
    expect(stdout).not.toContain('all of kie')
  })

  it('works without a configuration: what is remembered, in the units it was read in', async () => {
    await store.record([emptyVideo, aState('pool:openai/default')])
    await sweptMinutesAgo(2)

    const { stdout, exitCode } = await status([], {})

    expect(stdout).toMatch(/^kie\/video +EXHAUSTED .* 90 credits \(2 min\)$/m)
    expect(stdout).toMatch(/^CreditWatchdog, eu-west-1, last sweep 2 min ago, 2 keys, 2 pools\n/)
    expect(exitCode).toBe(1)
  })

  it('marks an open incident of a pool that the configuration does not name', async () => {
    await store.record([{ ...emptyVideo, subject: 'pool:old/default' }, aState('pool:older/default')])

    const { stdout } = await status()

    expect(flat(stdout)).toContain('old not in the watchdog.config.ts here')
    expect(stdout).not.toContain('older')
  })

  it('shows the rest where it may not list the recipients', async () => {
    aws.account.refuse.ListSubscriptionsByTopic = 'AuthorizationError'
    await store.record([emptyVideo])

    const { stdout, exitCode } = await status()

    expect(stdout).toContain('Told   not read: These AWS credentials may not call x:ListSubscriptionsByTopic.')
    expect(exitCode).toBe(1)
  })

  it('says so when the table does not answer', async () => {
    aws.account.refuse.Query = 'AccessDeniedException'
    atAws(aws)

    const { stderr, exitCode } = await status()

    expect(stderr).toBe('These AWS credentials may not call x:Query.\n')
    expect(exitCode).toBe(64)
  })

  it('is one object for machines', async () => {
    await store.record([emptyVideo])
    await sweptMinutesAgo(2)

    const json = JSON.parse((await status(['--json'])).stdout)

    expect(json).toMatchObject({
      deployment: { name: 'CreditWatchdog', stack: 'CreditWatchdog', region: 'eu-west-1', accountId: '123456789012' },
      lastSweep: { complete: true, silent: false },
      recipients: [
        { protocol: 'email', endpoint: 'ops@example.com', confirmed: true },
        { protocol: 'email', endpoint: 'finance@example.com', confirmed: false },
      ],
      summary: { blocked: 1, healthy: 0, unknown: 4, owed: 0, silenced: 0, exitCode: 1 },
    })
    expect(json.pools.find((pool: { pool: string }) => pool.pool === 'video')).toMatchObject({
      key: 'kie',
      provider: 'kie',
      condition: 'exhausted',
      balance: { amounts: [{ amount: 90, unit: 'credits' }] },
      incident: { kind: 'exhausted', reminders: 0 },
      owed: [],
    })
  })

  it('shows no key that a provider echoed into the state', async () => {
    const verdict = {
      kind: 'exhausted',
      certainty: 'certain',
      signature: null,
      blame: 'account',
      words: `Bearer ${MARKER}`,
      status: 402,
      at: ago(2),
    } as const
    const silence = { until: ahead(60), because: `KIE_API_KEY=${MARKER}` }
    await store.record([{ ...emptyVideo, verdicts: { balance: verdict }, silence }])

    const shown = [(await status()).stdout, (await status(['--json'])).stdout].join('\n')

    expect(shown).not.toContain(MARKER)
    expect(shown).toContain('silenced until')
  })

  it('takes no argument', async () => {
    expect(await status(['kie'])).toMatchObject({ exitCode: 64, stdout: '' })
  })
})

/** Hourly for `days`, the last ten minutes ago; falls by `perHour` to `end`. */
async function readings(
  key: string,
  {
    unit = 'credits',
    perHour = 100,
    end = 15_400,
    days = 7,
    until = 10,
  }: { unit?: string; perHour?: number; end?: number; days?: number; until?: number } = {},
  configuration: WatchdogConfiguration = example,
): Promise<void> {
  const watched = toWatchList(configuration, 'deploy').watchList.keys.find(({ name }) => name === key)
  if (watched === undefined) throw new Error(`there is no key ${key}`)
  let series = emptySeries(unit)
  for (let hour = days * 24; hour >= 0; hour -= 1)
    series = append(series, new Date(ago(until + hour * 60)), end + hour * perHour)
  const samples = createDynamoSamples(table.client, table.tableName)
  await samples.save(new Map([[sampleId(watched, unit), encodeSeries(series)]]))
}

const wellVideo = aState('pool:kie/video', {
  balance: { at: ago(70), amounts: [{ measures: 'balance', amount: 15_500, unit: 'credits' }] },
})
const videoLine = (text: string) => /^kie\/video .*$/m.exec(text)?.[0] ?? ''
const heads = (text: string) => /^KEY\/POOL.*$/m.exec(text)?.[0] ?? ''

describe('what status says of the time ahead', () => {
  it('shows the newest balance with its age, the work it buys, how long it lasts with the range, and its curve', async () => {
    await readings('kie')
    await store.record([wellVideo])

    const line = videoLine((await status([], wide)).stdout)

    // 15,400 at 100 an hour: 6.4 days.
    expect(line).toMatch(
      /^kie\/video +healthy +3 days +15,400 credits \(about \$77\) \(10 min\) +114 videos +6\.\d days \([345]\.?\d?-[789]\.?\d?\) +#[#*+=.\-_]{8}_$/,
    )
  })

  it('draws the curve in blocks where the terminal can show them', async () => {
    await readings('kie')

    const { stdout } = await status([], { ...wide, env: { LANG: 'nl_NL.UTF-8' } })

    expect(videoLine(stdout)).toMatch(/ █[▁▂▃▄▅▆▇█]{8}▁$/)
    expect((await status([], { ...wide, env: { LANG: 'nl_NL.UTF-8', LC_ALL: 'C' } })).stdout).not.toMatch(/[▁-█]/)
  })

  it('leaves the curve blank since the last reading', async () => {
    await readings('kie', { until: 40 * 60 })

    const line = videoLine((await status([], wide)).stdout)

    expect(line).toMatch(/\(40 h\) +114 videos +not enough data +#[#*+=.\-_]{6}_$/)
  })

  it('takes the balance of the state where it is newer than the readings', async () => {
    await readings('kie')
    await store.record([emptyVideo])

    expect(videoLine((await status([], wide)).stdout)).toMatch(
      /90 credits \(about \$0\.45\) \(2 min\) +0 videos +empty +\S{10}$/,
    )
  })

  it.each<[string, Parameters<typeof readings>[1], RegExp]>([
    ['hours', { end: 1_000, perHour: 100 }, / \d\.\d h \(\d[\d.]*-\d[\d.]*\) /],
    ['weeks', { end: 60_000, perHour: 100 }, / 3\.\d weeks \(\d[\d.]*-\d[\d.]*\) /],
    ['no further than it can be known', { end: 900_000, perHour: 1 }, / over 180 days /],
    ['nothing of two readings', { days: 1 / 24 }, / not enough data /],
  ])('says how long it lasts in %s', async (_title, made, text) => {
    await readings('kie', made)

    expect(videoLine((await status([], wide)).stdout)).toMatch(text)
  })

  it('says what of a balance expires when, and that it ends so where it is not used by then', async () => {
    await readings('kie', { end: 15_400, perHour: 10 })
    const expiring = [{ amount: 15_000, at: ahead(9 * 24 * 60) }]
    const amounts = [{ measures: 'balance', amount: 15_500, unit: 'credits', granted: 500, expiring } as const]
    await store.record([aState('pool:kie/video', { balance: { at: ago(70), amounts } })])

    const line = videoLine((await status([], { ...wide, columns: 200 })).stdout)
    const { pools } = JSON.parse((await status(['--json'])).stdout)

    expect(line).toMatch(
      /15,400 credits \(about \$77\), 500 credits of it granted, 15,000 credits of it until \w{3} \d+ \w{3} \(10 min\)/,
    )
    expect(line).not.toContain('expires')
    expect(pools[2].balance.amounts[0].expiring).toEqual(expiring)

    const whole = [{ amount: 15_500, at: ahead(9 * 24 * 60) }]
    const all = [{ measures: 'balance', amount: 15_500, unit: 'credits', expiring: whole } as const]
    await store.record([aState('pool:kie/video', { version: 2, balance: { at: ago(5), amounts: all } })])

    expect(videoLine((await status([], { ...wide, columns: 200 })).stdout)).toMatch(/ 9 days, expires /)
    expect(JSON.parse((await status(['--json'])).stdout).pools[2].runway).toMatchObject({ byExpiry: true })
  })

  it('says that there are no readings yet, and draws nothing', async () => {
    await store.record([wellVideo])

    const { stdout } = await status([], wide)

    expect(videoLine(stdout)).toMatch(/15,500 credits \(about \$77\.50\) \(1 h 10 min\) +114 videos +not enough data$/)
    expect(heads(stdout)).not.toContain('7 DAYS')
  })

  it('has no such columns where no balance is read', async () => {
    await store.record([aState('pool:openai/default')])

    expect(heads((await status([], wide)).stdout)).toMatch(/SINCE +BALANCE \(age\)$/)
  })

  it('claims nothing without a configuration, which alone says whose readings they are', async () => {
    await readings('kie')
    await store.record([wellVideo])

    const { stdout } = await status([], { columns: 160 })

    expect(videoLine(stdout)).toMatch(/^kie\/video +healthy +3 days +15,500 credits \(1 h 10 min\)$/)
  })

  it.each([
    [undefined, [/BALANCE.*WORK LEFT.*LASTS.*7 DAYS$/], ''],
    [132, [/BALANCE.*WORK LEFT.*LASTS.*7 DAYS$/], ''],
    [113, [/BALANCE.*WORK LEFT.*LASTS.*7 DAYS$/], ''],
    [100, [/BALANCE.*WORK LEFT.*LASTS$/], '7 DAYS'],
    [80, [/BALANCE \(age\)$/, /WORK LEFT.*LASTS.*7 DAYS$/], ''],
    [66, [/BALANCE \(age\)$/, /WORK LEFT.*LASTS.*7 DAYS$/], ''],
    [50, [/BALANCE \(age\)$/, /WORK LEFT.*LASTS$/], '7 DAYS'],
  ])('in %s columns it shows what has room, and says what has not', async (columns, heads, leftOut) => {
    await readings('kie')
    await store.record([wellVideo, ...wellOtherwise])

    const { stdout } = await status([], { ...EXAMPLE, columns })

    const shown = stdout.split('\n').filter(line => line.startsWith('KEY/POOL'))
    expect(shown).toEqual(heads.map(head => expect.stringMatching(head)))
    expect(/^No room here for: (.*)\. Widen/m.exec(stdout)?.[1] ?? '').toBe(leftOut)
    const lines = stdout.split('\n').filter(line => /^(?:KEY|kie|aimlapi|openai)/.test(line))
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(Math.max(60, columns ?? Number.POSITIVE_INFINITY))
    expect(lines.filter(line => /6\.\d days/.test(line))).toHaveLength(2)
  })

  it('is there for machines, with the age of the readings', async () => {
    await readings('kie')
    await store.record([wellVideo])

    const { pools } = JSON.parse((await status(['--json'])).stdout)
    const video = pools.find(({ pool }: { pool: string }) => pool === 'video')

    expect(video).toMatchObject({
      balance: { amounts: [{ measures: 'balance', amount: 15_400, unit: 'credits' }] },
      workLeft: [{ name: 'video', count: 114 }],
      lasts: 'lasts',
      runway: { unit: 'credits', perHour: expect.closeTo(100, 0) },
      readings: [{ unit: 'credits', ageMs: expect.closeTo(10 * 60_000, -5) }],
    })
    const [soonest, emptyAt, latest] = [video.runway.soonest, video.runway.emptyAt, video.runway.latest]
    expect([latest, emptyAt, soonest].toSorted()).toEqual([soonest, emptyAt, latest])
    expect(pools.find(({ key }: { key: string }) => key === 'openai')).not.toHaveProperty('lasts')
  })

  it('makes nothing of readings it cannot read', async () => {
    const samples = createDynamoSamples(table.client, table.tableName)
    await samples.save(
      new Map([
        ['kie|kie|credits', 'not ours'],
        ['strange', ''],
      ]),
    )
    await store.record([wellVideo])

    expect(videoLine((await status([], wide)).stdout)).toMatch(/not enough data$/)
  })
})

describe('status with a configuration of its own', () => {
  const root = mkdtempSync(join(tmpdir(), 'status-'))
  afterAll(() => rmSync(root, { recursive: true }))

  function written(configuration: WatchdogConfiguration): RunOptions {
    const cwd = mkdtempSync(join(root, 'folder-'))
    writeFileSync(join(cwd, 'watchdog.config.ts'), `export default ${JSON.stringify(configuration)}\n`)
    return { cwd, columns: 160 }
  }

  const alerts = { email: ['ops@example.com'] }

  it('shows how much of a budget is spent where no balance can be read, of this month only', async () => {
    const key = {
      name: 'openai',
      provider: 'openai',
      key: fromParameter('/k/openai'),
      adminKey: fromParameter('/k/admin'),
    }
    const configuration = {
      alerts,
      keys: [{ ...key, budget: { amount: 300, unit: 'USD', per: 'month' } }],
    } as const satisfies WatchdogConfiguration
    await readings('openai', { unit: SPENT, end: -156, perHour: 0, days: 0, until: 0 }, configuration)
    const options = written(configuration)

    expect((await status([], options)).stdout).toMatch(/^openai .* budget 52%$/m)
    expect(JSON.parse((await status(['--json'], options)).stdout).pools[0].budget).toMatchObject({
      amount: 300,
      spent: 156,
      usedPercent: 52,
    })

    await readings('openai', { unit: SPENT, end: -156, perHour: 0, days: 0, until: 40 * 24 * 60 }, configuration)

    expect((await status([], options)).stdout).not.toContain('budget 52%')
  })

  it('shows an estimate of a balance that nobody can read, as one and with its age, and how long that lasts', async () => {
    const day = (ago_: number) => ago(ago_ * 24 * 60).slice(0, 10)
    const configuration = {
      alerts,
      keys: [
        {
          name: 'openai',
          provider: 'openai',
          key: fromParameter('/k/openai'),
          adminKey: fromParameter('/k/admin'),
          topUps: [
            { at: day(6), amount: 40 },
            { at: day(2), amount: 30 },
          ],
        },
      ],
    } as const satisfies WatchdogConfiguration
    await readings('openai', { unit: SPENT, end: -56, perHour: 0.25, until: 12 }, configuration)
    const options = written(configuration)

    const { stdout } = await status([], options)
    const [pool] = JSON.parse((await status(['--json'], options)).stdout).pools

    const line = /^openai .*$/m.exec(stdout)?.[0]
    expect(line).toMatch(/about \$\d+\.\d\d, estimated \(12 min\) .* \d+(?:\.\d)? (?:h|days) \(/)
    expect(stdout.replace(/\s+/g, ' ')).toContain('the balance is an estimate, last top-up declared')
    // 70 dollars less a quarter an hour for six to seven days.
    expect(pool.estimate).toMatchObject({ unit: 'USD', declaredAt: day(2) })
    expect(pool.estimate.amount).toBeGreaterThan(27)
    expect(pool.estimate.amount).toBeLessThan(35)
    expect(pool).toMatchObject({ lasts: 'lasts', runway: { unit: 'USD' } })
  })

  it('shows how long a plan lasts until its limit is reached, and that it begins anew before', async () => {
    const key = { name: 'voice', provider: 'elevenlabs', key: fromParameter('/k/voice') } as const
    const configuration = { alerts, keys: [key] } satisfies WatchdogConfiguration
    await readings(
      'voice',
      { unit: headroomUnit('credits', 'voice'), end: 4_000, perHour: 50, until: 5 },
      configuration,
    )
    const state = (days: number, version: number) =>
      aState('pool:voice/default', {
        version,
        balance: {
          at: ago(5),
          amounts: [{ measures: 'headroom', amount: 4_000, unit: 'credits', resetsAt: ago(-days * 24 * 60) }],
        },
      })
    await store.record([state(20, 1)])
    const first = await status([], written(configuration))
    await store.record([state(2.5, 2)])
    const second = await status([], written(configuration))

    expect(first.stdout).toMatch(/^voice .* 4,000 credits left of a limit .* \d\.\d days \(.*\) to the limit/m)
    expect(second.stdout).toMatch(/^voice .* until it resets, 2\.5 days/m)
  })

  it('counts on the longer of two amounts, is as old as the older, and adds them up to no work', async () => {
    const configuration = {
      alerts,
      keys: [
        {
          name: 'deepseek',
          provider: 'deepseek',
          key: fromParameter('/k/deepseek'),
          workUnits: [{ name: 'page', cost: '1 USD' }],
        },
      ],
    } as const satisfies WatchdogConfiguration
    await readings('deepseek', { unit: 'USD', end: 24, perHour: 1 }, configuration)
    await readings('deepseek', { unit: 'CNY', end: 400, perHour: 2, until: 130 }, configuration)
    const amounts = (['USD', 'CNY'] as const).map(unit => ({ measures: 'balance', amount: 500, unit }) as const)
    await store.record([aState('pool:deepseek/default', { balance: { at: ago(600), amounts } })])

    const { stdout } = await status([], written(configuration))

    expect(stdout).toMatch(/^deepseek .* \$24\.00, CNY 400\.00 \(2 h 10 min\) +8\.\d days \([\d.]+-[\d.]+\) +\S+$/m)
  })

  it('lists the keys that were discovered, and says which of them cannot be watched', async () => {
    const options = written({ alerts, keys: [], discover: '/credit-watchdog/keys' })
    const found = { 'path:/credit-watchdog/keys': { listedAt: ago(5), names: ['kie', 'nobody/x'] } }
    await createDynamoDiscovered(table.client, table.tableName).save(found)

    const { stdout } = await status([], options)

    expect(stdout).toMatch(/^kie +unknown +not asked yet/m)
    expect(flat(stdout)).toContain(
      'Found /credit-watchdog/keys/nobody/x is not watched: the catalogue has no such provider',
    )
    expect(JSON.parse((await status(['--json'], options)).stdout).discoveryProblems).toHaveLength(1)
  })
})

function notice(): SubjectState['owed'][number] {
  return {
    id: 'n',
    kind: 'opened',
    severity: 'urgent',
    subject: { about: 'pool', key: 'kie', pool: 'video' },
    at: '2025-12-04T04:15:00.000Z',
    incident: { id: 'i', openedAt: '2025-12-04T04:15:00.000Z' },
    condition: 'exhausted',
    facts: { since: '2025-12-04T04:15:00.000Z', by: 'balance', certainty: 'certain' },
  }
}
