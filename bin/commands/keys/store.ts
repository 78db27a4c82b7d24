import {
  CreateSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import { DescribeParametersCommand, PutParameterCommand, type SSMClient } from '@aws-sdk/client-ssm'
import type { Credential } from '../../../lambda/core/watch-list.ts'
import { UsageError } from '../../command-io.ts'

/** The account's own key, which an overwrite without a key id would use. */
const DEFAULT_KEY = 'alias/aws/ssm'

/** Writes one parameter as a SecureString, under the encryption key it has. Says what it is now. */
export async function storeParameter(ssm: SSMClient, name: string, value: string): Promise<string> {
  const keyId = await keyIdOf(ssm, name)
  const own = keyId !== undefined && keyId !== DEFAULT_KEY ? { KeyId: keyId } : {}
  try {
    await ssm.send(new PutParameterCommand({ Name: name, Value: value, Type: 'SecureString', Overwrite: true, ...own }))
  } catch (error) {
    if (!named(error, /TypeMismatch/)) throw error
    throw new UsageError(`The parameter ${name} is there as a plain String. Delete it, then put the key again.`)
  }
  return 'SecureString'
}

async function keyIdOf(ssm: SSMClient, name: string): Promise<string | undefined> {
  try {
    const { Parameters = [] } = await ssm.send(new DescribeParametersCommand({ ParameterFilters: [nameIs([name])] }))
    return Parameters[0]?.KeyId
  } catch (error) {
    // Who may write need not be allowed to describe.
    if (named(error, /^AccessDenied/)) return undefined
    throw error
  }
}

export function nameIs(names: readonly string[]) {
  return { Key: 'Name', Option: 'Equals', Values: [...names] }
}

/** Writes a secret, or one field of it and no other. Creates it where there is none. Says what it is now. */
export async function storeSecret(
  secrets: SecretsManagerClient,
  { name, field }: Credential & { readonly from: 'secret' },
  value: string,
): Promise<string> {
  const before = field === undefined ? undefined : await currentText(secrets, name)
  const text = field === undefined ? value : JSON.stringify({ ...fieldsOf(before, name), [field]: value })
  try {
    await secrets.send(new PutSecretValueCommand({ SecretId: name, SecretString: text }))
    return 'Secrets Manager'
  } catch (error) {
    if (!named(error, /NotFound/)) throw error
    if (name.startsWith('arn:'))
      throw new UsageError(`There is no secret ${name}. Create it, or name it without an ARN.`)
    await secrets.send(new CreateSecretCommand({ Name: name, SecretString: text }))
    return 'Secrets Manager, new'
  }
}

async function currentText(secrets: SecretsManagerClient, name: string): Promise<string | undefined> {
  try {
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: name }))
    if (SecretString === undefined) throw new UsageError(`The secret ${name} is binary: a field of it cannot be set.`)
    return SecretString
  } catch (error) {
    if (named(error, /NotFound/)) return undefined
    throw error
  }
}

/** The other fields stay as they are; what is no object is not overwritten. */
function fieldsOf(text: string | undefined, name: string): Readonly<Record<string, unknown>> {
  if (text === undefined) return {}
  const value = parsed(text)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw new UsageError(`The secret ${name} holds no JSON object: a field of it cannot be set. It was not touched.`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function named(error: unknown, pattern: RegExp): boolean {
  return error instanceof Error && pattern.test(error.name)
}
