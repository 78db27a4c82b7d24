import { type CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation'
import { OUTPUT } from '../../../lambda/contract.ts'
import { UsageError } from '../../command-io.ts'

/** A deployed watchdog, as its stack's outputs name it. */
export interface Deployed {
  readonly stack: string
  readonly name: string
  readonly region: string
  readonly accountId: string
  readonly tableName: string
  readonly topicArn: string
  /** Where the watchdog's own alarms go. Absent in stacks that do not name it. */
  readonly operationsTopicArn?: string
}

/** @throws {UsageError} when there is no such stack, or it holds no watchdog; names those that do */
export async function findDeployment(client: CloudFormationClient, stack: string): Promise<Deployed> {
  const region = await client.config.region()
  const found = await describe(client, stack)
  if (found === undefined)
    throw new UsageError(
      `No stack ${JSON.stringify(stack)} in ${region}. ${await others(client)}Another one: --stack <name>, --region <name>.`,
    )
  const deployed = readOutputs(found, region)
  if (deployed !== undefined) return deployed
  throw new UsageError(
    `The stack ${JSON.stringify(stack)} in ${region} holds no watchdog: it has no outputs ${OUTPUT.tableName} and ${OUTPUT.alertsTopic} (a stack of your own must name them: docs/deploy.md). ` +
      `${await others(client)}Another one: --stack <name>, --region <name>.`,
  )
}

async function describe(client: CloudFormationClient, stack: string): Promise<Stack | undefined> {
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stack }))
    return Stacks[0]
  } catch (error) {
    // CloudFormation has no error of its own for it.
    if (error instanceof Error && error.name === 'ValidationError' && /does not exist/.test(error.message))
      return undefined
    throw error
  }
}

function readOutputs({ StackName = '', Outputs = [] }: Stack, region: string): Deployed | undefined {
  const value = (name: keyof typeof OUTPUT) => Outputs.find(each => each.OutputKey === OUTPUT[name])?.OutputValue
  const tableName = value('tableName')
  const topicArn = value('alertsTopic')
  if (tableName === undefined || topicArn === undefined) return undefined
  const operationsTopicArn = value('operationsTopic')
  return {
    stack: StackName,
    name: value('deployment') ?? StackName,
    region,
    accountId: topicArn.split(':')[4] ?? '',
    tableName,
    topicArn,
    ...(operationsTopicArn !== undefined && { operationsTopicArn }),
  }
}

/** Which stacks do hold one: a help only, so that it may fail. */
async function others(client: CloudFormationClient): Promise<string> {
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({}))
    const names = Stacks.flatMap(each => (readOutputs(each, '') ? [each.StackName] : []))
    return names.length === 0 ? '' : `A watchdog is in: ${names.join(', ')}. `
  } catch {
    return ''
  }
}
