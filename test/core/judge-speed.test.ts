import { expect, it } from 'vitest'
import { createClassifier } from '../../lambda/core/classify.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { BAITS, PLAIN } from '../../scripts/bench/baits.ts'

const classify = createClassifier(PROVIDERS)
const ROUNDS = 15

/** The least of several takes: what disturbs a measurement only ever adds. */
function leastMsOf(body: string): number {
  const takes = Array.from({ length: ROUNDS }, () => {
    const startedAtMs = performance.now()
    classify({ at: new Date('2026-11-20T12:00:00Z'), status: 400, headers: {}, body })
    return performance.now() - startedAtMs
  })
  return Math.min(...takes)
}

it.each(BAITS)('64 KiB of $name are judged in at most four times what plain words take', ({ body }) => {
  leastMsOf(PLAIN.body)

  const plainMs = leastMsOf(PLAIN.body)
  const baitMs = leastMsOf(body)

  expect(baitMs).toBeLessThan(4 * plainMs)
})
