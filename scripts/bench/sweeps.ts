import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Figure, figure, median } from './figure.ts'
import { inProcess } from './in-process.ts'
import { type Hosts, startHosts } from './start-hosts.ts'
import type { SweepOrder, Swept } from './sweep-process.ts'

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

const run = (order: SweepOrder, flags: readonly string[] = []) =>
  inProcess<readonly Swept[]>('sweep-process.ts', order, flags)

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

/** The last answer of the hosts that answer, with and without a tenth of the keys on hosts that never do: first sweeps of their processes, by turns. */
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

/** V8 takes half of what there is, and cleans up the later the more it has: what a sweep needs shows in the smallest. */
const HEAPS = [
  { name: 'heap for 256 MB', flags: ['--max-old-space-size=128', '--max-semi-space-size=1'] },
  { name: 'heap for 512 MB', flags: ['--max-old-space-size=256', '--max-semi-space-size=2'] },
  { name: 'heap for 1,024 MB', flags: ['--max-old-space-size=512', '--max-semi-space-size=4'] },
]

/** The most a process held that swept 10,000 keys three times. */
export async function memory(): Promise<readonly Figure[]> {
  using hosts = await hostsFor(false)
  const origins = hosts.answering
  const keys = Math.max(...SIZES)
  const figures: Figure[] = []
  for (const { name, flags } of HEAPS) {
    const [single] = await run({ how: 'sweep', keys: 1, origins }, flags)
    const swept = await run({ how: 'sweep', keys, origins, sweeps: SWEEPS }, flags)
    const peak = Math.max(...swept.map(each => each.peakMegabytes))
    figures.push(figure(`peak memory at ${keys} keys, ${name} / at one key`, peak, 'MB', single?.peakMegabytes ?? 0))
  }
  return figures
}
