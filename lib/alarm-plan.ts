import type { ComparisonOperator, IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'

/** One alarm as data: what it is called, what it means, when it rings. */
export interface AlarmPlan {
  /** In the template. */
  readonly id: string
  /** After the deployment's. */
  readonly name: string
  /** Of the runbook. */
  readonly section: string
  readonly meaning: string
  /** `own`: about the watchdog itself. */
  readonly about: 'pool' | 'own'
  readonly metric: IMetric
  /** @default 1 */
  readonly threshold?: number
  /** @default at or above the threshold */
  readonly comparisonOperator?: ComparisonOperator
  readonly evaluationPeriods: number
  /** @default all of them */
  readonly datapointsToAlarm?: number
  readonly treatMissingData: TreatMissingData
  /** While it is quiet after it was made. */
  readonly warmUpMinutes?: number
}
