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
import type { Amount } from '../lambda/core/provider.ts'
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

/** How much is left on each key that tells it, with the lines it is warned at. */
export function balanceWidgets({ deployment, watchList, perPoolMetrics, logGroup }: BalanceWidgetsProps): IWidget[] {
  const telling = watchList.keys.filter(key => tells(key, providerOf(key, watchList), ['balance']))
  if (telling.length === 0) return []
  const table = new LogQueryWidget({
    title: 'Balances, and when they are gone at the present use',
    logGroupNames: [logGroup.logGroupName],
    queryLines: [...BALANCES],
    width: 24,
    height: 7,
  })
  const graphs = perPoolMetrics === 'all' && telling.length <= MOST_GRAPHS ? telling : []
  return [table, ...graphs.map(key => graph(deployment, key))]
}

function graph(deployment: string, key: WatchedKey): GraphWidget {
  // A balance is read with the key, so its pools show the same.
  const [pool] = key.pools
  const names = { provider: key.provider, key: key.name, pool: pool?.name ?? '' }
  return new GraphWidget({
    title: `Balance: ${key.name}`,
    left: [
      poolMetric(deployment, names, METRIC.balance, {
        label: key.name,
        statistic: Stats.MINIMUM,
        period: Duration.minutes(5),
      }),
    ],
    leftYAxis: { min: 0, showUnits: false },
    leftAnnotations: [
      ...key.low.map(line => annotation('low', line, Color.ORANGE)),
      ...key.critical.map(line => annotation('critical', line, Color.RED)),
    ],
    width: 8,
    height: 6,
  })
}

function annotation(name: string, { amount, unit }: Amount, color: string): HorizontalAnnotation {
  return { value: amount, label: `${name}: ${amount.toLocaleString('en-GB')} ${unit}`, color }
}
