import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { changeStates } from '../../bin/commands/deployment/change-states.ts'
import { OUTPUT } from '../../lambda/contract.ts'
import { silence } from '../../lambda/core/incident/operator.ts'
import { emptyState, type SubjectState } from '../../lambda/core/state.ts'
import { createDynamoStore } from '../../lambda/io/dynamo-store.ts'
import { closedPort } from '../io/shared/loopback.ts'
import { startTable } from '../io/shared/table.ts'
import { templateOf } from '../lib/synthesise.ts'
import { atAws, withoutCredentials } from './shared/at-aws.ts'
import { OUTPUTS, startAccount } from './shared/aws-account.ts'
import { runCommand } from './shared/run-command.ts'

const SINCE = '2025-12-04T04:15:00.000Z'
const told = { kind: 'exhausted', severity: 'urgent', highest: 'urgent', at: SINCE } as const
const incident = { id: 'i', kind: 'exhausted', openedAt: SINCE, shownBy: ['balance'], reminders: 0, told } as const

function aState(subject: string, over: Partial<SubjectState> = {}): SubjectState {
  return { ...emptyState(subject, new Date(SINCE)), version: 1, condition: 'healthy', ...over }
}
const EMPTY = { condition: 'exhausted', incident } as const

let aws: Awaited<ReturnType<typeof startAccount>>
let table: Awaited<ReturnType<typeof startTable>>
let store: ReturnType<typeof createDynamoStore>

beforeEach(async () => {
  aws = await startAccount()
  table = await startTable()
  store = createDynamoStore(table.client, table.tableName)
  atAws(aws, table)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await aws[Symbol.asyncDispose]()
  await table[Symbol.asyncDispose]()
})

const remember = (...states: readonly SubjectState[]) => store.record(states)
const stateOf = async (subject: string) => (await store.load()).states.get(subject)

