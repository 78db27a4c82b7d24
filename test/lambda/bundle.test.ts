import type { RequestListener } from 'node:http'
import { isDeepStrictEqual } from 'node:util'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ENVIRONMENT, NAMESPACE } from '../../lambda/contract.ts'
import { fromParameter } from '../../lib/configuration/define.ts'
import type { CreditWatchdogProps } from '../../lib/credit-watchdog.ts'
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts'
import { type AwsStandInOptions, type Published, startAws } from '../io/shared/aws-stand-in.ts'
import { serve } from '../io/shared/loopback.ts'
import { startTable } from '../io/shared/table.ts'
import { templateOf } from '../lib/synthesise.ts'
import { logLines, metricLines, type Run, type RunOptions, runBundle } from './shared/run-bundle.ts'
import { alarmedMetrics, type Synthesised, synthesise } from './shared/synthesise.ts'

const STACK = 'Acme-Watchdog'
const CLAUDE = ['anthropic/claude-sonnet-4.5', 'claude-sonnet-4-5-20250929', 'claude-sonnet-4-5']

/** Sent only when they are not 0. */
const TROUBLE = ['NoticesFailed', 'SubscriptionsPending']

/** Looked for in everything that comes out, whole and in pieces. */
const MARKERS = {
  '/credit-watchdog/kie': 'mk1-7hG2kd9sLqPzX4wV8nQbRtYu',
  '/credit-watchdog/aimlapi': 'mk2-Jw3fLk8TzaVe5sNc6XmPoHgD',
  '/credit-watchdog/openai': 'mk3-Uy9eBn4KqrWi2oSd7ZxCvFtG',
}

const WATCHDOG: CreditWatchdogProps = {
  alerts: { email: ['ops@example.com'], sms: ['+15550100'], timeZone: 'Europe/Amsterdam' },
  keys: [
    {
      name: 'kie',
      provider: 'kie',
      key: fromParameter('/credit-watchdog/kie'),
      pools: [
        { name: 'video', workUnits: [{ name: 'video', cost: 135 }] },
        { name: 'images', workUnits: [{ name: 'image', cost: 4 }] },
      ],
    },
    { name: 'aimlapi', provider: 'aimlapi', key: fromParameter('/credit-watchdog/aimlapi') },
    { name: 'openai', provider: 'openai', key: fromParameter('/credit-watchdog/openai') },
  ],
}

let synthesised: Synthesised
let simulator: Simulator

beforeAll(async () => {
  synthesised = synthesise(STACK, { ...WATCHDOG, perPoolMetrics: 'all' })
  simulator = await startSimulator()
}, 60_000)

beforeEach(() => {
  for (const provider of ['kie', 'aimlapi', 'openai']) simulator.script(provider, { kind: 'healthy' })
})

afterAll(async () => {
  synthesised?.[Symbol.dispose]()
  await simulator?.close()
})

/** The bundle in a world of its own: providers as scripted, an empty table, a parameter store with the marker keys, and SNS. */
async function startWorld(options: AwsStandInOptions = {}) {
  const table = await startTable()
  const aws = await startAws({ parameters: MARKERS, ...options })
  const directory = synthesised.asset(provider => simulator.baseUrl(provider))
  const environment = {
    ...endpoints(aws.origin),
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    [ENVIRONMENT.deployment]: String(synthesised.environment[ENVIRONMENT.deployment]),
    [ENVIRONMENT.tableName]: table.tableName,
    [ENVIRONMENT.poolMetrics]: String(synthesised.environment[ENVIRONMENT.poolMetrics]),
    [ENVIRONMENT.topicArn]: 'arn:aws:sns:eu-west-1:123456789012:alerts',
  }
  return {
    aws,
    run: ({ env, ...more }: Partial<RunOptions> & { env?: Record<string, string> } = {}) =>
      runBundle({ directory, environment: { ...environment, ...env }, ...more }),
    async items() {
      const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.tableName }))
      return Items
    },
    async [Symbol.asyncDispose]() {
      await aws[Symbol.asyncDispose]()
      await table[Symbol.asyncDispose]()
    },
  }
}

function endpoints(origin: string): Record<string, string> {
  return {
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_SNS: origin,
    AWS_ENDPOINT_URL_SSM: origin,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: origin,
  }
}

/** Two incidents at once: the relayed refusal of one pool, and a balance under the price of one video. */
function scriptIncidents(): void {
  simulator.script('kie', { kind: 'draining', to: 90 })
  simulator.script('aimlapi', { kind: 'recorded', file: 'exhausted-anthropic-relayed' }, { model: CLAUDE })
}

