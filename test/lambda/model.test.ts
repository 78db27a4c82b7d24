import fc from 'fast-check'
import { it } from 'vitest'
import { createMemoryStore } from '../../lambda/io/memory-store.ts'
import { checkHistory } from './shared/check-history.ts'
import { anyHistory } from './shared/model-history.ts'
import { sendInMemory } from './shared/model-ports.ts'

/**
 * Histories of verdicts, top-ups, crashes at any port call, rival sweeps in turns with the first, clocks that jump, an SNS and a table that
 * fail in every way, silences and acknowledgements go through the real sweep, and then come to rest. What must hold is in
 * `shared/model-invariants.ts`; how things really stand is in `shared/model-world.ts`, which knows nothing of our rules.
 *
 * It can fail. Each of these breakages was put in, and found within the number of histories given, by the sentence given:
 * strike off before publishing (1) and strike off what was not answered (21): "struck off before it was published", "reached nobody";
 * never strike off (1), everybody gets the lease (1), a lost write taken for written (12): "published twice without a crash …";
 * told in the state but not owed (25): "a reminder is early"; the owed dropped on recovery (21): "was owed and reached nobody";
 * a silence that hides the recovery (62): "opens while exhausted stands"; reminders 20 minutes early (4) or none after the second (4):
 * "is early", "is missing"; a recovery with a lower severity (2) and a filter of warnings that stops what is urgent (25): "was told …,
 * and not of the end"; ids without the subject (1): "has the id of a notice about …". Not its business: how many sights a step takes,
 * which `test/core/incident/transition.test.ts` holds.
 */
const RUNS = Number(process.env.MODEL_RUNS ?? 800)

it('told once, told right, never lost: in any history, with the state in memory', { timeout: 3_600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory(10), history =>
      checkHistory(history, { store: createMemoryStore(), send: sendInMemory }),
    ),
    { numRuns: RUNS },
  )
})
