import { CfnElement, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import {
  DefinitionBody,
  type IStateMachine,
  LogLevel,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { sweepDefinition } from './sweep-definition.ts'

export interface FanOutProps {
  readonly deployment: string
  readonly function: LambdaFunction
  /** Of the function. */
  readonly timeoutSeconds: number
  readonly keysPerFunction: number
  /** How many ranges the keys make now. */
  readonly ranges: number
  readonly tracing: boolean
  readonly logRetention?: RetentionDays
  readonly logKey?: IKey
}

/** How many functions sweep at once: what the smallest account may run, and no more than a provider is asked by otherwise. */
const AT_ONCE = 10

/** One sweep over several functions: the same function, called for the plan, for each range of keys, and for what all of them together show. */
export class FanOut extends Construct {
  readonly stateMachine: IStateMachine

  constructor(scope: Construct, id: string, props: FanOutProps) {
    super(scope, id)
    const { deployment, timeoutSeconds, keysPerFunction, ranges } = props
    // Each range once more where it failed, in turns of ten; a plan and an end.
    const seconds = timeoutSeconds * (2 * Math.ceil(ranges / AT_ONCE) + 2)
    const logs = new LogGroup(this, 'Logs', {
      // Under this prefix AWS needs no line for it in the account's log policy, which has room for few.
      logGroupName: `/aws/vendedlogs/states/credit-watchdog-${deployment}`,
      retention: props.logRetention ?? RetentionDays.THREE_MONTHS,
      ...(props.logKey === undefined ? {} : { encryptionKey: props.logKey }),
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const stateMachine = new StateMachine(this, 'Sweep', {
      comment: `Credit Watchdog ${deployment}: one sweep over ranges of ${keysPerFunction} keys`,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromChainable(
        sweepDefinition(this, {
          function: props.function,
          keysPerFunction,
          timeout: Duration.seconds(timeoutSeconds + 5),
          leaseSeconds: seconds,
          atOnce: AT_ONCE,
        }),
      ),
      timeout: Duration.seconds(seconds),
      logs: { destination: logs, level: LogLevel.ALL, includeExecutionData: false },
      tracingEnabled: props.tracing,
    })
    acknowledge(stateMachine, props)
    this.stateMachine = stateMachine
  }
}

function acknowledge(stateMachine: StateMachine, props: FanOutProps): void {
  const reasons = {
    'AwsSolutions-IAM5[Resource::*]':
      "AWS's log delivery and X-Ray know no resources to name; CDK grants them so, for writing only.",
    [`AwsSolutions-IAM5[Resource::<${logicalId(props.function)}.Arn>:*]`]: 'Versions of the one function it calls.',
    ...(!props.tracing && {
      'AwsSolutions-SF2': 'Traces are asked for with `tracing`; the history and the log have each step with its times.',
    }),
  }
  for (const [id, reason] of Object.entries(reasons)) Validations.of(stateMachine).acknowledge({ id, reason })
}

function logicalId(sweeper: LambdaFunction): string {
  const { defaultChild } = sweeper.node
  return CfnElement.isCfnElement(defaultChild) ? Stack.of(sweeper).getLogicalId(defaultChild) : ''
}
