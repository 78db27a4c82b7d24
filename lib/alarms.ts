import { Duration } from 'aws-cdk-lib'
import {
  Alarm,
  type AlarmProps,
  CfnAlarm,
  ComparisonOperator,
  type IMetric,
  type MetricOptions,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { METRIC } from '../lambda/contract.ts'
import { poolLabel, type WatchList } from '../lambda/core/watch-list.ts'
import { silenceWindow } from './silence-window.ts'
import { deploymentMetric, poolMetric } from './watchdog-metric.ts'

export interface AlarmsProps {
  readonly deployment: string
  readonly watchList: WatchList
  readonly function: IFunction
  /** Where the watchdog's own alarms go. */
  readonly operationsTopic: ITopic
  /** `pool`: one alarm per pool; `deployment`: one for all. */
  readonly per: 'pool' | 'deployment'
  /** Where docs/runbook.md can be read: its path in the repository, or a URL. */
  readonly runbook: string
}

interface OwnAlarm extends Pick<AlarmProps, 'evaluationPeriods' | 'datapointsToAlarm'> {
  /** The alarm's name after the deployment's, and its section in the runbook. */
  readonly name: string
  readonly meaning: string
  readonly metric: IMetric
}

/**
 * The second, independent path. Alarms about pools have no actions: the notice has told it, once. Alarms about the watchdog itself act, for
 * then nothing else can tell it.
 */
export class Alarms extends Construct {
  readonly alarms: Alarm[] = []
  private readonly props: AlarmsProps

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id)
    this.props = props
    switch (props.per) {
      case 'pool':
        this.addPoolAlarms()
        break
      case 'deployment':
        this.addKeysExhausted()
        break
    }
    this.addSilence()
    this.addOwnAlarms()
  }

  private addPoolAlarms(): void {
    const { deployment, watchList } = this.props
    for (const { name: key, provider, pools } of watchList.keys)
      for (const { name: pool } of pools)
        this.add(`Exhausted-${key}-${pool}`, {
          name: `${poolLabel(key, pool)}: exhausted`,
          section: 'exhausted',
          meaning: `${poolLabel(key, pool)} (${provider}) has no usable credit: exhausted, capped or suspended. The notice says whose fault it is and what to do.`,
          metric: poolMetric(deployment, { provider, key, pool }, METRIC.exhausted, {
            statistic: Stats.MAXIMUM,
            period: Duration.minutes(5),
          }),
          evaluationPeriods: 1,
          // Left out while it is unknown: no news is no recovery.
          treatMissingData: TreatMissingData.IGNORE,
        })
  }

  private addKeysExhausted(): void {
    this.add('KeysExhausted', {
      name: 'keys exhausted',
      section: 'exhausted',
      meaning: 'At least one key has no usable credit. The notice says which, whose fault it is and what to do.',
      metric: this.metric(METRIC.keysExhausted, { statistic: Stats.MAXIMUM, period: Duration.minutes(5) }),
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.IGNORE,
    })
  }

  private addSilence(): void {
    const { periodMinutes, periods, warmUpMinutes } = silenceWindow(this.props.watchList.schedule.longestGapMs)
    const alarm = this.add('Silence', {
      name: 'silence',
      section: 'silence',
      meaning: `No sweep has finished for ${inWords(periodMinutes * periods)}. You get NO credit alerts until this is fixed.`,
      metric: this.metric(METRIC.sweeps, { statistic: Stats.SUM, period: Duration.minutes(periodMinutes) }),
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: TreatMissingData.BREACHING,
    })
    this.act(alarm)
    // Missing data is the alarm, and on the day of the first deployment all data is missing.
    const resource = alarm.node.defaultChild
    if (resource instanceof CfnAlarm) resource.warmUpConfiguration = { warmUpPeriodDurationInMinutes: warmUpMinutes }
  }

  private addOwnAlarms(): void {
    const { function: sweeper, watchList } = this.props
    const options: MetricOptions = { statistic: Stats.SUM, period: Duration.minutes(ownPeriodMinutes(watchList)) }
    // Two of three where sweeps are frequent: one that failed is made good by the next. A rare one has no such next.
    const evaluation =
      watchList.schedule.longestGapMs <= 3_600_000
        ? { evaluationPeriods: 3, datapointsToAlarm: 2 }
        : { evaluationPeriods: 1 }
    const own: readonly OwnAlarm[] = [
      {
        name: 'errors',
        meaning: 'Sweeps crash or run out of time. Some keys may not be watched.',
        metric: sweeper.metricErrors(options),
        ...evaluation,
      },
      {
        name: 'throttles',
        meaning: "Sweeps do not start: the account's Lambda concurrency is used up.",
        metric: sweeper.metricThrottles(options),
        ...evaluation,
      },
      {
        name: 'notices failed',
        meaning:
          'Notices could not be published. They are kept and tried again with every sweep, but nobody has read them yet.',
        metric: this.metric(METRIC.noticesFailed, options),
        ...evaluation,
      },
    ]
    for (const { name, ...alarm } of own) {
      const section = name.replaceAll(' ', '-')
      this.act(this.add(section, { name, section, treatMissingData: TreatMissingData.NOT_BREACHING, ...alarm }))
    }
  }

  private add(
    id: string,
    {
      name,
      section,
      meaning,
      ...alarm
    }: Omit<AlarmProps, 'threshold'> & { readonly name: string; readonly section: string; readonly meaning: string },
  ): Alarm {
    const created = new Alarm(this, id, {
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      ...alarm,
      threshold: 1,
      alarmName: `${this.props.deployment} ${name}`,
      alarmDescription: `${meaning} Do: ${this.props.runbook}#${section}`,
    })
    this.alarms.push(created)
    return created
  }

  private act(alarm: Alarm): void {
    const action = new SnsAction(this.props.operationsTopic)
    alarm.addAlarmAction(action)
    alarm.addOkAction(action)
  }

  private metric(name: string, options: MetricOptions): IMetric {
    return deploymentMetric(this.props.deployment, name, options)
  }
}

/** At least one sweep falls into each period, up to an hour. */
function ownPeriodMinutes({ schedule }: WatchList): number {
  return Math.min(60, Math.max(5, Math.ceil(schedule.longestGapMs / 60_000)))
}

function inWords(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} minutes`
}
