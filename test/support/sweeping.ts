import type { Rendered } from '../../lambda/core/message.ts'
import type { Observation } from '../../lambda/core/observation.ts'
import type { ProbeCall, UsageCall } from '../../lambda/core/probe-call.ts'
import type { Provider } from '../../lambda/core/provider.ts'
import type { WatchList } from '../../lambda/core/watch-list.ts'
import { createMemoryStore } from '../../lambda/io/memory-store.ts'
import type { PoolLine, Ports, Published, StateStore, SweepLine } from '../../lambda/ports.ts'
import { sweep } from '../../lambda/sweep.ts'
import type { PoolReport, SweepOptions, SweepReport } from '../../lambda/sweep-report.ts'
import { acme, aWatchList } from './builders.ts'

/** What a provider answers to one call; a body or a failure. */
export type Reply =
  | { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }
  | { readonly failure: 'timeout' | 'refused' | 'credential' | 'not-reached' }

export const OK = {
  balance: (amount: number): Reply => ({ status: 200, body: { balance: amount } }),
  access: { status: 200, body: { data: [] } },
  canary: { status: 200, body: { choices: [] } },
} as const
export const EMPTY: Reply = {
  status: 402,
  body: { error: { code: 'insufficient_quota', message: 'You have no credits left.' } },
}

/** A deployment in memory: the clock stands still between sweeps, replies and SNS can be changed at any time. */
export interface Deployment {
  reply: (call: ProbeCall) => Reply
  usage: (call: UsageCall) => Reply
  publish: (message: Rendered) => Published
  store: StateStore
  readonly published: Rendered[]
  readonly calls: ProbeCall[]
  readonly usageCalls: UsageCall[]
  readonly lines: { readonly pools: PoolLine[]; readonly sweeps: SweepLine[]; readonly warnings: string[] }
  readonly ports: Ports
  /** Sets the clock, `2025-11-20T03:05:00Z` or only `03:05`. */
  set(clock: string): Date
  /** Runs a sweep at this time, `2025-11-20T03:05:00Z` or only `03:05`. */
  at(clock: string, over?: Partial<SweepOptions>): Promise<Swept>
}

export interface Swept extends SweepReport {
  readonly pools: readonly PoolReport[]
}

export function deploy(watchList: WatchList = aWatchList(), providers: readonly Provider[] = [acme]): Deployment {
  let now = new Date('2025-11-20T00:00:00Z')
  let runs = 0
  const lines = { pools: [] as PoolLine[], sweeps: [] as SweepLine[], warnings: [] as string[] }
  const deployment: Deployment = {
    reply: call => (call.probe.kind === 'balance' ? OK.balance(50) : OK[call.probe.kind]),
    usage: () => ({ failure: 'refused' }),
    publish: message => ({ outcome: 'sent', messageId: message.id }),
    store: createMemoryStore(),
    published: [],
    calls: [],
    usageCalls: [],
    lines,
    ports: {
      clock: {
        now: () => now,
        sleep: async milliseconds => {
          now = new Date(now.getTime() + milliseconds)
        },
      },
      prober: {
        ask: async calls => {
          return calls.map(call => {
            if ('since' in call) {
              deployment.usageCalls.push(call)
              return observe(deployment.usage(call), now)
            }
            deployment.calls.push(call)
            return observe(deployment.reply(call), now)
          })
        },
      },
      store: {
        acquireLease: (...given) => deployment.store.acquireLease(...given),
        releaseLease: (...given) => deployment.store.releaseLease(...given),
        load: spans => deployment.store.load(spans),
        record: states => deployment.store.record(states),
      },
      messenger: {
        publish: async message => {
          const published = deployment.publish(message)
          if (published.outcome === 'sent') deployment.published.push(message)
          return published
        },
      },
      meter: {
        pool: line => lines.pools.push(line),
        sweep: line => lines.sweeps.push(line),
        warn: message => lines.warnings.push(message),
      },
    },
    set(clock) {
      now = new Date(clock.length === 5 ? `2025-11-20T${clock}:00Z` : clock)
      return now
    },
    async at(clock, over = {}) {
      deployment.set(clock)
      runs += 1
      const deadline = new Date(now.getTime() + 240_000)
      const pools: PoolReport[] = []
      const report = await sweep(watchList, deployment.ports, {
        owner: `run-${runs}`,
        deadline,
        providers,
        deployment: { name: 'Test' },
        seen: pool => pools.push(pool),
        ...over,
      })
      return { ...report, pools }
    },
  }
  return deployment
}

function observe(reply: Reply, at: Date): Observation {
  if ('failure' in reply) return { at, failure: reply.failure }
  return { at, status: reply.status, headers: reply.headers ?? {}, body: JSON.stringify(reply.body) }
}
