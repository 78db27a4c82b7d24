import { convert } from '../money.ts'
import type { Provider } from '../provider.ts'
import type { Pool } from '../watch-list.ts'

/** What a pool counts as empty, in the unit of a reading; zero where the price of its work cannot be compared with that. */
export function floorIn(unit: string, { emptyAt, emptyUnit }: Pool, provider: Provider): number {
  const priced = emptyUnit ?? provider.shownIn
  return priced === undefined ? emptyAt : (convert({ amount: emptyAt, unit: priced }, unit, provider)?.amount ?? 0)
}
