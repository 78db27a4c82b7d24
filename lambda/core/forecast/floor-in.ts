import { convert } from '../money.ts'
import type { Provider } from '../provider.ts'
import type { Pool } from '../watch-list.ts'

/** What a pool counts as empty, in the unit of a reading: `emptyAt` is in the unit amounts are shown in. */
export function floorIn(unit: string, pool: Pool, provider: Provider): number {
  if (provider.shownIn === undefined) return pool.emptyAt
  return convert({ amount: pool.emptyAt, unit: provider.shownIn }, unit, provider)?.amount ?? 0
}
