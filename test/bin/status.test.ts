import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyState, type SubjectState } from '../../lambda/core/state.ts'
import { createDynamoStore } from '../../lambda/io/dynamo-store.ts'
import { startTable } from '../io/shared/table.ts'
import { atAws } from './shared/at-aws.ts'
import { OPERATIONS, startAccount, TOPIC } from './shared/aws-account.ts'
import { type RunOptions, runCommand } from './shared/run-command.ts'

/** Has the keys aimlapi (chat, claude), kie (video, images) and openai, swept every five minutes. */
const EXAMPLE = { cwd: new URL('../../examples', import.meta.url).pathname }
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

    const { stdout, exitCode } = await status()

    expect(stdout).toMatch(/^CreditWatchdog, eu-west-1, last sweep 2 min ago, 3 keys, 5 pools\n/)
    expect(stdout).toMatch(
      /^kie\/video +EXHAUSTED +(?:\w{3} )?\d\d:\d\d, 4 h 5 min +90 credits \(about \$0\.45\) \(2 min\)$/m,
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
      'what comes and goes',
      { flapping: { id: 'f', since: ago(60), episodes: 3, lastEndedAt: ago(5), severity: 'urgent' } },
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
    const sight = { kind: 'rejected', firstAt: ago(5), lastAt: ago(5), count: 1 } as const
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