describe('silence', () => {
  it('keeps every pool of a key quiet until then, and says until when and what is told all the same', async () => {
    await remember(aState('pool:kie/video', EMPTY), aState('pool:kie/images'), aState('pool:openai/default'))
    const before = Date.now()

    const { stdout, exitCode } = await runCommand(['silence', 'kie', '--for', '2h', '--because', 'moving accounts'])

    const until = Date.parse((await stateOf('pool:kie/video'))?.silence?.until ?? '')
    expect(until - before).toBeGreaterThanOrEqual(2 * 3_600_000)
    expect(until - before).toBeLessThan(2 * 3_600_000 + 30_000)
    expect((await stateOf('pool:kie/images'))?.silence).toMatchObject({ because: 'moving accounts' })
    expect((await stateOf('pool:openai/default'))?.silence).toBeUndefined()
    expect(stdout).toMatch(/^kie\/images is silenced until \w{3} \d+ \w{3} \d\d:\d\d, .+: moving accounts$/m)
    expect(stdout).toMatch(/^kie\/video is silenced .*\n {2}It is EXHAUSTED since /m)
    expect(stdout).toContain('nothing is told but a recovery')
    expect(stdout).toContain('npx credit-watchdog unsilence kie')
    expect(exitCode).toBe(0)
  })

  it('takes one pool, and keeps the incident and what is owed', async () => {
    await remember(aState('pool:kie/video', EMPTY), aState('pool:kie/images'))

    await runCommand(['silence', 'kie/video', '--for', '5m', '--because', 'x'])

    expect(await stateOf('pool:kie/video')).toMatchObject({ version: 2, incident, silence: { because: 'x' } })
    expect((await stateOf('pool:kie/images'))?.version).toBe(1)
  })

  it.each([
    [['silence', 'kie', '--because', 'x'], 'For how long?'],
    [['silence', 'kie', '--for', '2h'], 'Why?'],
    [['silence', 'kie', '--for', '2h', '--because', '  '], 'Why?'],
    [['silence', 'kie', '--for', '4m', '--because', 'x'], '--for is a time from 5m to 30d'],
    [['silence', 'kie', '--for', '31d', '--because', 'x'], 'got "31d"'],
    [['silence', 'kie', '--for', 'soon', '--because', 'x'], 'got "soon"'],
    [['silence', 'kie', '--for', '2h', '--because', 'x'.repeat(201)], 'at most 200 characters'],
    [['silence', '--for', '2h', '--because', 'x'], 'Say which'],
    [['silence', 'kie', 'openai', '--for', '2h', '--because', 'x'], 'one key or pool, got 2'],
    [['silence', 'kei', '--for', '2h', '--because', 'x'], 'Unknown key "kei". Did you mean "kie"?'],
    [['silence', 'kie/vidoe', '--for', '2h', '--because', 'x'], 'Did you mean "kie/video"?'],
    [['unsilence', 'openia'], 'Unknown key "openia". Did you mean "openai"?'],
    [['ack', 'kei'], 'Did you mean "kie"?'],
    [['ack', 'kie', '--by', ' '], 'Who is on it?'],
  ])('%j is refused and changes nothing', async (args, text) => {
    await remember(aState('pool:kie/video', EMPTY), aState('pool:openai/default'))

    const { stderr, stdout, exitCode } = await runCommand(args)

    expect(stderr).toContain(text)
    expect(stdout).toBe('')
    expect(exitCode).toBe(64)
    expect(await stateOf('pool:kie/video')).toEqual(aState('pool:kie/video', EMPTY))
  })

  it('of a key that no sweep has seen begins its state', async () => {
    const cwd = new URL('../../examples', import.meta.url).pathname
    await remember(aState('pool:other/default'))

    const { exitCode } = await runCommand(['silence', 'kie', '--for', '2h', '--because', 'new'], { cwd })

    expect(exitCode).toBe(0)
    expect(await stateOf('pool:kie/video')).toMatchObject({ version: 1, condition: 'unknown', owed: [] })
  })

  it('keeps no key that stands in the reason', async () => {
    await remember(aState('pool:kie/default'))

    const { stdout } = await runCommand([
      'silence',
      'kie',
      '--for',
      '2h',
      '--because',
      'KIE_API_KEY=marker5a6b0e9d7c1f2a34b9',
    ])

    expect(stdout + JSON.stringify(await stateOf('pool:kie/default'))).not.toContain('marker')
  })
})

describe('unsilence', () => {
  it('ends a silence, and says what was and what follows', async () => {
    const silenced = silence(aState('pool:kie/video', EMPTY), new Date(Date.now() + 3_600_000), 'moving').state
    await remember(silenced)

    const { stdout, exitCode } = await runCommand(['unsilence', 'kie/video'])

    expect(await stateOf('pool:kie/video')).toEqual({ ...aState('pool:kie/video', EMPTY), version: 2 })
    expect(stdout).toMatch(
      /^kie\/video is no longer silenced \(it was until .*: moving\)\. It is EXHAUSTED since .*the next sweep tells\.\n$/,
    )
    expect(exitCode).toBe(0)
  })

  it('of what was not silenced changes nothing', async () => {
    await remember(aState('pool:kie/video'))

    expect(await runCommand(['unsilence', 'kie'])).toMatchObject({
      stdout: 'kie/video was not silenced.\n',
      exitCode: 0,
    })
    expect((await stateOf('pool:kie/video'))?.version).toBe(1)
  })
})

