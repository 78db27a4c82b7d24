import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb'
import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Architecture, Function as LambdaFunctionResource, Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { ENVIRONMENT, TABLE } from '../lambda/contract.ts'
import type { WatchList } from '../lambda/core/watch-list.ts'
import { bundle } from './bundle.ts'
import { SweeperRole, type SweeperRoleProps } from './sweeper-role.ts'

export interface SweeperProps extends Pick<SweeperRoleProps, 'parameterKeys'> {
  readonly deployment: string
  readonly watchList: WatchList
  /** Where notices are published. */
  readonly topic: ITopic
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
  readonly table: Table

  constructor(scope: Construct, id: string, props: SweeperProps) {
    super(scope, id)
    const { deployment, watchList, topic, vpc } = props

    this.table = new Table(this, 'State', {
      partitionKey: { name: TABLE.partitionKey, type: AttributeType.STRING },
      sortKey: { name: TABLE.sortKey, type: AttributeType.STRING },
      timeToLiveAttribute: TABLE.timeToLive,
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const logGroup = new LogGroup(this, 'Logs', {
      retention: props.logRetention ?? RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const role = new SweeperRole(this, 'Role', {
      watchList,
      topic,
      table: this.table,
      logGroup,
      inVpc: vpc !== undefined,
      ...(props.parameterKeys === undefined ? {} : { parameterKeys: props.parameterKeys }),
    })
    this.function = new LambdaFunctionResource(this, 'Function', {
      description: `Credit Watchdog ${deployment}: asks every watched key whether it still has credit`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: bundle(watchList),
      handler: 'index.handler',
      role: role.role,
      logGroup,
      memorySize: 512,
      timeout: Duration.seconds(timeoutSeconds(watchList)),
      // A sweep that failed or came late is not repeated: the next one asks afresh.
      retryAttempts: 0,
      maxEventAge: Duration.seconds(60),
      environment: {
        [ENVIRONMENT.deployment]: deployment,
        [ENVIRONMENT.tableName]: this.table.tableName,
        [ENVIRONMENT.topicArn]: topic.topicArn,
      },
      ...(vpc === undefined ? {} : { vpc }),
      ...(props.vpcSubnets === undefined ? {} : { vpcSubnets: props.vpcSubnets }),
      ...(props.securityGroups === undefined ? {} : { securityGroups: props.securityGroups }),
    })
    // The function starts with its permissions in place: its first sweep comes within a minute.
    this.function.node.addDependency(role)

    new Rule(this, 'Schedule', {
      description: `Starts the sweeps of Credit Watchdog ${deployment}`,
      schedule: Schedule.expression(watchList.schedule.expression),
      targets: [new LambdaFunction(this.function, { retryAttempts: 2, maxEventAge: Duration.seconds(60) })],
    })
  }
}

/** Below the period, so that sweeps do not wait for each other; a cron's shortest period is not known, and the lease keeps it harmless. */
function timeoutSeconds({ schedule }: WatchList): number {
  const most = 4 * 60
  return schedule.expression.startsWith('rate(') ? Math.min(most, schedule.longestGapMs / 1000 - 5) : most
}
