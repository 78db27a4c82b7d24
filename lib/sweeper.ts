import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import type { ITable } from 'aws-cdk-lib/aws-dynamodb'
import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2'
import { type IEventBus, Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction, SfnStateMachine } from 'aws-cdk-lib/aws-events-targets'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Architecture, CfnFunction, Function as LambdaFunctionResource, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import { type ILogGroup, LogGroup, LogGroupClass, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { ENVIRONMENT, type PoolMetrics } from '../lambda/contract.ts'
import type { WatchList } from '../lambda/core/watch-list.ts'
import { bundle } from './bundle.ts'
import { functionMemory, functionProcess } from './configuration/function-process.ts'
import { FanOut } from './fan-out.ts'
import { rangesOf } from './limits.ts'
import { stateTable } from './state-table.ts'
import { SweeperRole, type SweeperRoleProps } from './sweeper-role.ts'

export interface SweeperProps extends Pick<SweeperRoleProps, 'parameterKeys'> {
  readonly deployment: string
  readonly watchList: WatchList
  /** Where notices are published. */
  readonly topic: ITopic
  /** Whose recipients are counted as well. */
  readonly operationsTopic: ITopic
  readonly poolMetrics: PoolMetrics
  /** Above so many keys the sweep is spread over several functions. */
  readonly keysPerFunction: number
  /** Keys that are not known yet are expected to be more than that. */
  readonly fanOut: boolean
  /**
   * Where the watchdog remembers: a table with the partition key `kind` and the sort key `id`, both strings, and with `expiresAt` as its time to
   * live. Two deployments must not share one. An imported one under a customer key is to be imported with that key.
   * @default a table of its own, paid by use, that goes with the stack
   */
  readonly table?: ITable
  /** @default none: no events */
  readonly eventBus?: IEventBus
  /** @default no traces */
  readonly tracing?: boolean
  /** @default encrypted by AWS's own key */
  readonly logKey?: IKey
  /** @default none: the function has the internet and no private network */
  readonly vpc?: IVpc
  /** @default the private subnets of the VPC */
  readonly vpcSubnets?: SubnetSelection
  /** @default a group of its own that allows all outbound traffic */
  readonly securityGroups?: ISecurityGroup[]
  /** @default three months */
  readonly logRetention?: RetentionDays
}

/** The function that sweeps, the schedule that starts it, and the table where it remembers. */
export class Sweeper extends Construct {
  readonly function: LambdaFunctionResource
  readonly table: ITable
  readonly logGroup: ILogGroup
  readonly timeoutSeconds: number
  /** Only where the keys are too many for one function. */
  readonly stateMachine?: IStateMachine

  constructor(scope: Construct, id: string, props: SweeperProps) {
    super(scope, id)
    const { deployment, watchList, topic, operationsTopic, eventBus, vpc } = props

    const ranges = rangesOf(watchList, props.keysPerFunction)
    const isSpread = ranges > 1 || props.fanOut
    this.timeoutSeconds = timeoutSeconds(watchList)
    this.table = stateTable(this, props.table)
    this.logGroup = new LogGroup(this, 'Logs', {
      retention: props.logRetention ?? RetentionDays.THREE_MONTHS,
      // The cheaper class turns no log line into a metric.
      logGroupClass: LogGroupClass.STANDARD,
      ...(props.logKey === undefined ? {} : { encryptionKey: props.logKey }),
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const role = new SweeperRole(this, 'Role', {
      watchList,
      topic,
      operationsTopic,
      table: this.table,
      logGroup: this.logGroup,
      inVpc: vpc !== undefined,
      traced: props.tracing === true,
      ...(eventBus === undefined ? {} : { eventBus }),
      ...(props.parameterKeys === undefined ? {} : { parameterKeys: props.parameterKeys }),
    })
    const memorySize = functionMemory(isSpread ? props.keysPerFunction : watchList.keys.length)
    this.function = new LambdaFunctionResource(this, 'Function', {
      description: `Credit Watchdog ${deployment}: asks every watched key whether it still has credit`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: bundle(watchList),
      handler: 'index.handler',
      role: role.role,
      logGroup: this.logGroup,
      memorySize,
      timeout: Duration.seconds(this.timeoutSeconds),
      tracing: props.tracing === true ? Tracing.ACTIVE : Tracing.DISABLED,
      // A sweep that failed or came late is not repeated: the next one asks afresh.
      retryAttempts: 0,
      maxEventAge: Duration.seconds(60),
      environment: {
        [ENVIRONMENT.deployment]: deployment,
        [ENVIRONMENT.tableName]: this.table.tableName,
        [ENVIRONMENT.topicArn]: topic.topicArn,
        [ENVIRONMENT.operationsTopicArn]: operationsTopic.topicArn,
        [ENVIRONMENT.poolMetrics]: props.poolMetrics,
        ...(eventBus === undefined ? {} : { [ENVIRONMENT.eventBusName]: eventBus.eventBusArn }),
        ...functionProcess(memorySize),
      },
      ...(vpc === undefined ? {} : { vpc }),
      ...(props.vpcSubnets === undefined ? {} : { vpcSubnets: props.vpcSubnets }),
      ...(props.securityGroups === undefined ? {} : { securityGroups: props.securityGroups }),
    })
    // The function starts with its permissions in place: its first sweep comes within a minute.
    this.function.node.addDependency(role)
    // CDK names the role there beside its policies, which says nothing new and nothing wrong.
    const resource = this.function.node.defaultChild
    if (resource instanceof CfnFunction) resource.addMetadata('cfn-lint', { config: { ignore_checks: ['W3005'] } })

    if (isSpread)
      this.stateMachine = new FanOut(this, 'FanOut', {
        deployment,
        function: this.function,
        timeoutSeconds: this.timeoutSeconds,
        keysPerFunction: props.keysPerFunction,
        ranges,
        tracing: props.tracing === true,
        ...(props.logRetention === undefined ? {} : { logRetention: props.logRetention }),
        ...(props.logKey === undefined ? {} : { logKey: props.logKey }),
      }).stateMachine
    const once = { retryAttempts: 2, maxEventAge: Duration.seconds(60) }
    new Rule(this, 'Schedule', {
      description: `Starts the sweeps of Credit Watchdog ${deployment}`,
      schedule: Schedule.expression(watchList.schedule.expression),
      targets: [
        this.stateMachine ? new SfnStateMachine(this.stateMachine, once) : new LambdaFunction(this.function, once),
      ],
    })
  }
}

/** Below the period, so that sweeps do not wait for each other; a cron's shortest period is not known, and the lease keeps it harmless. */
function timeoutSeconds({ schedule }: WatchList): number {
  const most = 4 * 60
  return schedule.expression.startsWith('rate(') ? Math.min(most, schedule.longestGapMs / 1000 - 5) : most
}
