import type { Logger } from '@aws-lambda-powertools/logger'
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { DIMENSION, METRIC, NAMESPACE } from '../contract.ts'
import type { Meter } from '../ports.ts'

export interface EmfMeterOptions {
  /** The value of the dimension `service`. */
  readonly deployment: string
  readonly logger: Logger
}

/**
 * CloudWatch metrics as log lines (EMF) and one structured line for each pool and sweep. Each pool's metrics are published by themselves:
 * the same name added twice would become one list in one series.
 */
export function createEmfMeter({ deployment, logger }: EmfMeterOptions): Meter {
  const metrics = new Metrics({ namespace: NAMESPACE, serviceName: deployment })

  return {
    pool(line) {
      logger.info('pool', { ...line })
      if (line.exhausted === undefined && line.balance === undefined) return
      metrics.addDimension(DIMENSION.provider, line.provider)
      metrics.addDimension(DIMENSION.key, line.key)
      metrics.addDimension(DIMENSION.pool, line.pool)
      if (line.exhausted !== undefined) metrics.addMetric(METRIC.exhausted, MetricUnit.Count, line.exhausted)
      if (line.balance !== undefined) metrics.addMetric(METRIC.balance, MetricUnit.NoUnit, line.balance)
      metrics.publishStoredMetrics()
    },

    sweep(line) {
      logger.info('sweep', { ...line })
      metrics.addMetric(METRIC.sweeps, MetricUnit.Count, 1)
      metrics.addMetric(METRIC.keysExhausted, MetricUnit.Count, line.keysExhausted)
      metrics.addMetric(METRIC.keysLow, MetricUnit.Count, line.keysLow)
      metrics.addMetric(METRIC.keysUnknown, MetricUnit.Count, line.keysUnknown)
      metrics.addMetric(METRIC.noticesFailed, MetricUnit.Count, line.noticesFailed)
      metrics.addMetric(METRIC.sweepDuration, MetricUnit.Milliseconds, line.durationMs)
      metrics.publishStoredMetrics()
    },

    warn(message, details = {}) {
      logger.warn(message, { ...details })
    },
  }
}
