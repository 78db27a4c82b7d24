import type { Provider } from '../../../lambda/core/provider.ts'
import type { WatchList } from '../../../lambda/core/watch-list.ts'
import { createAwsClients } from '../../../lambda/io/aws-clients.ts'
import { createCredentials } from '../../../lambda/io/credentials.ts'
import { envSource } from '../../../lambda/io/env-source.ts'
import { createMemoryStore } from '../../../lambda/io/memory-store.ts'
import { createOnDemand } from '../../../lambda/io/on-demand.ts'
import { createProber } from '../../../lambda/io/prober.ts'
import { systemClock } from '../../../lambda/io/system-clock.ts'
import type { Messenger, Meter, Prober } from '../../../lambda/ports.ts'
import { sweep } from '../../../lambda/sweep.ts'
import { FaultyKeys, type PoolReport, type SweepReport } from '../../../lambda/sweep-report.ts'
import type { Environment } from '../shared/read-environment.ts'

/** Long enough for three rounds of calls that all time out. */
const TIME_MS = 90_000

export interface SweepOnceOptions {
  readonly watchList: WatchList
  readonly providers: readonly Provider[]
  readonly environment: Environment
  readonly free: boolean
  /** Told before each round: how many questions go out. */
  readonly progress: (calls: number) => void
}

/** What came of one sweep, and what went wrong in us, by key: it takes nothing from what is known of the others. */
export interface SweptOnce {
  readonly report: SweepReport
  readonly pools: readonly PoolReport[]
  readonly faults: ReadonlyMap<string, unknown>
}

/** One sweep as the Lambda makes it, with nothing remembered and nobody told. */
export async function sweepOnce({
  watchList,
  providers,
  environment,
  free,
  progress,
}: SweepOnceOptions): Promise<SweptOnce> {
  const values = Object.fromEntries([...environment].map(([name, { value }]) => [name, value]))
  const needsAws = watchList.keys.some(({ credential }) => credential !== undefined && credential.from !== 'env')
  const aws = needsAws ? createAwsClients() : undefined
  const credentials = createCredentials({
    clock: systemClock,
    sources: { env: envSource(values), ...(aws && createOnDemand(aws.calls).sources) },
  })
  const prober = createProber({ clock: systemClock, credentials, providers })
  const pools: PoolReport[] = []
  try {
    const report = await sweep(
      watchList,
      {
        clock: systemClock,
        prober: told(prober, progress),
        store: createMemoryStore(),
        messenger: NOBODY,
        meter: NOTHING,
      },
      {
        owner: 'check',
        deadline: new Date(Date.now() + TIME_MS),
        providers,
        deployment: { name: 'check' },
        canaries: free ? 'never' : 'all',
        seen: pool => pools.push(pool),
      },
    )
    return { report, pools, faults: new Map() }
  } catch (error) {
    if (error instanceof FaultyKeys && error.met) return { ...error.met, pools }
    throw error
  } finally {
    await prober.close()
  }
}

function told(prober: Prober, progress: (calls: number) => void): Prober {
  return {
    ask(calls, ...rest) {
      if (calls.length > 0) progress(calls.length)
      return prober.ask(calls, ...rest)
    },
  }
}

/** The person who asked reads the answer; nobody else is told. */
const NOBODY: Messenger = { publish: async message => ({ outcome: 'sent', messageId: message.id }) }

const NOTHING: Meter = { pool() {}, sweep() {}, warn() {} }
