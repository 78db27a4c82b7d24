import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager'
import { DescribeParametersCommand, type ParameterMetadata } from '@aws-sdk/client-ssm'
import { type CommandIo, EXIT } from '../../command-io.ts'
import { awsTrouble } from '../deployment/aws-trouble.ts'
import { requireConfiguration } from '../deployment/local-configuration.ts'
import { type OperatorAws, withAws } from '../deployment/open-aws.ts'
import { type PlaceTyped, placeOf } from '../deployment/place.ts'
import { allCredentials, type NamedCredential } from './credential-of.ts'
import { listJson, listTable, type Standing } from './list-table.ts'
import { nameIs } from './store.ts'

export interface ListOptions extends PlaceTyped {
  readonly json: boolean
}

/** As many names as one filter takes. */
const BATCH = 50

/** Every key of the configuration, where it is and whether it is there. */
export async function listKeys(options: ListOptions, io: CommandIo): Promise<number> {
  const local = await requireConfiguration(io, 'local')
  const named = allCredentials(local)
  return withAws(placeOf(options), io, async aws => {
    await aws.ssm.config.credentials()
    const standing = await lookAt(aws, named)
    const rows = named.map(each => ({ ...each, standing: standing.get(placeIn(each)) ?? NOT_LOOKED }))
    io.stdout.write(options.json ? listJson(rows) : listTable(rows, io, local.watchList))
    if (rows.some(row => row.standing.stored === false)) return EXIT.trouble
    return rows.some(row => row.standing.stored === null) ? EXIT.unknown : EXIT.ok
  })
}

const NOT_LOOKED: Standing = { stored: null, why: 'not looked at' }

function placeIn({ credential }: NamedCredential): string {
  return `${credential.from}:${credential.name}`
}

async function lookAt(aws: OperatorAws, named: readonly NamedCredential[]): Promise<ReadonlyMap<string, Standing>> {
  const namesOf = (from: 'parameter' | 'secret') => [
    ...new Set(named.flatMap(({ credential }) => (credential.from === from ? [credential.name] : []))),
  ]
  const parameters = namesOf('parameter')
  const found = new Map<string, Standing>()
  for (let at = 0; at < parameters.length; at += BATCH) {
    const names = parameters.slice(at, at + BATCH)
    const standing = await orWhy(() => describeParameters(aws, names))
    for (const name of names)
      found.set(`parameter:${name}`, standing instanceof Map ? (standing.get(name) ?? { stored: false }) : standing)
  }
  for (const name of namesOf('secret')) found.set(`secret:${name}`, await orWhy(() => describeSecret(aws, name)))
  return found
}

async function describeParameters(aws: OperatorAws, names: readonly string[]): Promise<Map<string, Standing>> {
  const found: ParameterMetadata[] = []
  let token: string | undefined
  do {
    const page = await aws.ssm.send(
      new DescribeParametersCommand({ ParameterFilters: [nameIs(names)], MaxResults: BATCH, NextToken: token }),
    )
    found.push(...(page.Parameters ?? []))
    token = page.NextToken
  } while (token !== undefined)
  return new Map(
    found.map(({ Name = '', Type = '', LastModifiedDate }) => [
      Name,
      { stored: true, type: Type, ...(LastModifiedDate && { changedAt: LastModifiedDate.toISOString() }) },
    ]),
  )
}

async function describeSecret(aws: OperatorAws, name: string): Promise<Standing> {
  try {
    const { LastChangedDate, DeletedDate } = await aws.secrets.send(new DescribeSecretCommand({ SecretId: name }))
    if (DeletedDate) return { stored: false }
    return { stored: true, type: 'secret', ...(LastChangedDate && { changedAt: LastChangedDate.toISOString() }) }
  } catch (error) {
    if (error instanceof Error && /NotFound/.test(error.name)) return { stored: false }
    throw error
  }
}

/** One name that may not be described does not hide the others; what concerns all (no credentials) is thrown. */
async function orWhy<T>(look: () => Promise<T>): Promise<T | Standing> {
  try {
    return await look()
  } catch (error) {
    if (!(error instanceof Error && /^AccessDenied/.test(error.name))) throw error
    return { stored: null, why: awsTrouble(error)?.text ?? error.name }
  }
}
