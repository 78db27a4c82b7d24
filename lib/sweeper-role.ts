import { Stack, Validations } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { ILogGroup } from 'aws-cdk-lib/aws-logs'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import type { Credential, WatchList } from '../lambda/core/watch-list.ts'

export interface SweeperRoleProps {
  readonly watchList: WatchList
  readonly topic: ITopic
  readonly table: Table
  readonly logGroup: ILogGroup
  readonly inVpc: boolean
  /** Customer keys that the parameters or secrets are encrypted with. @default none: the account's own `aws/ssm` and `aws/secretsmanager` */
  readonly parameterKeys?: readonly IKey[]
}

/** Of the 6,144 characters of a managed policy, with room for its frame. */
const MOST_CHARACTERS = 5_500
/** A role takes ten; one is left for the VPC's. */
const MOST_POLICIES = 9

const TABLE_ACTIONS = ['GetItem', 'Query', 'PutItem', 'UpdateItem']

/** What a sweep may do: read exactly the named parameters and secrets, keep its table, publish to the one topic, write its log. */
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
    this.acknowledge(
      'AwsSolutions-IAM5[Action::kms:GenerateDataKey*]',
      "CDK's own grant for an encrypted topic; the wildcard covers GenerateDataKeyWithoutPlaintext, on this one key.",
    )
    for (const key of props.parameterKeys ?? []) key.grantDecrypt(this.role)
    if (props.inVpc) this.allowNetworkInterfaces()

    const credentials = props.watchList.keys
      .flatMap(key => [key.credential, key.adminCredential])
      .filter(given => given !== undefined)
    this.allowReading(credentials)
  }

  /** Exactly the named ones. They are many in a large deployment, and an inline policy holds 10,240 characters: then they get policies of their own. */
  private allowReading(credentials: readonly Credential[]): void {
    const statements = [
      ...this.statements(
        'ssm:GetParameters',
        credentials.flatMap(credential => this.parameterArn(credential)),
      ),
      ...this.statements(
        'secretsmanager:GetSecretValue',
        credentials.flatMap(credential => this.secretArn(credential)),
      ),
    ]
    if (statements.length > MOST_POLICIES)
      throw new Error(
        `The keys name more secrets than IAM lets one role read one by one (${statements.length} policies; allowed are ${MOST_POLICIES}). ` +
          "Keep several keys in one JSON secret, fromSecret('name', 'field'), or split them over two deployments.",
      )
    const few = statements.length <= 2
    for (const [index, statement] of statements.entries())
      if (few) this.role.addToPrincipalPolicy(statement)
      else
        this.role.addManagedPolicy(
          new ManagedPolicy(this, `Secrets${index + 1}`, {
            statements: [statement],
            description: 'Credit Watchdog: secrets it may read',
          }),
        )
  }

  private statements(action: string, arns: readonly string[]): readonly PolicyStatement[] {
    const unique = [...new Set(arns)].toSorted()
    return chunks(unique).map(resources => new PolicyStatement({ actions: [action], resources: [...resources] }))
  }

  private parameterArn(credential: Credential): readonly string[] {
    if (credential.from !== 'parameter') return []
    return [Stack.of(this).formatArn({ service: 'ssm', resource: 'parameter', resourceName: credential.name.slice(1) })]
  }

  /** A secret's ARN ends in six characters of AWS's choosing. */
  private secretArn(credential: Credential): readonly string[] {
    if (credential.from !== 'secret') return []
    if (credential.name.startsWith('arn:')) return [credential.name]
    const { partition, region, account } = Stack.of(this)
    return [`arn:${partition}:secretsmanager:${region}:${account}:secret:${credential.name}-??????`]
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

function chunks(arns: readonly string[]): readonly (readonly string[])[] {
  const result: string[][] = []
  let used = Number.POSITIVE_INFINITY
  for (const arn of arns) {
    const characters = deployedLength(arn)
    if (used + characters > MOST_CHARACTERS) {
      result.push([])
      used = 0
    }
    result.at(-1)?.push(arn)
    used += characters
  }
  return result
}

/** With quotes and comma, and with the longest partition, region and account in the place of tokens. */
function deployedLength(arn: string): number {
  return arn.replaceAll(/\$\{Token\[[^\]]*\]\}/g, 'ap-southeast-99').length + 3
}
