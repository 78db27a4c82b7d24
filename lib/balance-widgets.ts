import { Duration } from 'aws-cdk-lib'
import {
  Color,
  GraphWidget,
  type HorizontalAnnotation,
  type IWidget,
  LogQueryWidget,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch'
import type { ILogGroup } from 'aws-cdk-lib/aws-logs'
import { METRIC, type PoolMetrics } from '../lambda/contract.ts'
import { isTeller } from '../lambda/core/incident/forecast-condition.ts'
import { poolMetricsOf } from '../lambda/core/pool-metrics.ts'
import type { Amount, Provider } from '../lambda/core/provider.ts'
import { tells } from '../lambda/core/tells.ts'
import type { WatchedKey, WatchList } from '../lambda/core/watch-list.ts'
import { BALANCES } from './log-queries.ts'
import { providerOf } from './low-pools.ts'
import { poolMetric } from './watchdog-metric.ts'

export interface BalanceWidgetsProps {
  readonly deployment: string
  readonly watchList: WatchList
  readonly perPoolMetrics: PoolMetrics
  readonly logGroup: ILogGroup
}

/** More would be a page that nobody scrolls. */
const MOST_GRAPHS = 24

/** How much is left on each key that tells it, with the lines it is warned at and how long it lasts; and how much of a budget is spent. */
export function balanceWidgets({ deployment, watchList, perPoolMetrics, logGroup }: BalanceWidgetsProps): IWidget[] {
  const telling = watchList.keys.filter(key => tells(key, providerOf(key, watchList), ['balance']))
  const drawn = watchList.keys.flatMap(key => graphsOf(deployment, key, providerOf(key, watchList)))
  const graphs = perPoolMetrics === 'all' && drawn.length <= MOST_GRAPHS ? drawn : []
  const table = new LogQueryWidget({
    title: 'Balances, and when they are gone at the present use',
    logGroupNames: [logGroup.logGroupName],
    queryLines: [...BALANCES],
    width: 24,
    height: 7,
  })
  return telling.length === 0 ? graphs : [table, ...graphs]
}

/** The balance with the time it lasts, on the pool that tells; a budget has a graph of its own. */
function graphsOf(deployment: string, key: WatchedKey, provider: Provider | undefined): readonly GraphWidget[] {
  const pool = key.pools.find(each => isTeller(key, each))
  if (pool === undefined) return []
  const names = { provider: key.provider, key: key.name, pool: pool.name }
  const metrics = poolMetricsOf(key, pool, provider)
  const drawn = (metric: string, label: string, statistic: string) =>
    poolMetric(deployment, names, metric, { label, statistic, period: Duration.minutes(5) })
  const balance = metrics.includes('balance')
  const runway = {
    [balance ? 'right' : 'left']: [drawn(METRIC.runwayHours, `${key.name}, hours left`, Stats.MINIMUM)],
    [balance ? 'rightYAxis' : 'leftYAxis']: { min: 0, label: 'hours', showUnits: false },
  }
  const size = { width: 8, height: 6 }
  return [
    ...(balance || metrics.includes('runway')
      ? [
          new GraphWidget({
            title: `${balance ? 'Balance' : 'Time left'}: ${key.name}`,
            ...(balance && {
              left: [drawn(METRIC.balance, key.name, Stats.MINIMUM)],
              leftYAxis: { min: 0, showUnits: false },
              leftAnnotations: [
                ...key.low.map(line => annotation('low', line, Color.ORANGE)),
                ...key.critical.map(line => annotation('critical', line, Color.RED)),
              ],
            }),
            ...runway,
            ...size,
          }),
        ]
      : []),
    ...(metrics.includes('budget')
      ? [
          new GraphWidget({
            title: `Budget: ${key.name}, % of the month's`,
            left: [drawn(METRIC.budgetUsedPercent, key.name, Stats.MAXIMUM)],
            leftYAxis: { min: 0, showUnits: false },
            leftAnnotations: [
              { value: 80, label: '80 %', color: Color.ORANGE },
              { value: 100, label: '100 %', color: Color.RED },
            ],
            ...size,
          }),
        ]
      : []),
  ]
}

function annotation(name: string, { amount, unit }: Amount, color: string): HorizontalAnnotation {
  return { value: amount, label: `${name}: ${amount.toLocaleString('en-GB')} ${unit}`, color }
}