function noticeIds(published: readonly { readonly message: Readonly<Record<string, string>> }[]): readonly string[] {
  return published.flatMap(({ message }) =>
    (JSON.parse(message.default ?? '').notices as readonly { id: string }[]).map(notice => notice.id),
  )
}

describe('the deployed bundle, swept twice in a row', () => {
  let run: Run
  let published: readonly Published[]
  let items: readonly Readonly<Record<string, unknown>>[]

  beforeAll(async () => {
    scriptIncidents()
    await using world = await startWorld()
    const warm = await world.run({ invocations: 2 })
    const cold = await world.run()
    run = { ...cold, stdout: warm.stdout + cold.stdout, invocations: [...warm.invocations, ...cold.invocations] }
    published = world.aws.published
    items = await world.items()
  }, 60_000)

  it('ends well each time, and says nothing on stderr', () => {
    expect(run.invocations.map(each => each.threw ?? each.returned?.outcome)).toEqual(['swept', 'swept', 'swept'])
    expect(run).toMatchObject({ exitCode: 0, stderr: '' })
  })

  it('tells both incidents in one publish, and no sweep after it tells them again', () => {
    expect(published).toHaveLength(1)
    expect(published[0]?.attributes).toEqual({
      kind: { type: 'String', value: 'opened' },
      severity: { type: 'String', value: 'urgent' },
      providers: { type: 'String.Array', value: '["aimlapi","kie"]' },
      keys: { type: 'String.Array', value: '["aimlapi","kie"]' },
      noticeId: { type: 'String', value: expect.any(String) },
      'AWS.SNS.SMS.SMSType': { type: 'String', value: 'Transactional' },
    })
    expect(published[0]?.subject).toMatch(/^[\x20-\x7e]{1,99}$/)
    expect(published[0]?.message.sms).toMatch(/^2 keys IN TROUBLE/)
    expect(published[0]?.message.email).toMatch(/KIE.* video/)
    expect(published[0]?.message.email).toContain('AIML API claude')
    const { notices } = JSON.parse(published[0]?.message.default ?? '')
    expect(notices).toHaveLength(2)
    expect(notices).toContainEqual(
      expect.objectContaining({
        kind: 'opened',
        condition: 'exhausted',
        subject: { about: 'pool', key: 'kie', pool: 'video' },
        facts: expect.objectContaining({ by: 'balance' }),
      }),
    )
    expect(notices).toContainEqual(
      expect.objectContaining({
        kind: 'opened',
        condition: 'exhausted',
        subject: { about: 'pool', key: 'aimlapi', pool: 'claude' },
        facts: expect.objectContaining({ by: 'verdict', blame: 'upstream', upstream: 'anthropic' }),
      }),
    )
  })

  it('remembers each pool, owes nothing, and has given the lease back', () => {
    const [sweep, ...subjects] = items
      .filter(({ kind }) => kind !== 'samples')
      .toSorted((one, other) => Number(other.kind === 'sweep') - Number(one.kind === 'sweep'))

    expect(sweep).toEqual({ kind: 'sweep', id: 'latest', record: { at: expect.any(String), complete: true } })
    expect(subjects.map(({ id, kind, condition, owed }) => [kind, id, condition, owed]).toSorted()).toEqual([
      ['subject', 'pool:aimlapi/chat', 'healthy', []],
      ['subject', 'pool:aimlapi/claude', 'exhausted', []],
      ['subject', 'pool:kie/images', 'healthy', []],
      ['subject', 'pool:kie/video', 'exhausted', []],
      ['subject', 'pool:openai/default', 'healthy', []],
    ])
  })

  it('keeps the readings of each account, one for two sweeps within a minute', () => {
    const samples = items.filter(({ kind }) => kind === 'samples')

    expect(samples.map(({ id }) => id).toSorted()).toEqual([
      'aimlapi|aimlapi:parameter:/credit-watchdog/aimlapi|USD',
      'kie|kie:parameter:/credit-watchdog/kie|credits',
    ])
    for (const { series } of samples) expect(series).toMatch(/^2;(?:USD|credits);\d;[0-9a-z]+,[0-9a-z]+$/)
  })

  it.each([
    ['Exhausted', { Provider: 'kie', Key: 'kie', Pool: 'video' }, 1],
    ['Exhausted', { Provider: 'kie', Key: 'kie', Pool: 'images' }, 0],
    ['Exhausted', { Provider: 'aimlapi', Key: 'aimlapi', Pool: 'claude' }, 1],
    ['Exhausted', { Provider: 'openai', Key: 'openai', Pool: 'default' }, 0],
    ['Balance', { Provider: 'kie', Key: 'kie', Pool: 'video' }, 90],
    ['Balance', { Provider: 'aimlapi', Key: 'aimlapi', Pool: 'chat' }, 20.5],
    ['KeysExhausted', {}, 2],
    ['KeysLow', {}, 0],
    ['KeysUnknown', {}, 0],
    ['Sweeps', {}, 1],
  ])('measures %s of %o in every sweep', (name, dimensions, value) => {
    const lines = metricLines(run.stdout).filter(
      line => line.name === name && isDeepStrictEqual(line.dimensions, { service: STACK, ...dimensions }),
    )

    expect(lines.map(line => line.value)).toEqual([value, value, value])
    expect(new Set(lines.map(line => line.namespace))).toEqual(new Set([NAMESPACE]))
  })

  it('leaves the balance of a key that shows none out, rather than calling it zero', () => {
    const openai = metricLines(run.stdout).filter(line => line.dimensions.Provider === 'openai')

    expect(new Set(openai.map(line => line.name))).toEqual(new Set(['Exhausted', 'ProbeCostUsd']))
  })

  it('measures no trouble of its own while there is none: AWS meters what is sent', () => {
    const names = new Set(metricLines(run.stdout).map(line => line.name))

    expect([...names].filter(name => TROUBLE.includes(name))).toEqual([])
  })

  it.each([undefined, 'exhausted', 'all'] as const)(
    'measures exactly what each alarm of the template watches, with perPoolMetrics: %s',
    async perPoolMetrics => {
      const choice = perPoolMetrics === undefined ? {} : { perPoolMetrics }
      const template = templateOf({ ...WATCHDOG, ...choice }, STACK).toJSON() as Synthesised['template']
      const env = { [ENVIRONMENT.poolMetrics]: perPoolMetrics ?? 'exhausted' }
      scriptIncidents()
      await using ill = await startWorld({ publishing: ['refused', 'ok'], subscriptions: { confirmed: 0, pending: 1 } })

      const measured = metricLines((await ill.run({ invocations: 2, env })).stdout)

      const alarmed = alarmedMetrics(template, NAMESPACE)
      expect(alarmed.map(({ name }) => name)).toEqual(expect.arrayContaining(['Exhausted', 'Sweeps', ...TROUBLE]))
      for (const { alarm, ...watched } of alarmed)
        expect(measured, alarm).toContainEqual({ ...watched, value: expect.any(Number) })
    },
  )

  it('logs one line for each pool and one for each sweep', () => {
    expect(logLines(run.stdout, 'pool')).toHaveLength(3 * 5)
    expect(logLines(run.stdout, 'sweep')).toMatchObject([
      { service: STACK, notices: 2, noticesFailed: 0, notReached: 0, keysExhausted: 2 },
      { notices: 0 },
      { notices: 0 },
    ])
  })
})

