import { append } from '../../../lambda/core/forecast/append.ts'
import { encodeSeries } from '../../../lambda/core/forecast/encode.ts'
import { sampleId } from '../../../lambda/core/forecast/sample-id.ts'
import { emptySeries } from '../../../lambda/core/forecast/series.ts'
import type { Notice } from '../../../lambda/core/notice.ts'
import type { Language, WatchList } from '../../../lambda/core/watch-list.ts'
import { createCredentials } from '../../../lambda/io/credentials.ts'
import { envSource } from '../../../lambda/io/env-source.ts'
import { createMemorySamples } from '../../../lambda/io/memory-samples.ts'
import { createMemoryStore } from '../../../lambda/io/memory-store.ts'
import { createProber } from '../../../lambda/io/prober.ts'
import type { Meter } from '../../../lambda/ports.ts'
import { findProvider, PROVIDERS } from '../../../lambda/providers/all.ts'
import { sweep } from '../../../lambda/sweep.ts'
import type { PoolReport, SweepReport } from '../../../lambda/sweep-report.ts'
import { toWatchList } from '../../../lib/configuration/to-watch-list.ts'
import { ACT_SECRETS, type Act, type ActOperation } from '../../../simulator/acts/act.ts'
import { createSimulatedClock } from '../../../simulator/simulated-clock.ts'
import { startSimulator } from '../../../simulator/start-simulator.ts'
import { operate } from './operate.ts'
import { createRecordingMessenger, type Sent } from './recording-messenger.ts'

/** An act that was played, sweep by sweep. */
export interface PlayedAct {
  readonly act: Act
  readonly watchList: WatchList
  readonly sweeps: readonly PlayedSweep[]
  /** HTTP requests that the simulated providers answered. */
  readonly calls: number
}

export interface PlayedSweep {
  readonly report: SweepReport
  /** In the order of the watch list. */
  readonly pools: readonly PoolReport[]
  /** What a person typed before it. */
  readonly typed: readonly string[]
  /** What was sent in it, each with the notices it holds. */
  readonly sent: readonly (Sent & { readonly notices: readonly Notice[] })[]
}

const HOUR_MS = 60 * 60_000
const SWEEP_EVERY_MS = 5 * 60_000
/** As the Lambda's own limit. */
const SWEEP_LIMIT_MS = 5 * 60_000
const DEPLOYMENT = { name: 'CreditWatchdog', region: 'eu-west-1', accountId: '123456789012' }

/** Sweeps as the Lambda does, with its code, against simulated providers: only the clock, the memory and the messenger are the demo's. */
export async function playAct(act: Act, language: Language): Promise<PlayedAct> {
  const clock = createSimulatedClock(new Date(act.from))
  const catalogue = act.providers.flatMap(id => findProvider(id) ?? [])
  const simulator = await startSimulator({ providers: catalogue, clock })
  try {
    const { watchList } = toWatchList(configurationOf(act, simulator.baseUrl, language), 'local')
    // The whole catalogue, because one provider's words may come through another; those of the act are the simulator's.
    const providers = PROVIDERS.map(known => simulator.providers.find(({ id }) => id === known.id) ?? known)
    const store = createMemoryStore()
    const samples = createMemorySamples(historyOf(act, watchList))
    const messenger = createRecordingMessenger(watchList.recipients)
    const credentials = createCredentials({ clock, sources: { env: envSource(ACT_SECRETS) } })
    const memory = {}
    const sweeps: PlayedSweep[] = []
    let nextEvent = 0
    for (let at = Date.parse(act.from); at <= Date.parse(act.until); at += SWEEP_EVERY_MS) {
      clock.advanceTo(new Date(at))
      for (; Date.parse(act.events[nextEvent]?.at ?? '') <= at; nextEvent += 1) {
        const event = act.events[nextEvent]
        if (event) simulator.script(event.provider, event.behaviour, event.scope)
      }
      const typed: string[] = []
      for (const operation of due(act.operations, at)) typed.push(await operate(store, operation))
      const before = messenger.sent.length
      const prober = createProber({ clock, credentials, providers })
      const pools: PoolReport[] = []
      const report = await sweep(
        watchList,
        { clock, prober, store, samples, messenger, meter: SILENT },
        {
          owner: `demo-${at}`,
          deadline: new Date(at + SWEEP_LIMIT_MS),
          providers,
          deployment: DEPLOYMENT,
          process: memory,
          seen: pool => pools.push(pool),
        },
      ).finally(() => prober.close())
      const sent = messenger.sent.slice(before).map(each => ({
        ...each,
        notices: report.messages.find(({ message }) => message.id === each.message.id)?.notices ?? [],
      }))
      sweeps.push({ report, pools: inOrder(pools, watchList), typed, sent })
    }
    return { act, watchList, sweeps, calls: simulator.count() }
  } finally {
    await simulator.close()
  }
}

function inOrder(pools: readonly PoolReport[], { keys }: WatchList): readonly PoolReport[] {
  return keys.flatMap(key =>
    key.pools.flatMap(({ name }) => pools.find(each => each.key === key.name && each.pool === name) ?? []),
  )
}

/** As in watchdog.config.ts. */
function configurationOf(act: Act, baseUrl: (providerId: string) => string, language: Language): unknown {
  return {
    alerts: { email: ['ops@example.com'], sms: ['+15550100'], language, timeZone: 'Europe/Amsterdam' },
    keys: act.keys(baseUrl),
  }
}

/** Readings of the weeks before the act, as they would stand in the table. */
function historyOf(act: Act, watchList: WatchList): ReadonlyMap<string, string> {
  const begin = Date.parse(act.from)
  return new Map(
    (act.history ?? []).flatMap(({ key: name, unit, from, usePerHour, balance }) => {
      const key = watchList.keys.find(each => each.name === name)
      let series = emptySeries(unit)
      for (let at = Date.parse(from); at < begin; at += HOUR_MS)
        series = append(series, new Date(at), balance + ((begin - at) / HOUR_MS) * usePerHour)
      return key === undefined ? [] : [[sampleId(key, unit), encodeSeries(series)] as const]
    }),
  )
}

/** Typed since the sweep before this one. */
function due(operations: Act['operations'] = [], at: number): readonly ActOperation[] {
  return operations.filter(each => Date.parse(each.at) > at - SWEEP_EVERY_MS && Date.parse(each.at) <= at)
}

/** Nobody reads metrics here. */
const SILENT: Meter = { pool() {}, sweep() {}, warn() {} }
