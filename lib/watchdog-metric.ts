import { Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch'
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
