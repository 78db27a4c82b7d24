import { Duration } from 'aws-cdk-lib'
import { type MetricOptions, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { METRIC } from '../lambda/contract.ts'
import type { Amount } from '../lambda/core/provider.ts'
import { poolLabel, type WatchedKey, type WatchList } from '../lambda/core/watch-list.ts'
import type { AlarmPlan } from './alarm-plan.ts'
import type { Infrastructure } from './configuration/infrastructure-configuration.ts'
import { lowPools } from './low-pools.ts'
import { deploymentMetric, poolMetric } from './watchdog-metric.ts'

const OPTIONS: MetricOptions = { statistic: Stats.MAXIMUM, period: Duration.minutes(5) }

/** The metric is left out while the condition is unknown: no news is no recovery. */
const COMMON = { about: 'pool', evaluationPeriods: 1, treatMissingData: TreatMissingData.IGNORE } as const

/** The second, independent path to what the notices tell; only on metrics that are sent. */
export function poolAlarms(
  deployment: string,
  watchList: WatchList,
  { alarmsPer, perPoolMetrics }: Pick<Infrastructure, 'alarmsPer' | 'perPoolMetrics'>,
): readonly AlarmPlan[] {
  const low = lowPools(watchList)
  const lowOfAll = low.size > 0 ? [keysLow(deployment)] : []
  const ofEachPool = (withLow: ReadonlySet<string>) =>
    watchList.keys.flatMap(key => alarmsOfKey(deployment, key, withLow))
  switch (alarmsPer) {
    case 'pool':
      return perPoolMetrics === 'all' ? ofEachPool(low) : [...ofEachPool(new Set()), ...lowOfAll]
    case 'deployment':
      return [keysExhausted(deployment), ...lowOfAll]
  }
}

function alarmsOfKey(deployment: string, key: WatchedKey, withLow: ReadonlySet<string>): readonly AlarmPlan[] {
  return key.pools.flatMap(({ name: pool }) => {
    const label = poolLabel(key.name, pool)
    const names = { provider: key.provider, key: key.name, pool }
    const exhausted: AlarmPlan = {
      ...COMMON,
      id: `Exhausted-${key.name}-${pool}`,
      name: `${label}: exhausted`,
      section: 'exhausted',
      meaning: `${label} (${key.provider}) has no usable credit: exhausted, capped or suspended. The notice says whose fault it is and what to do.`,
      metric: poolMetric(deployment, names, METRIC.exhausted, OPTIONS),
    }
    const low: AlarmPlan = {
      ...COMMON,
      id: `Low-${key.name}-${pool}`,
      name: `${label}: low`,
      section: 'low',
      meaning: `${label} (${key.provider}) is under ${inWords(key)}. The notice says how long it lasts and where to top up.`,
      metric: poolMetric(deployment, names, METRIC.low, OPTIONS),
    }
    return withLow.has(label) ? [exhausted, low] : [exhausted]
  })
}

function keysExhausted(deployment: string): AlarmPlan {
  return {
    ...COMMON,
    id: 'KeysExhausted',
    name: 'keys exhausted',
    section: 'exhausted',
    meaning: 'At least one key has no usable credit. The notice says which, whose fault it is and what to do.',
    metric: deploymentMetric(deployment, METRIC.keysExhausted, OPTIONS),
  }
}

function keysLow(deployment: string): AlarmPlan {
  return {
    ...COMMON,
    id: 'KeysLow',
    name: 'keys low',
    section: 'low',
    meaning: 'At least one key is under its line. The notice says which, how long it lasts and where to top up.',
    metric: deploymentMetric(deployment, METRIC.keysLow, OPTIONS),
  }
}

/** 'its line, 10,000 credits'; a line of time or a budget is told by the notice. */
function inWords({ low, critical }: WatchedKey): string {
  const lines = low.length > 0 ? low : critical
  const amount = ({ amount: number, unit }: Amount) => `${number.toLocaleString('en-GB')} ${unit}`
  return lines.length === 0 ? 'one of its lines' : `its line, ${lines.map(amount).join(' and ')}`
}
