import { Alarm, CfnAlarm, ComparisonOperator } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import type { AlarmPlan } from './alarm-plan.ts'
import type { Infrastructure } from './configuration/infrastructure-configuration.ts'
import { type OwnAlarmsProps, ownAlarms } from './own-alarms.ts'
import { poolAlarms } from './pool-alarms.ts'

export interface AlarmsProps extends OwnAlarmsProps {
  /** Where alarms that act go. */
  readonly operationsTopic: ITopic
  readonly infrastructure: Pick<Infrastructure, 'alarmsPer' | 'alarmActions' | 'perPoolMetrics' | 'runbook'>
}

/**
 * The second, independent path. Alarms about pools have no actions by default: the notice has told it, once. Alarms about the watchdog itself
 * act, for then nothing else can tell it.
 */
export class Alarms extends Construct {
  /** About the keys: exhausted, low. */
  readonly pools: readonly Alarm[]
  /** About the watchdog itself. */
  readonly own: readonly Alarm[]
  private readonly props: AlarmsProps

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id)
    this.props = props
    const { deployment, watchList, infrastructure } = props
    this.pools = poolAlarms(deployment, watchList, infrastructure).map(plan => this.add(plan))
    this.own = ownAlarms(props).map(plan => this.add(plan))
  }

  private add({ id, name, section, meaning, about, warmUpMinutes, ...plan }: AlarmPlan): Alarm {
    const alarm = new Alarm(this, id, {
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 1,
      ...plan,
      alarmName: `${this.props.deployment} ${name}`,
      alarmDescription: `${meaning} Do: ${this.props.infrastructure.runbook}#${section}`,
    })
    const resource = alarm.node.defaultChild
    if (warmUpMinutes !== undefined && resource instanceof CfnAlarm)
      resource.warmUpConfiguration = { warmUpPeriodDurationInMinutes: warmUpMinutes }
    if (this.acts(about)) {
      const action = new SnsAction(this.props.operationsTopic)
      alarm.addAlarmAction(action)
      alarm.addOkAction(action)
    }
    return alarm
  }

  private acts(about: AlarmPlan['about']): boolean {
    switch (this.props.infrastructure.alarmActions) {
      case 'operations':
        return about === 'own'
      case 'all':
        return true
      case 'none':
        return false
    }
  }
}
