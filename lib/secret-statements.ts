import { Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IConstruct } from 'constructs'
import type { Credential, WatchList } from '../lambda/core/watch-list.ts'

/** An inline policy holds 10,240 characters; the role's other rights take under two thousand. */
const MOST_INLINE = 8_000
/** Of the 6,144 characters of a managed policy, with room for its frame. */
const MOST_MANAGED = 5_500
/** A role takes ten; one is left for the VPC's. */
const MOST_POLICIES = 9

/** The right to read exactly the named secrets: within the role's own policy, or as one policy for each statement. */
export interface SecretStatements {
  readonly place: 'inline' | 'managed'
  readonly statements: readonly PolicyStatement[]
}

/** @throws {Error} when IAM would not take so many, before a deployment fails half-way */
export function secretStatements(scope: IConstruct, watchList: WatchList): SecretStatements {
  const credentials = [
    watchList.heartbeat,
    ...watchList.keys.flatMap(key => [key.credential, key.adminCredential]),
  ].filter(given => given !== undefined)
  const stack = Stack.of(scope)
  const found = discoveredArns(stack, watchList)
  const wanted = [
    {
      action: 'ssm:GetParameters',
      arns: unique([...credentials.flatMap(credential => parameterArn(stack, credential)), ...found.parameters]),
    },
    { action: 'ssm:GetParametersByPath', arns: unique(found.paths) },
    {
      action: 'secretsmanager:GetSecretValue',
      arns: unique([...credentials.flatMap(credential => secretArn(stack, credential)), ...found.secrets]),
    },
  ].filter(({ arns }) => arns.length > 0)
  const characters = wanted.flatMap(({ arns }) => arns.map(deployedLength)).reduce((sum, length) => sum + length, 0)
  if (characters <= MOST_INLINE)
    return { place: 'inline', statements: wanted.map(({ action, arns }) => statement(action, arns)) }

  const statements = wanted.flatMap(({ action, arns }) => chunks(arns).map(chunk => statement(action, chunk)))
  if (statements.length > MOST_POLICIES)
    throw new Error(
      `The keys name more secrets than IAM lets one role read one by one (${statements.length} policies; allowed are ${MOST_POLICIES}). ` +
        "Keep several keys in one JSON secret, fromSecret('name', 'field'), or split them over two deployments.",
    )
  return { place: 'managed', statements }
}

function statement(action: string, arns: readonly string[]): PolicyStatement {
  return new PolicyStatement({ actions: [action], resources: [...arns] })
}

function parameterArn(stack: Stack, credential: Credential): readonly string[] {
  if (credential.from !== 'parameter') return []
  return [stack.formatArn({ service: 'ssm', resource: 'parameter', resourceName: credential.name.slice(1) })]
}

/** A path is listed at exactly that path; what stands under it is not known before it is there. */
function discoveredArns(stack: Stack, { discover = [] }: WatchList) {
  const paths = discover.flatMap(source => (source.from === 'path' ? [source.path] : []))
  return {
    paths: paths.flatMap(name => parameterArn(stack, { from: 'parameter', name })),
    parameters: paths.flatMap(path => parameterArn(stack, { from: 'parameter', name: `${path}/*` })),
    secrets: discover.flatMap(source =>
      source.from === 'secret' ? secretArn(stack, { from: 'secret', name: source.name }) : [],
    ),
  }
}

/** A secret's ARN ends in six characters of AWS's choosing. */
function secretArn({ partition, region, account }: Stack, credential: Credential): readonly string[] {
  if (credential.from !== 'secret') return []
  return [
    credential.name.startsWith('arn:')
      ? credential.name
      : `arn:${partition}:secretsmanager:${region}:${account}:secret:${credential.name}-??????`,
  ]
}

function chunks(arns: readonly string[]): readonly (readonly string[])[] {
  const result: string[][] = []
  let used = Number.POSITIVE_INFINITY
  for (const arn of arns) {
    const characters = deployedLength(arn)
    if (used + characters > MOST_MANAGED) {
      result.push([])
      used = 0
    }
    result.at(-1)?.push(arn)
    used += characters
  }
  return result
}

/** With quotes and comma, and with the longest partition, region or account in the place of a token. */
function deployedLength(arn: string): number {
  return arn.replaceAll(/\$\{Token\[[^\]]*\]\}/g, 'ap-southeast-99').length + 3
}

function unique(arns: readonly string[]): readonly string[] {
  return [...new Set(arns)].toSorted()
}
