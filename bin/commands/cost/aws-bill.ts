import { poolMetricsOf } from '../../../lambda/core/pool-metrics.ts'
import type { Provider } from '../../../lambda/core/provider.ts'
import { cutFittingRanges } from '../../../lambda/core/ranges.ts'
import type { Credential, WatchList } from '../../../lambda/core/watch-list.ts'
import type { Infrastructure } from '../../../lib/configuration/infrastructure-configuration.ts'
import { type Counts, countsOf, monthlyCosts, PRICES, type Watched } from '../../../lib/configuration/monthly-costs.ts'
import { EMAILS_A_MAILBOX, FREE, OTHER_PRICES } from './prices.ts'
import { sweepsADay } from './sweeps-a-day.ts'

/** What AWS charges a month in USD, with the free tiers named in `FREE`, before text messages. */
export interface AwsBill {
  readonly counts: Counts
  readonly usd: {
    readonly metrics: number
    readonly alarms: number
    readonly dashboard: number
    readonly function: number
    readonly table: number
    readonly log: number
    readonly 'state machine': number
    readonly secrets: number
    readonly 'e-mail': number
    readonly 'encryption key': number
  }
  readonly totalUsd: number
}

export type Settings = Pick<Infrastructure, 'alarmsPer' | 'perPoolMetrics' | 'dashboard'>

export function awsBill(watched: Watched, settings: Settings, mailboxes: number): AwsBill {
  const counts = countsOf(watched, settings)
  const items = monthlyCosts(watched, settings)
  const metrics = counts.ownMetrics + counts.poolMetrics
  const usd = {
    metrics: beyond(metrics, FREE.metrics, items['metrics of pools'] + counts.ownMetrics * PRICES.metricAMonth[0]),
    alarms: Math.max(0, counts.alarmMetrics - FREE.alarms) * PRICES.metricOfAnAlarmAMonth,
    // One dashboard, and three are free.
    dashboard: 0,
    function: items.function,
    table: items.table,
    log: items.log,
    'state machine': items['state machine'],
    secrets: items.secrets,
    'e-mail': (mailboxes * EMAILS_A_MAILBOX * OTHER_PRICES.hundredThousandEmails) / 100_000,
    'encryption key': 0,
  }
  return { counts, usd, totalUsd: Object.values(usd).reduce((sum, each) => sum + each, 0) }
}

/** How much there is of what AWS bills. */
export function watchedOf(
  watchList: WatchList,
  providers: readonly Provider[],
  { keysPerFunction }: Pick<Infrastructure, 'keysPerFunction'>,
): Watched {
  const { keys, recipients } = watchList
  const providerOf = (id: string) => providers.find(provider => provider.id === id)
  const pools = keys.flatMap(key =>
    key.pools.map(pool => ({ metrics: poolMetricsOf(key, pool, providerOf(key.provider)) })),
  )
  const phones = recipients.some(({ channel }) => channel === 'sms') ? 'phones' : 'no phones'
  return {
    keys: keys.length,
    pools: pools.length,
    lowPools: pools.filter(({ metrics }) => metrics.includes('low')).length,
    moreMetrics: pools.flatMap(({ metrics }) => metrics.filter(each => each !== 'exhausted' && each !== 'low')).length,
    functions: keys.length <= keysPerFunction ? 1 : cutFittingRanges(watchList, keysPerFunction).length,
    sweepsADay: sweepsADay(watchList.schedule),
    secrets: secretsIn(watchList),
    recipients: recipients.length === 0 ? 'nobody' : phones,
  }
}

function secretsIn({ keys, heartbeat, discover = [] }: WatchList): number {
  const credentials: readonly (Credential | undefined)[] = [
    heartbeat,
    ...keys.flatMap(({ credential, adminCredential }) => [credential, adminCredential]),
  ]
  const named = credentials.flatMap(credential => (credential?.from === 'secret' ? [credential.name] : []))
  const discovered = discover.flatMap(source => (source.from === 'secret' ? [source.name] : []))
  return new Set([...named, ...discovered]).size
}

/** The first ones are free, and the first ones cost the most. */
function beyond(count: number, free: number, usd: number): number {
  return Math.max(0, usd - Math.min(count, free) * PRICES.metricAMonth[0])
}
