import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeWatchList } from '../../lambda/core/watch-list-json.ts'
import { functionProcess } from '../../lib/configuration/function-process.ts'
import { type Figure, figure, median } from './figure.ts'
import { inProcess, type Started } from './in-process.ts'
import { originsOf } from './origins-of.ts'
import { type Hosts, startHosts } from './start-hosts.ts'
import type { SweepOrder, Swept } from './sweep-process.ts'
import { watchListOf } from './watch-list-of.ts'

/** What a provider takes to answer, and over how many hosts the keys are spread. */
const LATENCY_MS = 300
const HOSTS = 32
/** The prober's own default. */
const CONNECTIONS = 256
const SIZES = [1_000, 10_000]
const SWEEPS = 3
/** A loop that asks one key after the other is measured over so many, and its time is scaled. */
const LOOPED = 30

const ANSWER = join(import.meta.dirname, '..', '..', 'simulator', 'answers', 'deepseek', 'healthy-balance-cny.json')

function hostsFor(tls: boolean, hanging = 0): Promise<Hosts> {
  const body = JSON.stringify(JSON.parse(readFileSync(ANSWER, 'utf8')).body)
  return startHosts({ hosts: HOSTS, hanging, latencyMs: LATENCY_MS, tls, body })
}

async function run(order: Omit<SweepOrder, 'watchList'>, started: Started = {}): Promise<readonly Swept[]> {
  const directory = mkdtempSync(join(tmpdir(), 'credit-watchdog-bench-list-'))
  try {
    // Written here: what that takes is none of the function's work.
    const watchList = join(directory, 'watch-list.json')
    writeFileSync(watchList, writeWatchList(watchListOf(order.keys, originsOf(order))))
    return await inProcess<readonly Swept[]>('sweep-process.ts', { ...order, watchList }, started)
  } finally {
    rmSync(directory, { recursive: true })
  }
}

/** Sweeps in a warm process against the ideal, against all at once, and against one after the other. */
export async function sweeps(tls: boolean): Promise<readonly Figure[]> {
  using hosts = await hostsFor(tls)
  const over = tls ? 'over TLS' : 'over HTTP'
  const origins = hosts.answering
  const [single] = await run({ how: 'sweep', keys: 1, origins })
  const startMs = (single?.tookMs ?? 0) - LATENCY_MS
  const figures: Figure[] = []
  for (const keys of SIZES) {
    const idealMs = Math.ceil(keys / CONNECTIONS) * LATENCY_MS + startMs
    const swept = await run({ how: 'sweep', keys, origins, sweeps: SWEEPS })
    const tookMs = median(swept.map(each => each.tookMs))
    const name = `sweep of ${keys} keys ${over}`
    figures.push(
      figure(`${name} / ideal`, tookMs, 'ms', idealMs),
      figure(`${name}: first of its process / ideal`, swept[0]?.tookMs ?? 0, 'ms', idealMs),
      figure(`${name}: last answer / ideal`, median(swept.map(each => each.lastAnswerMs)), 'ms', idealMs),
    )
    const unhiddenMs = median(swept.map(each => each.unhiddenMs))
    figures.push(
      figure(`${name}: ideal and its CPU that no waiting hides / ideal`, idealMs + unhiddenMs, 'ms', idealMs),
    )
    const cpuMs = median(swept.map(each => each.cpuMs))
    const [all] = await run({ how: 'fetch-all', keys, origins })
    const [loop] = await run({ how: 'one-by-one', keys: LOOPED, origins })
    if (all) {
      figures.push(
        figure(`${name} / fetch and Promise.all`, tookMs, 'ms', all.tookMs),
        figure(`${name}: CPU / fetch and Promise.all`, cpuMs, 'ms', all.cpuMs),
        figure(`${name}: answers / answers of fetch and Promise.all`, swept[0]?.healthy ?? 0, 'answers', all.healthy),
      )
    }
    if (loop)
      figures.push(figure(`${name} / one after the other (scaled)`, tookMs, 'ms', (loop.tookMs / LOOPED) * keys))
  }
  return figures
}

/**
 * The last answer of the hosts that answer, with and without a tenth of the keys on hosts that never do: first sweeps of their processes, by
 * turns.
 */
export async function slowHosts(): Promise<readonly Figure[]> {
  using hosts = await hostsFor(false, 10)
  const figures: Figure[] = []
  for (const keys of SIZES) {
    const hanging = { keys: keys / 10, origins: hosts.hanging }
    const alone: number[] = []
    const beside: number[] = []
    for (let turn = 0; turn < SWEEPS; turn += 1) {
      for (const { lastAnswerMs } of await run({ how: 'sweep', keys: keys * 0.9, origins: hosts.answering }))
        alone.push(lastAnswerMs)
      for (const { lastAnswerMs } of await run({ how: 'sweep', keys, origins: hosts.answering, hanging }))
        beside.push(lastAnswerMs)
    }
    const name = `${keys * 0.9} keys beside ${keys / 10} on hanging hosts / without them`
    figures.push(figure(name, median(beside), 'ms', median(alone)))
  }
  return figures
}

/** V8 cleans up the later the more it has: what a sweep needs shows in the smallest heap, what it takes in the function's own. */
const STARTED: readonly (Started & { readonly name: string })[] = [
  { name: 'heap as V8 sizes it for 256 MB', flags: ['--max-old-space-size=128', '--max-semi-space-size=1'] },
  { name: 'as a function of 512 MB', env: functionProcess(512) },
  { name: 'as a function of 1,024 MB', env: functionProcess(1_024) },
]

/** The most a process held that swept 10,000 keys three times, and wrote a reading of each. */
export async function memory(): Promise<readonly Figure[]> {
  using hosts = await hostsFor(false)
  const origins = hosts.answering
  const keys = Math.max(...SIZES)
  const figures: Figure[] = []
  for (const { name, ...started } of STARTED) {
    const [single] = await run({ how: 'sweep', keys: 1, origins }, started)
    const swept = await run({ how: 'sweep', keys, origins, sweeps: SWEEPS, isDue: true }, started)
    const peak = Math.max(...swept.map(each => each.peakMegabytes))
    figures.push(figure(`peak memory at ${keys} keys, ${name} / at one key`, peak, 'MB', single?.peakMegabytes ?? 0))
  }
  return figures
}
