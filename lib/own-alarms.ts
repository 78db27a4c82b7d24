import { Duration } from 'aws-cdk-lib'
import { ComparisonOperator, type MetricOptions, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { METRIC } from '../lambda/contract.ts'
import type { WatchList } from '../lambda/core/watch-list.ts'
import type { AlarmPlan } from './alarm-plan.ts'
import { fanOutAlarms } from './fan-out-alarms.ts'
import { silenceWindow } from './silence-window.ts'
import { deploymentMetric, smsSpendMetric } from './watchdog-metric.ts'

export interface OwnAlarmsProps {
  readonly deployment: string
  readonly watchList: WatchList
  readonly function: IFunction
  /** After which the function is stopped. */
  readonly timeoutSeconds: number
  /** Absent where there is nobody to tell. */
  readonly deadLetters?: IQueue
  /** Only where a sweep is spread over several functions. */
  readonly stateMachine?: IStateMachine
  /** USD a month. */
  readonly smsQuota: number
}

const HOUR_MINUTES = 60
const DAY_MINUTES = 24 * HOUR_MINUTES

/** What only an alarm can tell, for the watchdog that is ill cannot. */
export function ownAlarms(props: OwnAlarmsProps): readonly AlarmPlan[] {
  return [
    silence(props),
    ...sweepAlarms(props),
    ...(props.stateMachine ? fanOutAlarms(props.stateMachine, props.watchList.schedule.longestGapMs) : []),
    ...(props.deadLetters ? deliveryAlarms(props, props.deadLetters) : []),
  ]
}

function silence({ deployment, watchList }: OwnAlarmsProps): AlarmPlan {
  const { periodMinutes, periods, warmUpMinutes } = silenceWindow(watchList.schedule.longestGapMs)
  return {
    id: 'Silence',
    name: 'silence',
    section: 'silence',
    meaning: `No sweep has finished for ${inWords(periodMinutes * periods)}. You get NO credit alerts until this is fixed.`,
    about: 'own',
    metric: deploymentMetric(deployment, METRIC.sweeps, {
      statistic: Stats.SUM,
      period: Duration.minutes(periodMinutes),
    }),
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: periods,
    treatMissingData: TreatMissingData.BREACHING,
    // Missing data is the alarm, and on the day of the first deployment all data is missing.
    warmUpMinutes,
  }
}

function sweepAlarms({ deployment, watchList, function: sweeper, timeoutSeconds }: OwnAlarmsProps): AlarmPlan[] {
  const gapMinutes = Math.ceil(watchList.schedule.longestGapMs / 60_000)
  // At least one sweep falls into each period, up to an hour.
  const period = Duration.minutes(Math.min(HOUR_MINUTES, Math.max(5, gapMinutes)))
  const options: MetricOptions = { statistic: Stats.SUM, period }
  // Two of three where sweeps are frequent: one that failed is made good by the next. A rare one has no such next.
  const evaluation =
    gapMinutes <= HOUR_MINUTES ? { evaluationPeriods: 3, datapointsToAlarm: 2 } : { evaluationPeriods: 1 }
  const common = { about: 'own', treatMissingData: TreatMissingData.NOT_BREACHING, ...evaluation } as const
  return [
    {
      ...common,
      ...named('errors'),
      meaning: 'Sweeps crash or run out of time. Some keys may not be watched.',
      metric: sweeper.metricErrors(options),
    },
    {
      ...common,
      ...named('throttles'),
      meaning: "Sweeps do not start: the account's Lambda concurrency is used up.",
      metric: sweeper.metricThrottles(options),
    },
    {
      ...common,
      ...named('duration'),
      meaning: `Sweeps take nearly the ${timeoutSeconds} s they have: probing is cut short, and keys at the end of the list are not asked.`,
      metric: sweeper.metricDuration({ statistic: Stats.MAXIMUM, period }),
      threshold: nearTimeoutMs(timeoutSeconds),
    },
    {
      ...common,
      ...named('notices failed'),
      meaning:
        'Notices could not be published. They are kept and tried again with every sweep, but nobody has read them yet.',
      metric: deploymentMetric(deployment, METRIC.noticesFailed, options),
    },
  ]
}

function deliveryAlarms(props: OwnAlarmsProps, deadLetters: IQueue): readonly AlarmPlan[] {
  const { deployment, watchList, smsQuota } = props
  const countedMinutes = Math.ceil(watchList.schedule.longestGapMs / 60_000)
  const undelivered: AlarmPlan = {
    ...named('undelivered'),
    meaning:
      'SNS gave up on delivering something to a recipient, after hours of trying. It waits in a queue for two weeks.',
    about: 'own',
    metric: deadLetters.metricApproximateNumberOfMessagesVisible({
      statistic: Stats.MAXIMUM,
      period: Duration.minutes(5),
    }),
    evaluationPeriods: 1,
    // A queue that nobody touches says nothing after some hours, whatever is in it.
    treatMissingData: TreatMissingData.IGNORE,
  }
  const unconfirmed: AlarmPlan = {
    ...named('recipients unconfirmed'),
    meaning: 'At least one recipient has not confirmed the subscription, or has unsubscribed, and is told nothing.',
    about: 'own',
    metric: deploymentMetric(deployment, METRIC.subscriptionsPending, {
      statistic: Stats.MAXIMUM,
      period: Duration.minutes(Math.min(DAY_MINUTES, Math.max(HOUR_MINUTES, countedMinutes))),
    }),
    // Three hours to click, where it is counted every hour.
    evaluationPeriods: countedMinutes <= HOUR_MINUTES ? 3 : 1,
    // It is sent only while somebody is missing.
    treatMissingData: TreatMissingData.NOT_BREACHING,
  }
  const smsSpend: AlarmPlan = {
    ...named('SMS spend'),
    meaning: `Text messages of this month have cost 80 % of the account's quota of $${smsQuota}. Above it they stop without an error.`,
    about: 'own',
    metric: smsSpendMetric(),
    threshold: smsQuota * 0.8,
    evaluationPeriods: 1,
    // Nothing is said while nothing is sent, and an OK then would be one more text.
    treatMissingData: TreatMissingData.IGNORE,
  }
  const sendsSms = watchList.recipients.some(({ channel }) => channel === 'sms')
  return sendsSms ? [undelivered, unconfirmed, smsSpend] : [undelivered, unconfirmed]
}

/** The reserve that a sweep keeps back from probing: who is in it has not asked everybody. */
function nearTimeoutMs(timeoutSeconds: number): number {
  return Math.round((timeoutSeconds - Math.max(15, timeoutSeconds * 0.2)) * 1_000)
}

function named(name: string) {
  const section = name.toLowerCase().replaceAll(' ', '-')
  return { id: section, name, section }
}

function inWords(minutes: number): string {
  return minutes % HOUR_MINUTES === 0 ? `${minutes / HOUR_MINUTES} h` : `${minutes} minutes`
}
