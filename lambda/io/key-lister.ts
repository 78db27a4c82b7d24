import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { GetParametersByPathCommand, type SSMClient } from '@aws-sdk/client-ssm'
import type { Clock, KeyLister } from '../ports.ts'
import { awsProblem } from './aws-problem.ts'

export interface KeyListerOptions {
  readonly ssm: SSMClient
  readonly secrets: SecretsManagerClient
  readonly clock: Clock
}

/** Which parameters stand under a path, and which fields a JSON secret has. Values do not leave here. */
export function createKeyLister({ ssm, secrets, clock }: KeyListerOptions): KeyLister {
  async function parameters(path: string, until: Date): Promise<readonly string[]> {
    const names: string[] = []
    let token: string | undefined
    do {
      if (clock.now() >= until) throw new NotListed('are too many to be listed in time')
      const { Parameters = [], NextToken } = await ssm.send(
        new GetParametersByPathCommand({
          Path: path,
          Recursive: true,
          ...(token !== undefined && { NextToken: token }),
        }),
      )
      for (const { Name } of Parameters) if (Name?.startsWith(`${path}/`)) names.push(Name.slice(path.length + 1))
      token = NextToken
    } while (token !== undefined)
    return names.sort()
  }

  async function fields(name: string): Promise<readonly string[]> {
    const { SecretString = '' } = await secrets.send(new GetSecretValueCommand({ SecretId: name }))
    return Object.keys(parse(SecretString)).sort()
  }

  return {
    async list(source, until) {
      const place = source.from === 'path' ? `the parameters under ${source.path}` : `the secret ${source.name}`
      try {
        return { names: source.from === 'path' ? await parameters(source.path, until) : await fields(source.name) }
      } catch (error) {
        return { problem: `${place} ${error instanceof NotListed ? error.message : awsProblem(error).words}` }
      }
    },
  }
}

/** Words of our own; those of AWS name accounts. */
class NotListed extends Error {}

function parse(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Its text must not be repeated: it holds keys.
  }
  throw new NotListed('cannot be read: it is no JSON object')
}
