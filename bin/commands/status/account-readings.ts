import { append } from '../../../lambda/core/forecast/append.ts'
import { decodeSeries } from '../../../lambda/core/forecast/encode.ts'
import { headroomOf, isBalance } from '../../../lambda/core/forecast/headroom.ts'
import { SPENT } from '../../../lambda/core/forecast/months-spend.ts'
import { sampleId } from '../../../lambda/core/forecast/sample-id.ts'
import { minuteOf, type Series } from '../../../lambda/core/forecast/series.ts'
import type { SubjectState } from '../../../lambda/core/state.ts'
import type { WatchedKey } from '../../../lambda/core/watch-list.ts'

/** What was read of a key's account over the last weeks. */
export interface AccountReadings {
  /** One for each unit of its balance. */
  readonly balances: readonly Series[]
  /** What is left of the key's limits. */
  readonly limits: readonly Series[]
  /** Since each month began, counted downwards. */
  readonly spend?: Series
}

/** Samples are stored hourly: a balance that the state has since is the newest reading. */
export function accountReadings(
  samples: ReadonlyMap<string, string>,
  key: WatchedKey,
  state: SubjectState | undefined,
): AccountReadings {
  const mine = sampleId(key, '')
  const all = [...samples].flatMap(([id, text]) => (id.startsWith(mine) ? (decodeSeries(text) ?? []) : []))
  const spend = all.find(({ unit }) => unit === SPENT)
  return {
    balances: all.filter(each => each !== spend && isBalance(each)).map(series => withNewest(series, state)),
    limits: headroomOf(all, key.name),
    ...(spend && { spend }),
  }
}

function withNewest(series: Series, state: SubjectState | undefined): Series {
  const { at = '', amounts = [] } = state?.balance ?? {}
  const same = amounts.filter(({ measures, unit }) => measures === 'balance' && unit === series.unit)
  const [only] = same
  // Two amounts of one unit are no one reading of the account.
  if (only === undefined || same.length > 1) return series
  // An older one would be taken for a clock set right, and readings since as wrong.
  const isNewer = minuteOf(new Date(at)) > (series.points.at(-1)?.minute ?? 0)
  return isNewer ? append(series, new Date(at), only.amount) : series
}
