import { Logger } from '@aws-lambda-powertools/logger'
import { describe, expect, it, vi } from 'vitest'
import type { PoolMetrics } from '../../lambda/contract.ts'
import type { Provider } from '../../lambda/core/provider.ts'
import type { WatchedKey } from '../../lambda/core/watch-list.ts'
import { createEmfMeter } from '../../lambda/io/emf-meter.ts'
import { createMemorySamples } from '../../lambda/io/memory-samples.ts'
import { acme, aKey, aWatchList, costs } from '../support/builders.ts'
import { deploy, EMPTY, OK, type Reply } from '../support/sweeping.ts'
import { metricLines } from './shared/run-bundle.ts'

const line = [{ amount: 10, unit: 'USD' }]

/** What the line of the one pool says, after three sweeps with these balances. */
async function measured(reply: Reply) {
  const deployment = deploy(aWatchList({ keys: [aKey({ low: line })] }))
  deployment.reply = call => (call.probe.kind === 'balance' ? reply : OK[call.probe.kind])
  for (const clock of ['03:00', '03:05', '03:10']) await deployment.at(clock)
  const last = deployment.lines.pools.at(-1)
  return [last?.condition, last?.low, last?.exhausted]
}

describe('low, as a metric', () => {
  it.each<[string, Reply, unknown]>([
    ['above its line is 0', OK.balance(50), ['healthy', 0, 0]],
    ['under its line is 1', OK.balance(5), ['low', 1, 0]],
    ['out of credit is under its line, too', EMPTY, ['exhausted', 1, 1]],
  ])('%s', async (_title, reply, expected) => {
    expect(await measured(reply)).toEqual(expected)
  })

  it('is left out where nobody tells a balance', async () => {
    const silent = { ...acme, probes: acme.probes.filter(probe => probe.kind !== 'balance') }
    const deployment = deploy(aWatchList({ keys: [aKey({ low: line })] }), [silent])

    await deployment.at('03:00', { providers: [silent] })

    expect(deployment.lines.pools.map(pool => [pool.condition, pool.low])).toEqual([['healthy', undefined]])
  })

  it('is left out while nothing is known: missing is not zero', async () => {
    const deployment = deploy(aWatchList({ keys: [aKey({ low: line })] }))
    deployment.reply = () => ({ failure: 'timeout' })

    await deployment.at('03:00')

    expect(deployment.lines.pools.map(pool => [pool.condition, pool.low])).toEqual([['unavailable', undefined]])
  })
})

describe('time left, budget and our own cost, as metrics', () => {
  const NOON = Date.parse('2025-11-20T12:00:00Z')
  const HOUR_MS = 3_600_000

  async function lineAfter(hours: number, providers: readonly Provider[] = [acme], over: Partial<WatchedKey> = {}) {
    const deployment = deploy(aWatchList({ keys: [aKey(over)] }), providers)
    Object.assign(deployment.ports, { samples: createMemorySamples() })
    for (let hour = 0; hour <= hours; hour += 1) {
      deployment.reply = ({ probe }) => {
        if (probe.id === 'costs') return { status: 200, body: { spent: 30 } }
        return probe.kind === 'balance' ? OK.balance(100 - hour) : OK[probe.kind]
      }
      await deployment.at(new Date(NOON + hour * HOUR_MS).toISOString())
    }
    return deployment.lines.pools.at(-1)
  }

  it('the hours that are left', async () => {
    const line = await lineAfter(12)

    expect(line?.runwayHours).toBeGreaterThan(80)
    expect(line?.runwayHours).toBeLessThan(96)
    expect(Date.parse(line?.emptyAt ?? '') - (NOON + 12 * HOUR_MS)).toBeCloseTo((line?.runwayHours ?? 0) * HOUR_MS, -5)
  })

  it('are left out while they are not known', async () => {
    expect(await lineAfter(1)).not.toHaveProperty('runwayHours')
  })

  it('the part of the budget that is spent, in the sweep that read it', async () => {
    const billed = { ...acme, probes: [...acme.probes, costs] }
    const over = {
      adminCredential: { from: 'parameter', name: '/admin' },
      budget: { amount: 120, unit: 'USD' },
    } as const

    expect((await lineAfter(0, [billed], over))?.budgetUsedPercent).toBe(25)
    expect(await lineAfter(0, [billed])).not.toHaveProperty('budgetUsedPercent')
  })

  it('what the sweep paid to ask about the pool, and nothing where it paid nothing', async () => {
    const free = { ...acme, probes: acme.probes.filter(({ kind }) => kind !== 'canary') }

    expect((await lineAfter(0))?.probeCostUsd).toBe(0.0001)
    expect(await lineAfter(0, [free])).not.toHaveProperty('probeCostUsd')
  })

  it('are sent with all metrics only, and the log keeps the moment instead of the hours', () => {
    const line = { key: 'kie', pool: 'default', provider: 'kie', condition: 'healthy', rank: 10, since: '' }
    const sent = (poolMetrics: PoolMetrics) => {
      const output: string[] = []
      vi.spyOn(process.stdout, 'write').mockImplementation(text => output.push(String(text)) > 0)
      const logger = new Logger({ serviceName: 'Shop' })
      createEmfMeter({ deployment: 'Shop', logger, poolMetrics }).pool({
        ...line,
        runwayHours: 40,
        budgetUsedPercent: 25,
        probeCostUsd: 0.0001,
      })
      vi.restoreAllMocks()
      return metricLines(output.join('')).map(({ name }) => name)
    }

    expect(sent('all')).toEqual(['RunwayHours', 'BudgetUsedPercent', 'ProbeCostUsd'])
    expect([...sent('exhausted'), ...sent('none')]).toEqual([])
  })
})
