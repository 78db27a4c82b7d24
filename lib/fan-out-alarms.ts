import { Duration } from 'aws-cdk-lib'
import { MathExpression, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import type { AlarmPlan } from './alarm-plan.ts'

/** Where a sweep is spread over several functions: that some of them fail while the whole still ends. */
export function fanOutAlarms(stateMachine: IStateMachine, longestGapMs: number): readonly AlarmPlan[] {
  const gapMinutes = Math.ceil(longestGapMs / 60_000)
  const period = Duration.minutes(Math.min(60, Math.max(5, gapMinutes)))
  const options = { statistic: Stats.SUM, period }
  return [
    {
      id: 'keys-left-out',
      name: 'keys left out',
      section: 'keys-left-out',
      meaning: 'Sweeps end without some of the keys: a range of them failed twice, or the sweep ran out of time.',
      about: 'own',
      metric: new MathExpression({
        expression: 'failed + timedOut + aborted',
        usingMetrics: {
          failed: stateMachine.metricFailed(options),
          timedOut: stateMachine.metricTimedOut(options),
          aborted: stateMachine.metricAborted(options),
        },
        label: 'Executions that did not succeed',
        period,
      }),
      treatMissingData: TreatMissingData.NOT_BREACHING,
      // One that failed is made good by the next; a rare one has no such next.
      ...(gapMinutes <= 60 ? { evaluationPeriods: 3, datapointsToAlarm: 2 } : { evaluationPeriods: 1 }),
    },
  ]
}
