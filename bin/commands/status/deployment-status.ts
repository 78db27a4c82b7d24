import type { WatchList } from '../../../lambda/core/watch-list.ts'
import type { SweepRecord } from '../../../lambda/ports.ts'
import { EXIT } from '../../command-io.ts'
import { groupOf } from '../check/outcome.ts'
import type { Deployed } from '../deployment/find-deployment.ts'
import type { Subscription } from '../deployment/subscriptions.ts'
import type { StatusRow } from './status-rows.ts'

/** Everything `status` knows, before it is written down. */
export interface DeploymentStatus {
  readonly now: Date
  readonly deployed: Deployed
  readonly watchList?: WatchList
  readonly rows: readonly StatusRow[]
  readonly lastSweep?: SweepRecord
  /** No sweep for longer than the schedule allows; never true where the schedule is not known. */
  readonly silent: boolean
  /** Subjects whose state a newer version has written. */
  readonly unreadable: readonly string[]
  /** One sentence for each key that was discovered and cannot be watched. */
  readonly discoveryProblems: readonly string[]
  readonly recipients: readonly Subscription[] | { readonly notRead: string }
}

/** As the alarm about silence counts it: three gaps, at least a quarter of an hour. */
export function isSilent(lastSweep: SweepRecord | undefined, watchList: WatchList | undefined, now: Date): boolean {
  if (watchList === undefined || lastSweep === undefined) return false
  const allowedMs = Math.max(15 * 60_000, 3 * watchList.schedule.longestGapMs)
  return now.getTime() - Date.parse(lastSweep.at) > allowedMs
}

export interface StatusSummary {
  readonly blocked: number
  readonly low: number
  readonly healthy: number
  readonly unknown: number
  readonly owed: number
  readonly silenced: number
  readonly exitCode: number
}

/** Exit codes as those of `check`: trouble, else what cannot be told, and an old picture tells nothing of now. */
export function summaryOf({ rows, lastSweep, silent, unreadable, now }: DeploymentStatus): StatusSummary {
  const count = (group: ReturnType<typeof groupOf>) => rows.filter(row => groupOf(row.condition) === group).length
  const [blocked, low, unknown] = [count('blocked'), count('low'), count('unknown')]
  const inTheDark = unknown > 0 || silent || lastSweep === undefined || unreadable.length > 0
  return {
    blocked,
    low,
    healthy: count('healthy'),
    unknown,
    owed: rows.reduce((sum, { state }) => sum + (state?.owed.length ?? 0), 0),
    silenced: rows.filter(({ state }) => (state?.silence?.until ?? '') > now.toISOString()).length,
    exitCode: blocked + low > 0 ? EXIT.trouble : inTheDark ? EXIT.unknown : EXIT.ok,
  }
}
