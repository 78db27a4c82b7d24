import { expect, it } from 'vitest'
import { createClassifier } from '../../lambda/core/classify.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { BAITS, PLAIN } from '../../scripts/bench/baits.ts'

const classify = createClassifier(PROVIDERS)
const ROUNDS = 15
/** Plain words take two thirds of a millisecond where the slowest of all takes three. */
const MOST = 8
/** A body that was judged slow is measured anew so often before it is believed: other work on the machine comes and goes. */
const TRIES = 6

function msOf(body: string): number {
  const startedAtMs = performance.now()
  classify({ at: new Date('2026-11-20T12:00:00Z'), status: 400, headers: {}, body })
  return performance.now() - startedAtMs
}

/** How many times as long the bait takes: both in turn, so that a loaded moment meets both, and the least of each, for load only ever adds. */
function ratioOf(bait: string): number {
  const takes = Array.from({ length: ROUNDS }, () => ({ plain: msOf(PLAIN.body), bait: msOf(bait) }))
  return Math.min(...takes.map(take => take.bait)) / Math.min(...takes.map(take => take.plain))
}

it.each(BAITS)('64 KiB of $name are judged in at most eight times what plain words take', ({ body }) => {
  let ratio = Number.POSITIVE_INFINITY

  for (let round = 0; round < TRIES && ratio >= MOST; round++) ratio = Math.min(ratio, ratioOf(body))

  expect(ratio).toBeLessThan(MOST)
})
