import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { CreditWatchdog, type CreditWatchdogProps } from './credit-watchdog.ts'

export interface WatchdogStackProps extends StackProps {
  readonly watchdog: CreditWatchdogProps
}

/** A stack with one watchdog and nothing else. */
export class WatchdogStack extends Stack {
  readonly watchdog: CreditWatchdog

  constructor(scope: Construct, id: string, { watchdog, ...props }: WatchdogStackProps) {
    super(scope, id, {
      description: 'Credit Watchdog: watches prepaid API keys and says so before and when they are out of credit',
      ...props,
    })
    this.watchdog = new CreditWatchdog(this, 'Watchdog', watchdog)
    this.output('DeploymentName', this.watchdog.deployment)
    this.output('AlertsTopicArn', this.watchdog.topic.topicArn)
    this.output('OperationsTopicArn', this.watchdog.operationsTopic.topicArn)
    this.output('StateTableName', this.watchdog.table.tableName)
    this.output('FunctionName', this.watchdog.function.functionName)
  }

  private output(id: string, value: string): void {
    new CfnOutput(this, id, { value })
  }
}
