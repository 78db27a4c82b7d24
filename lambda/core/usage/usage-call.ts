import { isAskable } from '../plan/is-askable.ts'
import type { UsageCall } from '../probe-call.ts'
import type { Provider, UsageProbe } from '../provider.ts'
import type { WatchedKey } from '../watch-list.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** What burned longer is shown by its last half day: more hours of many models would not fit into the 64 KiB that are read. */
const MOST_HOURS = 12

/** The questions for what was used and billed since `from`, in whole hours or days; none where they need an admin key that is not there. */
export function usageCalls(key: WatchedKey, { usage, billed }: Provider, from: Date, now: Date): readonly UsageCall[] {
  return [usage, billed].flatMap(probe => (probe && callOf(key, probe, from, now)) ?? [])
}

function callOf(key: WatchedKey, usage: UsageProbe, from: Date, now: Date): UsageCall | undefined {
  if (!isAskable(usage, key.parameters)) return undefined
  const isForAdmin = usage.request.credential === 'adminKey'
  if (isForAdmin && key.adminCredential === undefined) return undefined
  const credential = isForAdmin ? key.adminCredential : key.credential
  const hour = (date: Date) => Math.floor(date.getTime() / HOUR_MS) * HOUR_MS
  const since = Math.max(hour(from), hour(now) - (MOST_HOURS - 1) * HOUR_MS)
  return {
    key: key.name,
    pools: [],
    provider: key.provider,
    probe: usage,
    baseUrl: key.baseUrl,
    ...(credential && { credential }),
    parameters: key.parameters,
    costUsd: 0,
    purpose: 'regular',
    since: new Date(usage.by === 'day' ? Math.floor(since / DAY_MS) * DAY_MS : since),
  }
}