describe('ack', () => {
  it('acknowledges the pools in trouble under the name of this machine, and owes the others one notice', async () => {
    await remember(aState('pool:kie/video', EMPTY), aState('pool:kie/images'))

    const { stdout, exitCode } = await runCommand(['ack', 'kie'])

    const by = userInfo().username
    const state = await stateOf('pool:kie/video')
    expect(state).toMatchObject({
      version: 2,
      acknowledged: { by },
      owed: [{ kind: 'acknowledged', severity: 'info', facts: { acknowledgedBy: by } }],
    })
    expect((await stateOf('pool:kie/images'))?.version).toBe(1)
    expect(stdout).toMatch(new RegExp(`^kie/video, EXHAUSTED since .*: ${by} is on it\\.\n  No more reminders\\.`))
    expect(exitCode).toBe(0)
  })

  it('names the provider where the configuration is at hand, so that filters and texts know it', async () => {
    const cwd = new URL('../../examples', import.meta.url).pathname
    await remember(aState('pool:kie/video', EMPTY))

    await runCommand(['ack', 'kie/video', '--by', 'anna'], { cwd })

    expect((await stateOf('pool:kie/video'))?.owed).toMatchObject([{ facts: { provider: 'kie' } }])
  })

  it('given twice is told once', async () => {
    await remember(aState('pool:kie/video', EMPTY))
    await runCommand(['ack', 'kie/video', '--by', 'anna'])

    const { stdout, exitCode } = await runCommand(['ack', 'kie/video', '--by', 'bert'])

    expect(stdout).toMatch(/^kie\/video was acknowledged already, by anna at \d\d:\d\d\. Nothing was changed\.\n$/)
    expect(exitCode).toBe(0)
    expect((await stateOf('pool:kie/video'))?.owed).toHaveLength(1)
  })

  it('without an open incident says so, with exit code 1', async () => {
    await remember(aState('pool:kie/video'))

    const { stderr, exitCode } = await runCommand(['ack', 'kie'])

    expect(stderr).toBe('Nothing to acknowledge: kie has no open incident. What has: npx credit-watchdog status\n')
    expect(exitCode).toBe(1)
  })
})

describe('a sweep that writes at the same moment', () => {
  const pool = { about: 'pool', key: 'kie', pool: 'video' } as const
  const until = new Date('2025-12-04T06:15:00Z')

  it('keeps its decision, and the silence is decided anew on it', async () => {
    await remember(aState('pool:kie/video'))
    const stale = await store.load()
    await store.record([aState('pool:kie/video', { ...EMPTY, version: 2 })])

    const changed = await changeStates(store, stale, [pool], state => silence(state, until, 'x'), until)

    expect(changed).toMatchObject([{ outcome: 'written', before: { condition: 'exhausted' } }])
    expect(await stateOf('pool:kie/video')).toMatchObject({
      version: 3,
      condition: 'exhausted',
      silence: { because: 'x' },
    })
  })

  it('every time is given up on, and said', async () => {
    const busy = {
      ...store,
      record: async (states: readonly SubjectState[]) =>
        states.map(state => ({ subject: state.subject, outcome: 'lost' as const, current: { ...state } })),
    }

    const changed = await changeStates(busy, await store.load(), [pool], state => silence(state, until, 'x'), until)

    expect(changed).toMatchObject([{ outcome: 'lost' }])
  })

  it('in a newer version is never overwritten', async () => {
    const loaded = { states: new Map(), unreadable: ['pool:kie/video'] }

    const changed = await changeStates(store, loaded, [pool], state => silence(state, until, 'x'), until)

    expect(changed).toMatchObject([{ outcome: 'unreadable' }])
    expect(await stateOf('pool:kie/video')).toBeUndefined()
  })
})

