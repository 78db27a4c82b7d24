import fc from 'fast-check'
import { it } from 'vitest'
import { createMemoryStore } from '../../lambda/io/memory-store.ts'
import { checkHistory } from './shared/check-history.ts'
import { anyHistory } from './shared/model-history.ts'
import { sendInMemory } from './shared/model-ports.ts'

const RUNS = Number(process.env.MODEL_RUNS ?? 800)

it('told once, told right, never lost: in any history, with the state in memory', { timeout: 3_600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory(10), history =>
      checkHistory(history, { store: createMemoryStore(), send: sendInMemory }),
    ),
    { numRuns: RUNS },
  )
})
