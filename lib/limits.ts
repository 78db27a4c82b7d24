import { CfnResource, Stack } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'
import { poolMetricsOf } from '../lambda/core/pool-metrics.ts'
import { cutRanges, MOST_RANGES } from '../lambda/core/ranges.ts'
import type { WatchList } from '../lambda/core/watch-list.ts'
import type { Infrastructure } from './configuration/infrastructure-configuration.ts'
import { PRICES } from './configuration/monthly-costs.ts'
import { ConfigurationError } from './configuration/problem.ts'
import { providerOf } from './low-pools.ts'

/** CloudFormation takes 500 in a stack; CDK adds one of its own. */
const MOST_RESOURCES = 499

const WORTH_SAYING_USD = 20

/**
 * Refuses what CloudFormation would, before a deployment fails half-way; never mended by leaving alarms out.
 * @throws {ConfigurationError} with the exact fix
 */
export function refuseTooManyResources(scope: IConstruct, { alarmsPer }: Infrastructure, watchList: WatchList): void {
  const stack = Stack.of(scope)
  const resources = stack.node.findAll().filter(each => CfnResource.isCfnResource(each) && each.stack === stack).length
  if (resources <= MOST_RESOURCES) return
  const fix =
    alarmsPer === 'pool'
      ? `Say alarmsPer: 'deployment': one alarm for all ${poolsIn(watchList)} pools; the notices stay as they are.`
      : 'Split the keys over two stacks.'
  const text = `'${alarmsPer}' makes ${resources} resources in the stack; CloudFormation takes 500. ${fix}`
  throw new ConfigurationError([{ path: 'alarmsPer', text }])
}

/**
 * How many functions one sweep takes.
 * @throws {ConfigurationError} where they are too many
 */
export function rangesOf(watchList: WatchList, keysPerFunction: number): number {
  if (watchList.keys.length <= keysPerFunction) return 1
  const ranges = cutRanges(watchList, keysPerFunction).length
  if (ranges <= MOST_RANGES) return ranges
  const text = `${watchList.keys.length} keys make ${ranges} ranges of at most ${keysPerFunction} and whole accounts; ${MOST_RANGES} are allowed. Say more keys for each function.`
  throw new ConfigurationError([{ path: 'keysPerFunction', text }])
}

/** The metrics are the bill: what those of the pools cost a month, where it is worth saying and was not asked for. */
export function metricsWarning({ perPoolMetrics }: Infrastructure, watchList: WatchList): string | undefined {
  const pools = poolsIn(watchList)
  const all = () =>
    watchList.keys.flatMap(key => key.pools.flatMap(pool => poolMetricsOf(key, pool, providerOf(key, watchList))))
      .length
  const metrics = perPoolMetrics === 'all' ? all() : perPoolMetrics === 'exhausted' ? pools : 0
  const costs = Math.round(metrics * PRICES.metricAMonth[0])
  if (costs <= WORTH_SAYING_USD) return undefined
  return `up to ${metrics} metrics of pools cost about $${costs} a month. alarmsPer: 'deployment' needs none; npx credit-watchdog cost says the whole bill.`
}

function poolsIn({ keys }: WatchList): number {
  return keys.reduce((sum, key) => sum + key.pools.length, 0)
}
