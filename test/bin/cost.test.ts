import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { awsBill, watchedOf } from '../../bin/commands/cost/aws-bill.ts'
import { probeCosts } from '../../bin/commands/cost/probe-costs.ts'
import { sweepsADay } from '../../bin/commands/cost/sweeps-a-day.ts'
import example from '../../examples/watchdog.config.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { fromParameter, fromSecret, type WatchdogConfiguration } from '../../lib/configuration/define.ts'
import { toWatchList } from '../../lib/configuration/to-watch-list.ts'
import { templateOf } from '../lib/synthesise.ts'
import { runCommand } from './shared/run-command.ts'

const EXAMPLE = new URL('../../examples', import.meta.url).pathname
const root = mkdtempSync(join(tmpdir(), 'credit-watchdog-'))
afterAll(() => rmSync(root, { recursive: true }))

const TEN = ['kie', 'openai', 'anthropic', 'deepseek', 'openrouter', 'mistral', 'elevenlabs', 'groq', 'xai', 'together']
const tenPools = {
  alerts: { email: ['ops@example.com'], sms: ['+15550100'] },
  keys: TEN.map(provider => ({
    name: provider,
    provider,
    key: fromParameter(`/credit-watchdog/${provider}`),
    pools: [{ name: 'all' }],
  })),
} as unknown as WatchdogConfiguration

/** A folder with this configuration. */
function folderWith(name: string, configuration: unknown): string {
  const folder = mkdtempSync(join(root, `${name}-`))
  writeFileSync(join(folder, 'watchdog.config.ts'), `export default ${JSON.stringify(configuration)}`)
  return folder
}

function billOf(configuration: WatchdogConfiguration) {
  const { watchList, infrastructure } = toWatchList(configuration, 'local')
  const providers = [...PROVIDERS, ...watchList.providers]
  return awsBill(watchedOf(watchList, providers, infrastructure), infrastructure, 1)
}

function probesOf(configuration: WatchdogConfiguration) {
  return probeCosts(toWatchList(configuration, 'local').watchList, PROVIDERS)
}

describe('credit-watchdog cost', () => {
  it('says what the probes cost and how soon each pool is noticed, and what AWS bills', async () => {
    const { stdout, exitCode } = await runCommand(['cost'], { cwd: EXAMPLE })

    expect(exitCode).toBe(0)
    expect(stdout).toMatch(
      /^ {2}aimlapi\/chat,claude +free \+ 48 calls a day each +5 min, a refused pool 35 min +\$0\.12$/m,
    )
    expect(stdout).toMatch(/^ {2}kie\/video,images +free +5 min +free$/m)
    expect(stdout).toMatch(/^ {2}metrics +10: 5 of the watchdog, 5 of pools; 10 are free +\$0\.00$/m)
    expect(stdout).toMatch(/^ {2}alarms +14: 8 about the watchdog, 6 about pools; 10 are free +\$0\.40$/m)
    expect(stdout).toMatch(/^Biggest lever: alarmsPer: 'deployment' .* saves \$0\.41\.$/m)
    expect(stdout).toMatch(/Prices of \d{4}-\d{2}, us-east-1.*Not confirmed: Lambda/s)
    expect(stdout).toContain('quota of $1.00 a month')
  })

  it.each([
    ['the example', example],
    ['ten keys', tenPools],
    [
      'ten keys of resellers',
      {
        ...tenPools,
        keys: TEN.map((name, at) => ({
          name: `reseller-with-a-long-name-${at}`,
          provider: 'aimlapi',
          key: fromParameter(`/k/${name}`),
        })),
      },
    ],
    [
      'a hundred keys',
      {
        ...tenPools,
        keys: Array.from({ length: 100 }, (_, at) => ({
          name: `k-${at}`,
          provider: 'kie',
          key: fromParameter(`/k/${at}`),
        })),
      },
    ],
  ])('fits 30 lines and 100 columns with %s', async (name, configuration) => {
    const { stdout } = await runCommand(['cost'], { cwd: folderWith(name.replaceAll(' ', '-'), configuration) })
    const lines = stdout.trimEnd().split('\n')

    expect(lines.length).toBeGreaterThan(10)
    expect(lines.length).toBeLessThan(30)
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(100)
  })

  it('tells machines the same, in full', async () => {
    const { stdout } = await runCommand(['cost', '--json'], { cwd: EXAMPLE })
    const told = JSON.parse(stdout)

    expect(told.probes).toHaveLength(5)
    expect(told.probesUsd).toBeCloseTo(0.0576 + 0.0648 + 0.00017, 4)
    expect(told.aws.counts).toEqual({ poolMetrics: 5, ownMetrics: 5, poolAlarms: 6, ownAlarms: 8, alarmMetrics: 14 })
    expect(told).toMatchObject({ basis: { region: 'us-east-1' }, free: { metrics: 10, alarms: 10, dashboards: 3 } })
  })

  it.each([
    [['cost'], 'There is no watchdog.config.ts here. Write one: npx credit-watchdog init'],
    [['cost', 'kie'], 'cost takes no argument'],
  ])('refuses %j without a configuration', async (args, words) => {
    const { stdout, stderr, exitCode } = await runCommand(args, { cwd: root })

    expect([exitCode, stdout]).toEqual([64, ''])
    expect(stderr).toContain(words)
  })
})