describe('two sweeps started at once', () => {
  it('are one: the other ends well, and everything is told once', async () => {
    scriptIncidents()
    const otherHasEnded = Promise.withResolvers<void>()
    await using world = await startWorld({ parametersAfter: otherHasEnded.promise })

    const both = [world.run(), world.run()]
    await Promise.race(both)
    otherHasEnded.resolve()
    const runs = await Promise.all(both)

    const outcomes = runs.flatMap(each => each.invocations.map(({ threw, returned }) => threw ?? returned?.outcome))
    expect(outcomes.toSorted()).toEqual(['another-sweep-runs', 'swept'])
    expect(noticeIds(world.aws.published)).toHaveLength(2)
  })
})

describe('the keys', () => {
  it.each([401, 402, 403, 429, 500])(
    'are in no output, also when the providers echo them with HTTP %i',
    async status => {
      for (const provider of ['kie', 'aimlapi', 'openai']) simulator.script(provider, { kind: 'echo-key', status })
      await using world = await startWorld()
      const before = simulator.calls.length

      const run = await world.run({ invocations: 3, env: { POWERTOOLS_LOG_LEVEL: 'DEBUG' } })

      const outputs = {
        stdout: run.stdout,
        stderr: run.stderr,
        published: JSON.stringify(world.aws.published),
        sent: world.aws.bodies.join('\n'),
        table: JSON.stringify(await world.items()),
        deployed: synthesised.texts.join('\n'),
        results: JSON.stringify(run.invocations),
      }
      expect(simulator.calls.slice(before).some(call => call.authorised)).toBe(true)
      expect(markersIn(JSON.stringify(MARKERS))).toHaveLength(3)
      expect(run.invocations.map(each => each.returned?.outcome)).toEqual(['swept', 'swept', 'swept'])
      expect(outputs.published).toContain('[key]')
      for (const [name, output] of Object.entries(outputs)) expect(markersIn(output), name).toEqual([])
    },
  )
})

