import { afterEach, describe, expect, it, vi } from 'vitest'
import { checkedJson } from '../../bin/commands/check/checked-json.ts'
import { checkedPools } from '../../bin/commands/check/checked-pool.ts'
import { printChecked } from '../../bin/commands/check/print-checked.ts'
import { printFaults } from '../../bin/commands/check/print-faults.ts'
import { sweepOnce } from '../../bin/commands/check/sweep-once.ts'
import { createPaint } from '../../bin/commands/shared/paint.ts'
import type { Pool } from '../../lambda/core/watch-list.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { startSimulator } from '../../simulator/start-simulator.ts'
import { aKey, aPool, aWatchList } from '../support/builders.ts'
import { atAws } from './shared/at-aws.ts'

afterEach(() => void vi.unstubAllEnvs())

/** No configuration is known that breaks the judge: a pool that cannot be looked at stands for the bug that does. */
const breaking: Pool = Object.defineProperty({ ...aPool() }, 'emptyAt', {
  get: () => {
    throw new TypeError('emptyAt of nothing')
  },
})

describe('a fault of ours at one key', () => {
  it('hides that key from check, and no other', async () => {
    const simulator = await startSimulator({ providers: PROVIDERS.filter(({ id }) => id === 'kie') })
    const at = { provider: 'kie', credential: { from: 'env', name: 'KEY' }, baseUrl: simulator.baseUrl('kie') } as const
    const watchList = aWatchList({
      keys: [
        aKey({ ...at, name: 'broken', account: 'a', pools: [breaking] }),
        aKey({ ...at, name: 'fine', account: 'b' }),
      ],
    })
    simulator.script('kie', { kind: 'draining', to: 20_000 })

    const environment = new Map([['KEY', { value: 'kie-marker-5a6b0e9d7c1f2a34b9', from: 'here' }]])
    const swept = await sweepOnce({ watchList, providers: PROVIDERS, environment, free: true, progress: () => {} })
    await simulator.close()

    const rows = checkedPools(watchList, swept, PROVIDERS)
    const paint = createPaint({ isTTY: false } as NodeJS.WriteStream, {})
    const text = printChecked(rows, { paint, columns: 110, providers: PROVIDERS })
    const { pools, summary } = checkedJson(rows, { at: new Date(), costUsd: 0, remarks: [], providers: PROVIDERS })
    expect(text).toMatch(/^broken +unknown/m)
    expect(text).toMatch(/^broken +a fault of ours, nothing can be said: emptyAt of nothing$/m)
    expect(text).toMatch(/^fine +healthy +20,000 credits/m)
    expect(pools.map(({ fault }) => fault)).toEqual(['emptyAt of nothing', undefined])
    expect(summary).toEqual({ blocked: 0, low: 0, healthy: 1, unknown: 1, exitCode: 2 })
    expect(printFaults(swept.faults)).toMatch(
      /failed at broken; the others are checked.*\nbroken: TypeError: emptyAt of nothing\n +at /,
    )
  })
})

describe('a key in AWS that cannot be read', () => {
  it('is told with what helps, which is no page of the provider', async () => {
    atAws({ origin: 'http://127.0.0.1:9' })
    const watchList = aWatchList({ keys: [aKey({ provider: 'kie', credential: { from: 'parameter', name: '/kie' } })] })

    const swept = await sweepOnce({
      watchList,
      providers: PROVIDERS,
      environment: new Map(),
      free: true,
      progress: () => {},
    })

    const [pool] = checkedJson(checkedPools(watchList, swept, PROVIDERS), {
      at: new Date(),
      costUsd: 0,
      remarks: [],
      providers: PROVIDERS,
    }).pools
    expect(pool?.headline).toContain('nothing was sent: unreachable: the parameter /kie could not be read')
    expect(pool?.do).toEqual(['look whether AWS_REGION and AWS_PROFILE are those of the deployment, and may read it'])
  })
})
