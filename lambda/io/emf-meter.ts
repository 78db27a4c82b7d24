import type { Logger } from '@aws-lambda-powertools/logger'
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { DIMENSION, LOG, METRIC, NAMESPACE, type PoolMetrics } from '../contract.ts'
import type { Meter, PoolLine } from '../ports.ts'
import type { Subscriptions } from './subscription-counter.ts'

export interface EmfMeterOptions {
  /** The value of the dimension `service`. */
  readonly deployment: string
  readonly logger: Logger
  /** @default 'all' */
  readonly poolMetrics?: PoolMetrics
}

export interface EmfMeter extends Meter {
  subscriptions(counted: Subscriptions): void
}

/**
 * CloudWatch metrics as log lines (EMF) and one structured line for each pool and sweep. Each pool's metrics are published by themselves:
 * the same name added twice would become one list in one series.
 */
export function createEmfMeter({ deployment, logger, poolMetrics = 'all' }: EmfMeterOptions): EmfMeter {
  const metrics = new Metrics({ namespace: NAMESPACE, serviceName: deployment })
  /** AWS meters a metric only in the hours in which it is sent: those of trouble cost nothing while there is none. */
  const addTrouble = (name: string, count = 0) => {
    if (count > 0) metrics.addMetric(name, MetricUnit.Count, count)
  }

  return {
    pool(line) {
      // The log has the moment itself, and is billed by its length.
      const { runwayHours: _, ...logged } = line
      logger.info(LOG.pool, logged)
      const values = valuesOf(line, poolMetrics)
      if (values.length === 0) return
      metrics.addDimension(DIMENSION.provider, line.provider)
      metrics.addDimension(DIMENSION.key, line.key)
      metrics.addDimension(DIMENSION.pool, line.pool)
      for (const { name, unit, value } of values) metrics.addMetric(name, unit, value)
      metrics.publishStoredMetrics()
    },

    sweep(line) {
      logger.info(LOG.sweep, { ...line })
      metrics.addMetric(METRIC.sweeps, MetricUnit.Count, 1)
      metrics.addMetric(METRIC.keysExhausted, MetricUnit.Count, line.keysExhausted)
      metrics.addMetric(METRIC.keysLow, MetricUnit.Count, line.keysLow)
      metrics.addMetric(METRIC.keysUnknown, MetricUnit.Count, line.keysUnknown)
      metrics.addMetric(METRIC.sweepDuration, MetricUnit.Milliseconds, line.durationMs)
      addTrouble(METRIC.noticesFailed, line.noticesFailed)
      addTrouble(METRIC.rangesFailed, line.rangesFailed)
      metrics.publishStoredMetrics()
    },

    subscriptions({ confirmed, pending }) {
      logger.info('subscriptions', { confirmed, pending })
      if (pending === 0) return
      addTrouble(METRIC.subscriptionsPending, pending)
      metrics.addMetric(METRIC.subscriptionsConfirmed, MetricUnit.Count, confirmed)
      metrics.publishStoredMetrics()
    },

    notice(line) {
      logger.info(LOG.notice, { ...line })
    },

    warn(message, details = {}) {
      logger.warn(message, { ...details })
    },
  }
}

/** What is not known is left out: missing is not zero. */
function valuesOf(line: PoolLine, wanted: PoolMetrics) {
  const { exhausted, low, balance, runwayHours, budgetUsedPercent, probeCostUsd } = line
  const all = [
    { name: METRIC.exhausted, unit: MetricUnit.Count, value: exhausted, in: ['all', 'exhausted'] },
    { name: METRIC.low, unit: MetricUnit.Count, value: low, in: ['all'] },
    { name: METRIC.balance, unit: MetricUnit.NoUnit, value: balance, in: ['all'] },
    { name: METRIC.runwayHours, unit: MetricUnit.NoUnit, value: runwayHours, in: ['all'] },
    { name: METRIC.budgetUsedPercent, unit: MetricUnit.Percent, value: budgetUsedPercent, in: ['all'] },
    { name: METRIC.probeCostUsd, unit: MetricUnit.NoUnit, value: probeCostUsd, in: ['all'] },
  ] as const
  return all.flatMap(({ name, unit, value, in: modes }) =>
    value !== undefined && modes.some(mode => mode === wanted) ? [{ name, unit, value }] : [],
  )
}
