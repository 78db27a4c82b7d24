import { Duration } from 'aws-cdk-lib'
import { Metric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import { DIMENSION, NAMESPACE } from '../lambda/contract.ts'

/** A metric of the whole deployment. */
export function deploymentMetric(deployment: string, metricName: string, options: MetricOptions = {}): Metric {
  return new Metric({
    ...options,
    namespace: NAMESPACE,
    metricName,
    dimensionsMap: { [DIMENSION.service]: deployment },
  })
}

/** A metric of one pool. */
export function poolMetric(
  deployment: string,
  { provider, key, pool }: { readonly provider: string; readonly key: string; readonly pool: string },
  metricName: string,
  options: MetricOptions = {},
): Metric {
  const dimensionsMap = {
    [DIMENSION.service]: deployment,
    [DIMENSION.provider]: provider,
    [DIMENSION.key]: key,
    [DIMENSION.pool]: pool,
  }
  return new Metric({ ...options, namespace: NAMESPACE, metricName, dimensionsMap })
}

/** What the account's text messages have cost this month, in USD: AWS's own count, for this region. */
export function smsSpendMetric(options: MetricOptions = {}): Metric {
  return new Metric({
    statistic: Stats.MAXIMUM,
    period: Duration.hours(1),
    ...options,
    namespace: 'AWS/SNS',
    metricName: 'SMSMonthToDateSpentUSD',
  })
}