describe('finding the deployment', () => {
  it('goes by outputs that the stack has', () => {
    const outputs = Object.keys(templateOf().toJSON().Outputs)

    expect(outputs).toEqual(expect.arrayContaining(Object.keys(OUTPUTS)))
    expect(Object.keys(OUTPUTS)).toEqual(Object.values(OUTPUT))
  })

  const ack = (...more: string[]) => runCommand(['ack', 'kie', ...more])

  it('names the stacks that hold a watchdog when there is none of that name', async () => {
    aws.account.stacks = { TeamA: aws.account.stacks.CreditWatchdog ?? {}, Other: {} }

    const { stderr, exitCode } = await ack()

    expect(stderr).toContain(
      'No stack "CreditWatchdog" in eu-west-1. A watchdog is in: TeamA. Another one: --stack <name>',
    )
    expect(exitCode).toBe(64)
  })

  it('says that a stack holds no watchdog', async () => {
    aws.account.stacks.Other = { Url: 'https://example.com' }

    const { stderr, exitCode } = await ack('--stack', 'Other')

    expect(stderr).toContain('The stack "Other" in eu-west-1 holds no watchdog')
    expect(exitCode).toBe(64)
  })

  it('takes the stack that is named', async () => {
    aws.account.stacks = { TeamA: aws.account.stacks.CreditWatchdog ?? {} }
    await remember(aState('pool:kie/video', EMPTY))

    expect((await ack('--stack', 'TeamA')).exitCode).toBe(0)
  })

  it.each([
    ['without credentials', () => withoutCredentials(), 'No AWS credentials here.', 64],
    ['without a region', () => atNoRegion(), 'No AWS region here.', 64],
    ['with a region that is none', () => vi.stubEnv('AWS_REGION', 'eu west'), 'That is no AWS region.', 64],
    [
      'with credentials that ran out',
      () => refuse('DescribeStacks', 'ExpiredToken'),
      'does not accept these credentials (ExpiredToken)',
      64,
    ],
    [
      'without permission',
      () => refuse('DescribeStacks', 'AccessDenied'),
      'These AWS credentials may not call x:DescribeStacks.',
      64,
    ],
    ['throttled', () => refuse('DescribeStacks', 'Throttling'), 'AWS is busy (Throttling)', 2],
  ])('%s says so in a sentence', async (_title, arrange, text, expected) => {
    arrange()

    const { stderr, stdout, exitCode } = await ack()

    expect(stderr).toContain(text)
    expect(stderr).not.toContain('    at ')
    expect(stdout).toBe('')
    expect(exitCode).toBe(expected)
  })

  it('takes the profile that is typed, with its region', async () => {
    const home = mkdtempSync(join(tmpdir(), 'operator-'))
    writeFileSync(join(home, 'config'), '[profile team]\nregion = eu-west-1\n')
    writeFileSync(join(home, 'credentials'), '[team]\naws_access_key_id = t\naws_secret_access_key = t\n')
    withoutCredentials()
    atNoRegion()
    vi.stubEnv('AWS_CONFIG_FILE', join(home, 'config'))
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(home, 'credentials'))
    await remember(aState('pool:kie/video', EMPTY))

    const { exitCode, stderr } = await ack('--profile', 'team')
    rmSync(home, { recursive: true })

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  })

  it('says that nobody answers', async () => {
    atAws({ origin: `http://127.0.0.1:${await closedPort()}` })

    const { stderr, exitCode } = await ack()

    expect(stderr).toBe('AWS did not answer (ECONNREFUSED). Try again.\n')
    expect(exitCode).toBe(2)
  })

  it('takes the region that is typed', async () => {
    atNoRegion()
    await remember(aState('pool:kie/video', EMPTY))

    expect((await ack('--region', 'eu-west-1')).exitCode).toBe(0)
  })

  it('works beside a configuration that is faulty, and says that it is left aside', async () => {
    await remember(aState('pool:kie/video', EMPTY))
    const cwd = mkdtempSync(join(tmpdir(), 'operator-'))
    writeFileSync(join(cwd, 'watchdog.config.ts'), 'export default { alerts: {}, keys: [] }\n')

    const { stderr, exitCode } = await runCommand(['ack', 'kie'], { cwd })
    rmSync(cwd, { recursive: true })

    expect(stderr).toMatch(/^watchdog\.config\.ts is left aside, it is faulty: /)
    expect(exitCode).toBe(0)
  })

  function refuse(action: string, name: string): void {
    aws.account.refuse[action] = name
  }
  function atNoRegion(): void {
    vi.stubEnv('AWS_REGION', undefined)
    vi.stubEnv('AWS_DEFAULT_REGION', undefined)
  }
})
