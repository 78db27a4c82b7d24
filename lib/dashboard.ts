import { Duration } from 'aws-cdk-lib'
import { AlarmStatusWidget, Dashboard, type IWidget, LogQueryWidget } from 'aws-cdk-lib/aws-cloudwatch'
import type { ILogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { Alarms } from './alarms.ts'
import { balanceWidgets } from './balance-widgets.ts'
import type { Infrastructure } from './configuration/infrastructure-configuration.ts'
import { healthWidgets } from './health-widgets.ts'
import { BLOCKED_NOW, RECENT_NOTICES } from './log-queries.ts'
import type { OwnAlarmsProps } from './own-alarms.ts'

export interface WatchdogDashboardProps extends OwnAlarmsProps {
  readonly infrastructure: Pick<Infrastructure, 'perPoolMetrics'>
  readonly logGroup: ILogGroup
  readonly alarms: Alarms
}

const WIDTH = 24
/** As many as one widget takes. */
const ALARMS_IN_WIDGET = 100

/**
 * One look: what rings, what is blocked, what was told, how much is left, and whether the watchdog itself is well. Metrics, alarms and the log
 * only: nothing on it has to be kept up to date.
 */
export class WatchdogDashboard extends Construct {
  readonly dashboard: Dashboard

  constructor(scope: Construct, id: string, props: WatchdogDashboardProps) {
    super(scope, id)
    const { alarms, logGroup, watchList, deployment, infrastructure } = props
    const logGroupNames = [logGroup.logGroupName]
    const table = (title: string, queryLines: readonly string[], height: number) =>
      new LogQueryWidget({ title, logGroupNames, queryLines: [...queryLines], width: WIDTH, height })
    this.dashboard = new Dashboard(this, 'Dashboard', {
      defaultInterval: Duration.hours(12),
      widgets: [
        ...alarmWidgets('The watchdog itself', alarms.own),
        ...alarmWidgets('Keys', alarms.pools),
        [table('Not healthy now, the worst first', BLOCKED_NOW, 7)],
        [table('Recent notices', RECENT_NOTICES, 7)],
        balanceWidgets({ deployment, watchList, perPoolMetrics: infrastructure.perPoolMetrics, logGroup }),
        healthWidgets(props),
      ],
    })
  }
}

function alarmWidgets(title: string, alarms: Alarms['own']): readonly IWidget[][] {
  const chunks = Array.from({ length: Math.ceil(alarms.length / ALARMS_IN_WIDGET) }, (_, index) =>
    alarms.slice(index * ALARMS_IN_WIDGET, (index + 1) * ALARMS_IN_WIDGET),
  )
  return chunks.map(chunk => [
    new AlarmStatusWidget({
      title,
      alarms: [...chunk],
      width: WIDTH,
      height: Math.min(12, 2 + Math.ceil(chunk.length / 8)),
    }),
  ])
}
