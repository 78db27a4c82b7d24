import type { ConditionKind } from '../../../lambda/core/condition.ts'
import { EXIT } from '../../command-io.ts'
import type { CheckedPool } from './checked-pool.ts'

export interface Outcome {
  readonly blocked: number
  readonly low: number
  readonly healthy: number
  readonly unknown: number
  readonly exitCode: number
}

/** Counted by what a person must do: unblock, top up, nothing, look again. */
export function outcomeOfAll(rows: readonly CheckedPool[]): Outcome {
  const count = (group: Group) => rows.filter(({ condition }) => groupOf(condition.kind) === group).length
  const [blocked, low, healthy, unknown] = [count('blocked'), count('low'), count('healthy'), count('unknown')]
  const isUntold = unknown > 0 || rows.some(({ fault }) => fault !== undefined)
  const exitCode = blocked + low > 0 ? EXIT.trouble : isUntold ? EXIT.unknown : EXIT.ok
  return { blocked, low, healthy, unknown, exitCode }
}

export type Group = 'blocked' | 'low' | 'healthy' | 'unknown'

/** A rate limit or an outage hides whether there is credit: that is not known, and neither good nor bad. */
export function groupOf(kind: ConditionKind): Group {
  switch (kind) {
    case 'exhausted':
    case 'capped':
    case 'suspended':
    case 'rejected':
    case 'forbidden':
    case 'retired':
      return 'blocked'
    case 'low':
    case 'critical':
      return 'low'
    case 'healthy':
      return 'healthy'
    case 'throttled':
    case 'unavailable':
    case 'unknown':
      return 'unknown'
  }
}
