import { LOG } from '../lambda/contract.ts'

/**
 * Logs Insights queries over the function's own log, which has one line for each pool in every sweep and one for each notice. The names are
 * those of `PoolLine` and `NoticeLine`.
 */

/** Each pool's latest line, where it is not healthy. `rank` is the place among the conditions, the worst is 0. */
export const BLOCKED_NOW: readonly string[] = [
  'fields @timestamp',
  `filter message = "${LOG.pool}"`,
  'stats latest(rank) as place, latest(condition) as state, latest(since) as since_utc, latest(balance) as amount, latest(unit) as in_units, latest(emptyAt) as empty_about, latest(why) as reason, latest(words) as provider_says by key, pool',
  'filter state != "healthy"',
  'sort place asc, since_utc asc',
  'display key, pool, state, since_utc, amount, in_units, empty_about, reason, provider_says',
  'limit 100',
]

export const RECENT_NOTICES: readonly string[] = [
  'fields @timestamp, severity, kind, who, condition, outcome, text',
  `filter message = "${LOG.notice}"`,
  'sort @timestamp desc',
  'limit 50',
]

/** Each key's latest balance, and when it is gone at the present use. */
export const BALANCES: readonly string[] = [
  'fields @timestamp',
  `filter message = "${LOG.pool}" and ispresent(balance)`,
  'stats latest(balance) as amount, latest(unit) as in_units, latest(emptyAt) as empty_about, latest(condition) as state by key',
  'sort empty_about asc, key asc',
  'limit 1000',
]
