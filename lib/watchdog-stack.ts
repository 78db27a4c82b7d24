import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { OUTPUT } from '../lambda/contract.ts'
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
    this.output(OUTPUT.deployment, this.watchdog.deployment)
    this.output(OUTPUT.alertsTopic, this.watchdog.topic.topicArn)
    this.output(OUTPUT.operationsTopic, this.watchdog.operationsTopic.topicArn)
    this.output(OUTPUT.tableName, this.watchdog.table.tableName)
    this.output(OUTPUT.functionName, this.watchdog.function.functionName)
  }

  private output(id: string, value: string): void {
    new CfnOutput(this, id, { value })
  }
}
