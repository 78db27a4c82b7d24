/** A process of its own for each measured sweep, so that its time, CPU and memory are its own. */
import { readFileSync } from 'node:fs'
import { Logger } from '@aws-lambda-powertools/logger'
import { readWatchList } from '../../lambda/core/watch-list-json.ts'
import { type CredentialSource, createCredentials } from '../../lambda/io/credentials.ts'
import { createEmfMeter } from '../../lambda/io/emf-meter.ts'
import { createProber } from '../../lambda/io/prober.ts'
import { systemClock as clock } from '../../lambda/io/system-clock.ts'
import type { Prober } from '../../lambda/ports.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { sweep } from '../../lambda/sweep.ts'
import { certificate } from '../../test/io/shared/certificate.ts'
import { monthOfReadings } from './month-of-readings.ts'
import { answer, receiveOrder } from './order.ts'
import { originsOf, type Spread } from './origins-of.ts'
import { tableOnDisk } from './table-on-disk.ts'

/** What to do: sweeps with one store, or the plain ways to ask. */
export interface SweepOrder extends Spread {
  readonly how: 'sweep' | 'fetch-all' | 'one-by-one'
  /** The file it is in. */
  readonly watchList: string
  /** The newest readings are an hour old: all are written in the first sweep. @default five minutes old, none is */
  readonly isDue?: true
  readonly sweeps?: number
}

export interface Swept {
  readonly tookMs: number
  readonly cpuMs: number
  /** CPU time that no waiting for answers hides: planning, deciding, recording, measuring. */
  readonly unhiddenMs: number
  /** From the start to the last answer of a host that answers. */
  readonly lastAnswerMs: number
  readonly healthy: number
  readonly failed: number
  /** The most this process held since it started. */
  readonly peakMegabytes: number
}

const HOUR_MS = 3_600_000
const order = await receiveOrder<SweepOrder>()
const { keys } = order
const originOf = originsOf(order)
const secretOf = (index: number) => `sk-bench-${String(index).padStart(8, '0')}-2b7e151628aed2a6abf7158809cf4f3c`

switch (order.how) {
  case 'sweep':
    answer(await sweepAll())
    break
  case 'fetch-all':
    answer([await measured(() => Promise.all(Array.from({ length: keys }, (_, index) => plainFetch(index))))])
    break
  case 'one-by-one':
    answer([await measured(oneByOne)])
    break
}

async function sweepAll(): Promise<readonly Swept[]> {
  // As the function reads its own.
  const watchList = readWatchList(readFileSync(order.watchList, 'utf8'))
  // As from Parameter Store: made when they are asked for, and kept by the process that asked.
  const parameter: CredentialSource = async names =>
    new Map(names.map(name => [name, { value: secretOf(Number(name.replace('/bench/', ''))) }]))
  const credentials = createCredentials({ clock, sources: { parameter } })
  const { store, samples } = tableOnDisk()
  const readAt = new Date(clock.now().getTime() - (order.isDue ? HOUR_MS : 0))
  await samples.save(monthOfReadings(watchList.keys, readAt))
  // Ten thousand keys with metrics of their own would cost thousands of dollars a month: synth says so, and nobody has them.
  const poolMetrics = keys > 1_000 ? 'none' : 'all'
  const meter = createEmfMeter({
    deployment: 'bench',
    logger: new Logger({ serviceName: 'bench' }),
    poolMetrics,
  })
  const messenger = { publish: async () => ({ outcome: 'sent', messageId: 'bench' }) as const }
  const swept: Swept[] = []
  for (let round = 0; round < (order.sweeps ?? 1); round++) {
    const startedAtMs = Date.now()
    let lastAnswerMs = 0
    let askingMs = 0
    const measuredSweep = await measured(async () => {
      const prober = createProber({ clock, credentials, providers: PROVIDERS, tls: { ca: certificate } })
      const outcomes: boolean[] = []
      await sweep(
        watchList,
        { clock, prober: { ask: timed(prober, cpuMs => (askingMs += cpuMs)) }, store, samples, messenger, meter },
        {
          owner: `sweep-${round}`,
          deadline: new Date(startedAtMs + 240_000),
          providers: PROVIDERS,
          deployment: { name: 'Bench' },
          seen: ({ answers: [first] }) => {
            const isHealthy = first?.verdict.kind === 'healthy'
            if (isHealthy) lastAnswerMs = Math.max(lastAnswerMs, first.observation.at.getTime() - startedAtMs)
            outcomes.push(isHealthy)
          },
        },
      )
      await prober.close()
      return outcomes
    })
    swept.push({ ...measuredSweep, lastAnswerMs, unhiddenMs: measuredSweep.cpuMs - askingMs })
  }
  return swept
}

async function measured(work: () => Promise<readonly boolean[]>): Promise<Swept> {
  const startedAtMs = performance.now()
  const before = cpuNow()
  const outcomes = await work()
  const tookMs = performance.now() - startedAtMs
  const cpuMs = cpuNow() - before
  const healthy = outcomes.filter(Boolean).length
  return {
    tookMs,
    lastAnswerMs: tookMs,
    cpuMs,
    unhiddenMs: 0,
    healthy,
    failed: outcomes.length - healthy,
    peakMegabytes: process.resourceUsage().maxRSS / 1_024,
  }
}

function timed(prober: Prober, took: (cpuMs: number) => void): Prober['ask'] {
  return async (...given) => {
    const before = cpuNow()
    try {
      return await prober.ask(...given)
    } finally {
      took(cpuNow() - before)
    }
  }
}

function cpuNow(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

async function plainFetch(index: number): Promise<boolean> {
  try {
    const response = await fetch(`${originOf(index)}/user/balance`, {
      headers: { authorization: `Bearer ${secretOf(index)}` },
    })
    return (await response.json()) !== undefined && response.ok
  } catch {
    return false
  }
}

async function oneByOne(): Promise<readonly boolean[]> {
  const outcomes: boolean[] = []
  for (let index = 0; index < keys; index++) outcomes.push(await plainFetch(index))
  return outcomes
}
