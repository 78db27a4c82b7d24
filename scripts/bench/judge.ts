import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { createClassifier } from '../../lambda/core/classify.ts'
import type { Observation } from '../../lambda/core/observation.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { BAITS } from './baits.ts'
import { type Figure, figure, median } from './figure.ts'

const ANSWERS = join(import.meta.dirname, '..', '..', 'simulator', 'answers')
const TARGET_PER_SECOND = 50_000
const TARGET_WORST_MS = 5
/** A new process compiles while it judges; then it is warm. */
const YOUNG_ROUNDS = 60
const WARM_FROM = 300
const WARM_ROUNDS = 60
const WORST_ROUNDS = 25

/** How fast errors are judged: every recorded one as its provider sent it, then 64 KiB made to be slow. CPU time of one core. */
export async function judge(): Promise<readonly Figure[]> {
  const classify = createClassifier(PROVIDERS)
  const typical = recorded()
  const perSecond = Array.from({ length: WARM_FROM + WARM_ROUNDS }, () => {
    const cpuMs = cpuOf(() => {
      for (const { observation, provider } of typical) classify(observation, provider && { provider })
    })
    return (typical.length / cpuMs) * 1_000
  })
  const worst = BAITS.map(({ name, body }) => {
    const observation: Observation = { at: new Date(), status: 400, headers: {}, body }
    const takes = Array.from({ length: 2 * WORST_ROUNDS }, () => {
      const provider = PROVIDERS.find(({ id }) => id === 'openai')
      return Math.max(
        cpuOf(() => classify(observation)),
        cpuOf(() => classify(observation, provider && { provider })),
      )
    })
    return { name, cpuMs: median(takes.slice(WORST_ROUNDS)) }
  })
  const [slowest] = worst.toSorted((one, other) => other.cpuMs - one.cpuMs)
  return [
    figure(
      `judge: ${typical.length} recorded errors / target`,
      median(perSecond.slice(WARM_FROM)),
      'errors a second',
      TARGET_PER_SECOND,
    ),
    figure(
      `judge: the first ${typical.length * YOUNG_ROUNDS} of a process / target`,
      median(perSecond.slice(0, YOUNG_ROUNDS)),
      'errors a second',
      TARGET_PER_SECOND,
    ),
    figure(
      `judge: slowest 64 KiB of ${worst.length} (${slowest?.name}) / limit`,
      slowest?.cpuMs ?? 0,
      'ms',
      TARGET_WORST_MS,
    ),
    ...worst.map(({ name, cpuMs }) => figure(`judge: 64 KiB of ${name} / limit`, cpuMs, 'ms', TARGET_WORST_MS)),
  ]
}

function recorded() {
  return globSync('*/*.json', { cwd: ANSWERS })
    .filter(path => !basename(path).startsWith('healthy'))
    .flatMap(path => {
      const { status, body, headers = {} } = JSON.parse(readFileSync(join(ANSWERS, path), 'utf8'))
      // A connection that failed has no words to judge.
      if (status === undefined || body === undefined) return []
      const provider = PROVIDERS.find(({ id }) => id === dirname(path))
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      const observation: Observation = { at: new Date(), status, headers, body: text }
      return [{ observation, provider }]
    })
}

function cpuOf(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}
