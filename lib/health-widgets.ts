import { Duration } from 'aws-cdk-lib'
import { Color, GraphWidget, type IMetric, type IWidget, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import { METRIC } from '../lambda/contract.ts'
import type { OwnAlarmsProps } from './own-alarms.ts'
import { deploymentMetric, smsSpendMetric } from './watchdog-metric.ts'

/** What the watchdog's own alarms look at, over time. */
export function healthWidgets(props: OwnAlarmsProps): IWidget[] {
  const { deployment, function: sweeper, timeoutSeconds, deadLetters, watchList, smsQuota } = props
  const period = Duration.minutes(5)
  const own = (name: string, options: MetricOptions) => deploymentMetric(deployment, name, { period, ...options })
  const most = (name: string, label: string) => own(name, { label, statistic: Stats.MAXIMUM })
  const graph = (title: string, left: readonly IMetric[], line?: { readonly value: number; readonly label: string }) =>
    new GraphWidget({
      title,
      left: [...left],
      leftYAxis: { min: 0, showUnits: false },
      ...(line === undefined ? {} : { leftAnnotations: [{ ...line, color: Color.RED }] }),
      width: 8,
      height: 6,
    })
  const sendsSms = watchList.recipients.some(({ channel }) => channel === 'sms')
  return [
    graph('Keys', [
      most(METRIC.keysExhausted, 'exhausted'),
      most(METRIC.keysLow, 'low'),
      most(METRIC.keysUnknown, 'unknown'),
    ]),
    graph('Sweeps', [
      own(METRIC.sweeps, { label: 'finished', statistic: Stats.SUM }),
      sweeper.metricErrors({ label: 'errors', period }),
      sweeper.metricThrottles({ label: 'throttles', period }),
    ]),
    graph('How long a sweep takes, in ms', [most(METRIC.sweepDuration, 'longest')], {
      value: timeoutSeconds * 1_000,
      label: 'is stopped',
    }),
    graph('Not told', [
      own(METRIC.noticesFailed, { label: 'notices failed', statistic: Stats.SUM }),
      most(METRIC.subscriptionsPending, 'subscriptions pending'),
      ...(deadLetters
        ? [
            deadLetters.metricApproximateNumberOfMessagesVisible({
              label: 'undelivered',
              statistic: Stats.MAXIMUM,
              period,
            }),
          ]
        : []),
    ]),
    ...(sendsSms
      ? [
          graph('Text messages this month, in USD', [smsSpendMetric({ label: 'the account' })], {
            value: smsQuota,
            label: 'they stop',
          }),
        ]
      : []),
  ]
}
