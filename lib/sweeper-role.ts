import { Validations } from 'aws-cdk-lib'
import type { ITable } from 'aws-cdk-lib/aws-dynamodb'
import type { IEventBus } from 'aws-cdk-lib/aws-events'
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { ILogGroup } from 'aws-cdk-lib/aws-logs'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import type { WatchList } from '../lambda/core/watch-list.ts'
import { secretStatements } from './secret-statements.ts'

export interface SweeperRoleProps {
  readonly watchList: WatchList
  readonly topic: ITopic
  readonly operationsTopic: ITopic
  readonly table: ITable
  readonly logGroup: ILogGroup
  readonly inVpc: boolean
  readonly traced: boolean
  /** @default none */
  readonly eventBus?: IEventBus
  /** Customer keys that the parameters or secrets are encrypted with. @default none: the account's own `aws/ssm` and `aws/secretsmanager` */
  readonly parameterKeys?: readonly IKey[]
}

const TABLE_ACTIONS = ['GetItem', 'Query', 'PutItem', 'UpdateItem']

/**
 * What a sweep may do: read exactly the named parameters and secrets, list the paths where keys are discovered, keep its table, publish to the one topic, count the subscriptions of both,
 * write its log; put events on the bus it was given.
 */
export class SweeperRole extends Construct {
  readonly role: Role

  constructor(scope: Construct, id: string, props: SweeperRoleProps) {
    super(scope, id)
    this.role = new Role(this, 'Role', {
      description: 'Credit Watchdog: reads the named secrets, keeps its table, publishes to its topic',
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    })
    props.logGroup.grantWrite(this.role)
    props.table.grant(this.role, ...TABLE_ACTIONS.map(action => `dynamodb:${action}`))
    props.topic.grantPublish(this.role)
    this.role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['sns:GetTopicAttributes'],
        resources: [props.topic.topicArn, props.operationsTopic.topicArn],
      }),
    )
    props.eventBus?.grantPutEventsTo(this.role)
    this.acknowledge(
      'AwsSolutions-IAM5[Action::kms:GenerateDataKey*]',
      "CDK's own grant for an encrypted topic; the wildcard covers GenerateDataKeyWithoutPlaintext, on this one key.",
    )
    for (const key of props.parameterKeys ?? []) key.grantDecrypt(this.role)
    this.allowReading(props.watchList)
    if (props.inVpc) this.allowNetworkInterfaces()
    if (props.traced)
      this.acknowledge('AwsSolutions-IAM5[Resource::*]', 'X-Ray knows no resources to name; CDK grants it so.')
  }

  private allowReading(watchList: WatchList): void {
    for (const source of watchList.discover ?? [])
      if (source.from === 'path')
        this.acknowledge(
          `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:parameter${source.path}/*]`,
          'Keys under this path are watched without a deployment, so that their names are not known here.',
        )
    const { place, statements } = secretStatements(this, watchList)
    for (const [index, statement] of statements.entries())
      switch (place) {
        case 'inline':
          this.role.addToPrincipalPolicy(statement)
          break
        case 'managed':
          this.role.addManagedPolicy(
            new ManagedPolicy(this, `Secrets${index + 1}`, {
              statements: [statement],
              description: 'Credit Watchdog: secrets it may read',
            }),
          )
          break
      }
  }

  private allowNetworkInterfaces(): void {
    const name = 'service-role/AWSLambdaVPCAccessExecutionRole'
    this.role.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName(name))
    this.acknowledge(
      `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${name}]`,
      "Lambda's network interfaces cannot be named before they exist; this is AWS's own list of what it needs for them.",
    )
  }

  private acknowledge(id: string, reason: string): void {
    Validations.of(this.role).acknowledge({ id, reason })
  }
}