describe('what the probes cost', () => {
  const withCanary = (changes: object, more: object = {}) => {
    const pools = [{ name: 'chat', model: 'gpt-4o', ...changes }]
    return probesOf({
      ...more,
      alerts: {},
      keys: [{ name: 'aimlapi', provider: 'aimlapi', key: fromParameter('/aimlapi'), pools }],
    })[0]
  }

  it.each([
    ['every half an hour', { costUsd: 0.00004 }, {}, 48, 35],
    ['in every sweep where a day of it costs next to nothing', { costUsd: 0.0000002 }, {}, 288, 5],
    ['as often as four fifths of the budget allow', { costUsd: 0.001 }, {}, 16, 95],
    ['after the next sweep of a rare schedule', { costUsd: 0.00004 }, { schedule: { every: '1h' } }, 24, 90],
  ])('a canary is asked %s', (_title, changes, more, callsADay, minutes) => {
    const cost = withCanary(changes, more)

    expect([cost?.callsADay, (cost?.noticedByCallMs ?? 0) / 60_000]).toEqual([callsADay, minutes])
    expect(cost?.usd).toBeCloseTo(callsADay * changes.costUsd * 30)
  })

  it('nothing is asked that costs more than its budget, and it is not said to be noticed', () => {
    expect(withCanary({ costUsd: 1 })).toEqual(expect.not.objectContaining({ callsADay: expect.anything() }))
    expect(withCanary({ costUsd: 1 })).toEqual(expect.not.objectContaining({ noticedByCallMs: expect.anything() }))
  })

  it.each(PROVIDERS.map(({ id }) => id))('never is more than the daily budget of %s', id => {
    const provider = PROVIDERS.find(each => each.id === id)
    const parameters = Object.fromEntries(Object.keys(provider?.parameters ?? {}).map(name => [name, 'x']))
    const key = {
      name: 'k',
      provider: id,
      key: fromParameter('/k'),
      parameters,
      baseUrl: 'https://api.acme-studio.org',
    }

    const usd = probesOf({ alerts: {}, keys: [key] } as never).reduce((sum, each) => sum + each.usd, 0)

    expect(usd).toBeLessThanOrEqual(0.02 * 30)
  })
})

describe('sweeps on a day', () => {
  it.each([
    ['rate(5 minutes)', 300_000, 288],
    ['rate(8 hours)', 28_800_000, 3],
    ['cron(0/10 7-18 * * ? *)', 46_800_000, 72],
    ['cron(0 8 ? * MON-FRI *)', 259_200_000, 5 / 7],
    ['cron(0 8 ? * FRI#2 *)', 3_024_000_000, 1],
  ])('%s', (expression, longestGapMs, expected) => {
    expect(sweepsADay({ expression, longestGapMs })).toBeCloseTo(expected, 1)
  })
})

describe('what AWS bills', () => {
  it.each<[string, WatchdogConfiguration]>([
    ['the example', example],
    ['ten pools', tenPools],
    ['ten pools with all metrics', { ...tenPools, perPoolMetrics: 'all' }],
    ['ten pools with one alarm for all', { ...tenPools, alarmsPer: 'deployment' }],
    ['ten pools and no phones', { ...tenPools, alerts: { email: ['ops@example.com'] } }],
    ['ten pools and nobody to tell', { ...tenPools, alerts: {} }],
    ['keys that cannot be low', { ...tenPools, keys: [{ name: 'o', provider: 'openai', key: fromParameter('/o') }] }],
  ])('are the alarms of the template of %s', (_title, configuration) => {
    const { ownAlarms, poolAlarms } = billOf(configuration).counts

    const alarms = templateOf(configuration).findResources('AWS::CloudWatch::Alarm')

    expect(ownAlarms + poolAlarms).toBe(Object.keys(alarms).length)
  })

  it('is under three dollars for a default install with up to ten pools, before SMS', () => {
    const settings = toWatchList(tenPools, 'local').infrastructure
    const worst = { keys: 10, lowPools: 10, functions: 1, sweepsADay: 288, secrets: 0, recipients: 'phones' } as const

    for (let pools = 1; pools <= 10; pools++)
      expect(awsBill({ ...worst, pools }, settings, 5).totalUsd, `${pools} pools`).toBeLessThan(3)
    expect(awsBill({ ...worst, pools: 10 }, { ...settings, perPoolMetrics: 'all' }, 5).totalUsd).toBeGreaterThan(3)
  })

  it('is so for ten ordinary keys with their probes, too', () => {
    const probes = probesOf(tenPools).reduce((sum, { usd }) => sum + usd, 0)

    expect(billOf(tenPools).totalUsd + probes).toBeLessThan(3)
  })

  it('makes no key of its own, which would be a third of that', () => {
    templateOf(tenPools).resourceCountIs('AWS::KMS::Key', 0)
    expect(billOf(tenPools).usd['encryption key']).toBe(0)
  })

  it('names what is paid and what would save most', async () => {
    const secrets = tenPools.keys.map(key => ({ ...key, key: fromSecret(key.name) }))
    const cwd = folderWith('secrets', { ...tenPools, alarmsPer: 'deployment', keys: secrets })

    const { stdout } = await runCommand(['cost'], { cwd })

    expect(stdout).toMatch(/^ {2}secrets .*\$4\.00$/m)
    expect(stdout).toContain('Biggest lever: all keys in one JSON secret saves $3.60.')
  })
})
