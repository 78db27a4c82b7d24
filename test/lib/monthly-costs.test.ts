import { Logger } from '@aws-lambda-powertools/logger'
import { describe, expect, it, vi } from 'vitest'
import { METRIC } from '../../lambda/contract.ts'
import { createEmfMeter } from '../../lambda/io/emf-meter.ts'
import type { PoolLine } from '../../lambda/ports.ts'
import { fromSecret } from '../../lib/configuration/define.ts'
import { ASSUMED, monthlyCosts, PRICES, type Watched } from '../../lib/configuration/monthly-costs.ts'
import { deploy } from '../support/sweeping.ts'
import { templateOf } from './synthesise.ts'

const watched: Watched = { keys: 100, pools: 100, lowPools: 50, functions: 1, sweepsADay: 288, secrets: 0 }
const quiet = { alarmsPer: 'deployment', perPoolMetrics: 'none', dashboard: false } as const
const costs = (over: Partial<Watched> = {}, more = {}) => monthlyCosts({ ...watched, ...over }, { ...quiet, ...more })
const keys = Array.from({ length: 200 }, (_, index) => ({
  name: `key-${index}`,
  provider: 'kie' as const,
  key: fromSecret('keys', `key-${index}`),
}))

/** Not of a pool, and sent by every sweep. */
const OWN_METRICS = [METRIC.keysExhausted, METRIC.keysLow, METRIC.keysUnknown, METRIC.sweeps, METRIC.sweepDuration]

/** By CloudWatch, for each line, beside what stands in it. */
const COUNTED_BYTES = 26

describe('what is billed', () => {
  it.each([
    ['none', 0],
    ['exhausted', 100],
    ['all', 450],
  ] as const)('with perPoolMetrics %s are %i metrics', (perPoolMetrics, count) => {
    expect(costs({}, { perPoolMetrics })['metrics of pools']).toBeCloseTo(count * PRICES.metricAMonth[0])
  })

  it('costs less for each metric above ten thousand', () => {
    expect(costs({ pools: 20_000 }, { perPoolMetrics: 'exhausted' })['metrics of pools']).toBeCloseTo(4_000)
  })

  it('is no state machine for one function', () => {
    expect([costs()['state machine'], costs({ functions: 2 })['state machine'] > 0]).toEqual([0, true])
  })

  it('are the alarms that are in the template, of the watchdog itself too', () => {
    const alarmMetrics = (template: ReturnType<typeof templateOf>) =>
      Object.values(template.findResources('AWS::CloudWatch::Alarm')).reduce(
        (sum, { Properties: { Metrics = [{ MetricStat: {} }] } }) =>
          sum + Metrics.filter((each: { MetricStat?: object }) => each.MetricStat !== undefined).length,
        0,
      )
    const billed = (functions: number) => {
      const { 'alarms about pools': pools, 'metrics and alarms of the watchdog itself': own } = costs({ functions })
      return Math.round((pools + own - OWN_METRICS.length * PRICES.metricAMonth[0]) / PRICES.metricOfAnAlarmAMonth)
    }

    expect(billed(1)).toBe(alarmMetrics(templateOf({ alarmsPer: 'deployment' })))
    expect(billed(2)).toBe(alarmMetrics(templateOf({ alarmsPer: 'deployment', keys, keysPerFunction: 100 })))
  })
})

describe('what the sum rests on', () => {
  it.each([
    ['none', ASSUMED.poolLineBytes],
    ['all', ASSUMED.poolLineBytes + ASSUMED.metricLineBytes],
  ] as const)('is the length of real log lines, with perPoolMetrics %s', (poolMetrics, bytes) => {
    const lines: string[] = []
    vi.spyOn(process.stdout, 'write').mockImplementation(text => lines.push(String(text)) > 0)
    const meter = createEmfMeter({ deployment: 'Shop', logger: new Logger({ serviceName: 'Shop' }), poolMetrics })

    meter.pool(aLine)
    vi.restoreAllMocks()

    const real = lines.reduce((sum, line) => sum + Buffer.byteLength(line) + COUNTED_BYTES, 0)
    expect(real / bytes).toBeGreaterThan(0.9)
    expect(real / bytes).toBeLessThan(1.1)
  })

  it('is the size of real states', async () => {
    const deployment = deploy()
    await deployment.at('08:00')
    await deployment.at('08:05')
    const [state] = [...(await deployment.store.load()).states.values()]

    expect(JSON.stringify(state).length).toBeLessThan(ASSUMED.stateBytes)
  })
})

const aLine: PoolLine = {
  key: 'customer-00417',
  pool: 'default',
  provider: 'openrouter',
  condition: 'healthy',
  rank: 10,
  since: '2025-11-20T08:00:00.000Z',
  exhausted: 0,
  low: 0,
  balance: 41.25,
  unit: 'USD',
  runwayHours: 512.25,
}
