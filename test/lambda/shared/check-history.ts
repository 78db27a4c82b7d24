import { expect } from 'vitest'
import { filterPolicyOf } from '../../../lib/filter-policy.ts'
import type { History } from './model-history.ts'
import { violationsOf } from './model-invariants.ts'
import { type Backend, play } from './model-play.ts'

/** Plays a history to its end; what does not hold stands in the failure as sentences. */
export async function checkHistory(history: History, backend: Backend): Promise<void> {
  const policies = history.recipients.map(recipient => ({
    name: JSON.stringify(recipient),
    filter: filterPolicyOf(recipient),
  }))

  const played = await play(history, backend)

  expect(violationsOf(played, policies)).toEqual([])
}