describe('providers that misbehave', () => {
  it('are each told apart, and the sweep ends in time', async () => {
    simulator.script('kie', { kind: 'hanging' })
    simulator.script('aimlapi', { kind: 'huge' }, { probe: 'canary' })
    simulator.script('aimlapi', { kind: 'redirect' }, { model: CLAUDE })
    simulator.script('openai', { kind: 'reset' })
    await using world = await startWorld()

    const { invocations, stdout } = await world.run({ remainingMs: 40_000 })

    expect(invocations).toMatchObject([{ returned: { outcome: 'swept' } }])
    expect(invocations[0]?.tookMs).toBeLessThan(25_000)
    expect(world.aws.published).toEqual([])
    const seen = logLines(stdout, 'pool').map(({ key, pool, condition, words }) => [key, pool, condition, words])
    expect(seen).toEqual([
      ['kie', 'video', 'unavailable', expect.stringMatching(/^no answer within 15 s/)],
      ['kie', 'images', 'unavailable', expect.stringMatching(/^no answer within 15 s/)],
      ['aimlapi', 'chat', 'unknown', expect.stringMatching(/^HTTP 200 with more than 64 KiB/)],
      ['aimlapi', 'claude', 'unknown', expect.stringMatching(/^redirected to https:\/\/login.example.com/)],
      ['openai', 'default', 'unavailable', expect.stringMatching(/^ECONNRESET|^UND_ERR_SOCKET/)],
    ])
  }, 60_000)

  it('leave no doubt when a key cannot be read', async () => {
    await using world = await startWorld({ denied: ['/credit-watchdog/kie'] })

    const { stdout } = await world.run()

    expect(logLines(stdout, 'pool').map(({ key, pool, condition, why }) => [key, pool, condition, why])).toEqual([
      ['kie', 'video', 'unknown', 'credential'],
      ['kie', 'images', 'unknown', 'credential'],
      ['aimlapi', 'chat', 'healthy', undefined],
      ['aimlapi', 'claude', 'healthy', undefined],
      ['openai', 'default', 'healthy', undefined],
    ])
    expect(metricLines(stdout).filter(line => line.dimensions.Key === 'kie')).toEqual([])
  })
})

describe('AWS that misbehaves', () => {
  it.each(['hanging', 'refused', 'broken', 'reset'] as const)(
    'SNS %s ends in an error in time; what is owed goes out next time, under the same ids',
    async publishing => {
      scriptIncidents()
      await using world = await startWorld({ publishing: [publishing, 'ok'] })

      const first = await world.run({ remainingMs: 30_000 })
      const second = await world.run()

      expect(first.invocations).toMatchObject([{ threw: expect.stringMatching(/1 of 1 messages were not sent/) }])
      expect(first.invocations[0]?.tookMs).toBeLessThan(30_000)
      expect(metricLines(first.stdout)).toContainEqual(expect.objectContaining({ name: 'NoticesFailed', value: 1 }))
      expect(second.invocations).toMatchObject([{ returned: { outcome: 'swept' } }])
      const [lost = [], sent = []] = world.aws.published.map(each => noticeIds([each]))
      expect(sent).toEqual(lost)
    },
    60_000,
  )

  it.each<[string, RequestListener]>([
    ['hangs', () => {}],
    ['is broken', (_, response) => void response.writeHead(500).end()],
    ['resets', request => void request.socket.resetAndDestroy()],
  ])('DynamoDB that %s ends in an error in time, and nobody is told anything', async (_, listener) => {
    scriptIncidents()
    await using world = await startWorld()
    await using broken = await serve(listener)

    // Not the first sweep of an hour, in which a new process would tell of it.
    const run = await world.run({ env: { AWS_ENDPOINT_URL_DYNAMODB: broken.origin }, remainingMs: 30_000, minute: 30 })

    expect(run.invocations).toMatchObject([{ threw: expect.any(String) }])
    expect(run.invocations[0]?.tookMs).toBeLessThan(15_000)
    expect(world.aws.published).toEqual([])
    expect(metricLines(run.stdout)).toEqual([])
  })
})

/** Eight characters of a marker in a row are too many. */
function markersIn(text: string): readonly string[] {
  return Object.values(MARKERS).filter(marker =>
    Array.from({ length: marker.length - 7 }, (_, at) => marker.slice(at, at + 8)).some(piece => text.includes(piece)),
  )
}
