import { Logger } from '@aws-lambda-powertools/logger'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { awsBill, watchedOf } from '../../bin/commands/cost/aws-bill.ts'
import example from '../../examples/watchdog.config.ts'
import { poolMetricsOf } from '../../lambda/core/pool-metrics.ts'
import { createCredentials } from '../../lambda/io/credentials.ts'
import { createEmfMeter } from '../../lambda/io/emf-meter.ts'
import { envSource } from '../../lambda/io/env-source.ts'
import { createMemoryStore } from '../../lambda/io/memory-store.ts'
import { createProber } from '../../lambda/io/prober.ts'
import { systemClock } from '../../lambda/io/system-clock.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { sweep } from '../../lambda/sweep.ts'
import { fromParameter, type WatchdogConfiguration } from '../../lib/configuration/define.ts'
import { toWatchList } from '../../lib/configuration/to-watch-list.ts'
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts'
import { metricLines } from '../lambda/shared/run-bundle.ts'

const TEN = [
  'deepseek',
  'elevenlabs',
  'kie',
  'openai',
  'openrouter',
  'stability',
  'mistral',
  'groq',
  'xai',
  'together',
] as const
const tenPools: WatchdogConfiguration = {
  alerts: { email: ['ops@example.com'] },
  keys: TEN.map(provider => ({
    name: provider,
    provider,
    key: fromParameter(`/k/${provider}`),
    pools: [{ name: 'all' }],
  })),
}

let simulator: Simulator
beforeAll(async () => {
  simulator = await startSimulator()
}, 60_000)
afterAll(() => simulator.close())

/** The metrics that one sweep over healthy providers sends, as AWS counts them: each name with each set of dimensions is one. */
async function sentBy(configuration: WatchdogConfiguration): Promise<readonly string[]> {
  const { watchList: written, infrastructure } = toWatchList(configuration, 'local')
  const keys = written.keys.map(key => {
    simulator.script(key.provider, { kind: 'healthy' })
    return { ...key, baseUrl: simulator.baseUrl(key.provider), credential: { from: 'env', name: 'KEY' } } as const
  })
  const watchList = { ...written, keys }
  const credentials = createCredentials({
    clock: systemClock,
    sources: { env: envSource({ KEY: 'a-key-of-a-test-0001' }) },
  })
  const prober = createProber({ clock: systemClock, credentials, providers: PROVIDERS })
  const { perPoolMetrics: poolMetrics } = infrastructure
  const output: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation(text => output.push(String(text)) > 0)
  const meter = createEmfMeter({ deployment: 'Shop', logger: new Logger({ serviceName: 'Shop' }), poolMetrics })
  const messenger = { publish: async () => ({ outcome: 'sent', messageId: 'id' }) as const }
  try {
    await sweep(
      watchList,
      { clock: systemClock, prober, store: createMemoryStore(), messenger, meter },
      {
        owner: 'cost',
        deadline: new Date(Date.now() + 60_000),
        providers: PROVIDERS,
        deployment: { name: 'Shop' },
        canaries: 'all',
      },
    )
    meter.subscriptions({ confirmed: 2, pending: 0 })
  } finally {
    vi.restoreAllMocks()
    await prober.close()
  }
  const series = metricLines(output.join('')).map(({ name, dimensions }) => `${name} ${JSON.stringify(dimensions)}`)
  return [...new Set(series)].toSorted()
}

function countsOf(configuration: WatchdogConfiguration) {
  const { watchList, infrastructure } = toWatchList(configuration, 'local')
  // What lasts how long is known after three hours of readings.
  const runways = watchList.keys.flatMap(key => {
    const provider = PROVIDERS.find(({ id }) => id === key.provider)
    return key.pools.filter(pool => poolMetricsOf(key, pool, provider).includes('runway'))
  })
  const unread = infrastructure.perPoolMetrics === 'all' ? runways.length : 0
  return { ...awsBill(watchedOf(watchList, PROVIDERS, infrastructure), infrastructure, 1).counts, unread }
}

describe('the metrics that cost counts are those that a sweep sends', () => {
  it.each<[string, WatchdogConfiguration]>([
    ['the example', example],
    ['the example with all', { ...example, perPoolMetrics: 'all' }],
    ['ten pools', tenPools],
    ['ten pools with all', { ...tenPools, perPoolMetrics: 'all' }],
    ['ten pools with none', { ...tenPools, alarmsPer: 'deployment' }],
  ])('%s', async (_title, configuration) => {
    const { ownMetrics, poolMetrics, unread } = countsOf(configuration)

    const sent = await sentBy(configuration)

    expect(sent.filter(series => series.includes('"Pool"'))).toHaveLength(poolMetrics - unread)
    expect(sent.filter(series => !series.includes('"Pool"'))).toHaveLength(ownMetrics)
  })
})
