import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ENVIRONMENT } from '../../lambda/contract.ts'
import { fromParameter } from '../../lib/configuration/define.ts'
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts'
import { type AwsStandInOptions, startAws } from '../io/shared/aws-stand-in.ts'
import { certificate, privateKey } from '../io/shared/certificate.ts'
import { serve } from '../io/shared/loopback.ts'
import { startTable } from '../io/shared/table.ts'
import { functionEnvironment } from './shared/function-environment.ts'
import { logLines, metricLines, type RunOptions, runBundle } from './shared/run-bundle.ts'
import { type Synthesised, synthesise } from './shared/synthesise.ts'

const URL_SECRET = 'mk4-Qx7vTb2hYpLs9KdW'
const folder = mkdtempSync(join(tmpdir(), 'credit-watchdog-'))
const trusted = join(folder, 'certificate.pem')
writeFileSync(trusted, certificate)

let synthesised: Synthesised
let simulator: Simulator

beforeAll(async () => {
  synthesised = synthesise('Acme-Watchdog', {
    alerts: { email: ['ops@example.com'], webhook: { to: 'https://app.acme-studio.org/credit' } },
    events: true,
    heartbeat: fromParameter('/credit-watchdog/heartbeat'),
    keys: [{ name: 'kie', provider: 'kie', key: fromParameter('/credit-watchdog/kie'), low: 10_000 }],
  })
  simulator = await startSimulator()
}, 60_000)

beforeEach(() => simulator.script('kie', { kind: 'draining', to: 0 }))

afterAll(async () => {
  rmSync(folder, { recursive: true })
  synthesised?.[Symbol.dispose]()
  await simulator?.close()
})

/** The deployed bundle with everything that follows a sweep, and somebody outside who hears the heartbeat. */
async function startWorld(options: AwsStandInOptions & { readonly beats?: number } = {}) {
  const beats: (string | undefined)[] = []
  const outside = await serve(
    (request, response) => {
      beats.push(request.url)
      response.writeHead(options.beats ?? 200).end()
    },
    { key: privateKey, cert: certificate },
  )
  const table = await startTable()
  const parameters = {
    '/credit-watchdog/kie': 'kie-key-of-a-test',
    '/credit-watchdog/heartbeat': `${outside.origin}/ping/${URL_SECRET}`,
  }
  const aws = await startAws({ parameters, ...options })
  const environment = {
    ...functionEnvironment(aws, table),
    NODE_EXTRA_CA_CERTS: trusted,
    [ENVIRONMENT.operationsTopicArn]: 'arn:aws:sns:eu-west-1:123456789012:operations',
    [ENVIRONMENT.eventBusName]: 'default',
  }
  const directory = synthesised.asset(provider => simulator.baseUrl(provider))
  return {
    aws,
    beats,
    run: ({ env, ...more }: Partial<RunOptions> & { env?: Record<string, string> } = {}) =>
      runBundle({ directory, environment: { ...environment, ...env }, ...more }),
    async [Symbol.asyncDispose]() {
      for (const part of [aws, table, outside]) await part[Symbol.asyncDispose]()
    },
  }
}

describe('the deployed bundle, after a sweep', () => {
  it('puts what was told on the bus, once, under the id of the notice', async () => {
    await using world = await startWorld()

    await world.run({ invocations: 2 })

    const { notices } = JSON.parse(world.aws.published[0]?.message.default ?? '')
    expect(world.aws.events.map(event => JSON.parse(event.Detail).noticeId)).toEqual([notices[0].id])
    expect(JSON.parse(world.aws.events[0]?.Detail ?? '')).toMatchObject({ key: 'kie', condition: 'exhausted' })
  })

  it('calls the heartbeat after each good sweep, and says its URL nowhere', async () => {
    await using world = await startWorld()

    const { stdout, stderr } = await world.run({ invocations: 2, env: { POWERTOOLS_LOG_LEVEL: 'DEBUG' } })

    expect(world.beats).toEqual([`/ping/${URL_SECRET}`, `/ping/${URL_SECRET}`])
    expect(stdout + stderr + synthesised.texts.join('')).not.toContain(URL_SECRET)
  })

  it('calls no heartbeat where a message was not sent', async () => {
    await using world = await startWorld({ publishing: ['refused'] })

    const { invocations } = await world.run()

    expect(invocations).toMatchObject([{ threw: expect.stringContaining('were not sent') }])
    expect(world.beats).toEqual([])
  })

  it('goes on where the heartbeat is not heard and the bus refuses, with a warning each', async () => {
    await using world = await startWorld({ beats: 500, eventErrors: ['InternalFailure'] })

    const { invocations, stderr } = await world.run()

    expect(invocations).toMatchObject([{ returned: { outcome: 'swept' } }])
    expect(world.aws.published).toHaveLength(1)
    expect(logLines(stderr, 'the heartbeat was not heard')).toMatchObject([{ level: 'WARN', detail: 'HTTP 500' }])
    expect(logLines(stderr, 'events were not put on the bus; the notices have gone out')).toHaveLength(1)
  })

  it('counts the recipients of both topics, the webhook on the first only', async () => {
    await using world = await startWorld({ subscriptions: { confirmed: 1, pending: 0 } })

    const { stdout } = await world.run({ invocations: 2 })

    expect(world.aws.counted).toHaveLength(2)
    expect(metricLines(stdout).filter(line => line.name === 'SubscriptionsPending')).toMatchObject([{ value: 1 }])
    expect(metricLines(stdout).filter(line => line.name === 'SubscriptionsConfirmed')).toMatchObject([{ value: 2 }])
  })

  it.each([
    ['all', ['Balance', 'Exhausted', 'Low']],
    ['exhausted', ['Exhausted']],
    ['none', []],
  ])('sends the metrics of pools that were asked for: %s', async (poolMetrics, expected) => {
    await using world = await startWorld()

    const { stdout } = await world.run({ env: { [ENVIRONMENT.poolMetrics]: poolMetrics } })

    const ofPools = metricLines(stdout).filter(line => line.dimensions.Pool !== undefined)
    expect(ofPools.map(line => line.name).toSorted()).toEqual(expected)
    expect(logLines(stdout, 'pool')).toMatchObject([{ key: 'kie', condition: 'exhausted', rank: 1 }])
  })

  it('writes a line for each notice, which the dashboard shows', async () => {
    await using world = await startWorld()

    const { stdout } = await world.run()

    expect(logLines(stdout, 'notice')).toMatchObject([
      {
        who: 'kie',
        kind: 'opened',
        severity: 'urgent',
        condition: 'exhausted',
        outcome: 'sent',
        text: world.aws.published[0]?.subject,
      },
    ])
  })
})
