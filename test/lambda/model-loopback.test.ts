import fc from 'fast-check'
import { it } from 'vitest'
import { checkHistory } from './shared/check-history.ts'
import { anyHistory } from './shared/model-history.ts'
import { startLoopback } from './shared/model-loopback.ts'

const RUNS = Number(process.env.MODEL_LOOPBACK_RUNS ?? 100)

it('told once, told right, never lost: in any history, through DynamoDB and SNS', { timeout: 3_600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory(6), async history => {
      await using loopback = await startLoopback()
      await checkHistory(history, loopback)
    }),
    { numRuns: RUNS },
  )
})
