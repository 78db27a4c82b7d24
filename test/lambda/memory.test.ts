import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { createClassifier } from '../../lambda/core/classify.ts'
import type { Verdict } from '../../lambda/core/verdict.ts'
import { createMemorySamples } from '../../lambda/io/memory-samples.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import type { PoolReport, ProcessMemory } from '../../lambda/sweep-report.ts'
import { aKey, aWatchList } from '../support/builders.ts'
import { deploy, OK } from '../support/sweeping.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

function heldKilobytes(): number {
  collectGarbage()
  collectGarbage()
  return process.memoryUsage().heapUsed / 1_024
}

const page = (index: number) =>
  `<html><body><p>Service ${index} unavailable</p>${`${index} `.repeat(12_000)}</body></html>`

it('a warm process holds no more after a day of sweeps than after its first hours', async () => {
  const keys = Array.from({ length: 200 }, (_, index) => aKey({ name: `shop-${index}`, account: `shop-${index}` }))
  const deployment = deploy(aWatchList({ keys }))
  Object.assign(deployment.ports, { samples: createMemorySamples() })
  const memory: ProcessMemory = {}
  let left = 5_000
  deployment.reply = ({ probe }) => (probe.kind === 'balance' ? OK.balance(left) : OK[probe.kind])
  const held: number[] = []

  for (let sweeps = 0; sweeps < 72; sweeps += 1) {
    left -= 1
    const at = new Date(Date.parse('2025-11-20T00:00:00Z') + sweeps * 5 * 60_000).toISOString()
    await deployment.at(at, { process: memory, seen: () => {} })
    for (const kept of [deployment.calls, deployment.published, ...Object.values(deployment.lines)]) kept.length = 0
    // On the hour, when what was read in it is in the table.
    if (sweeps % 12 === 0) held.push(heldKilobytes())
  }

  const [early = 0, late = 0] = [held.at(1), held.at(-1)]
  expect(late - early).toBeLessThan(2_500)
})

it('a page that a provider answers with is not carried to the end of the sweep', async () => {
  const deployment = deploy()
  deployment.reply = () => ({ status: 502, body: page(0) })
  const seen: PoolReport[] = []

  await deployment.at('03:05', { seen: pool => seen.push(pool) })

  const bodies = seen.flatMap(({ answers }) =>
    answers.map(({ observation }) => 'body' in observation && observation.body),
  )
  expect(bodies.length).toBeGreaterThan(0)
  expect(bodies.every(body => body === '')).toBe(true)
})

it('the words that are kept of an answer keep none of the rest of it', () => {
  const classify = createClassifier(PROVIDERS)
  const kept: Verdict[] = []
  const judgeSome = (from: number) => {
    for (let index = from; index < from + 80; index += 1)
      for (const body of [page(index), `${index}`.repeat(15_000)])
        kept.push(classify({ at: new Date(0), status: 502, headers: {}, body }))
  }
  // What the judge itself keeps of the last texts is no part of it.
  judgeSome(1_000)
  const before = heldKilobytes()

  judgeSome(2_000)

  expect(heldKilobytes() - before).toBeLessThan(2_000)
  expect(kept).toHaveLength(320)
})
