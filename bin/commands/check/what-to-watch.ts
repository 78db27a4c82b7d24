import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Provider } from '../../../lambda/core/provider.ts'
import type { Credential, WatchedKey, WatchList } from '../../../lambda/core/watch-list.ts'
import { PROVIDERS } from '../../../lambda/providers/all.ts'
import { toWatchList } from '../../../lib/configuration/to-watch-list.ts'
import type { CommandIo } from '../../command-io.ts'
import { type Discovery, discoverKeys, type FoundKey } from '../shared/discover-keys.ts'
import { CONFIGURATION_FILE, loadConfiguration } from '../shared/load-configuration.ts'
import { type Environment, readEnvironment } from '../shared/read-environment.ts'

/** What `check` asks about, and where that came from. */
export interface ToWatch {
  readonly watchList: WatchList
  readonly providers: readonly Provider[]
  /** Where the values of `fromEnv` are. */
  readonly environment: Environment
  /** Set where the keys were found and not configured. */
  readonly discovery?: Discovery
  /** What each key is called where it comes from: its variable, or its name in the configuration. */
  readonly named: ReadonlyMap<string, string>
  /** Configured keys that cannot be read here, and why, by name. */
  readonly leftOut: ReadonlyMap<string, string>
  /** Said before anything is asked. */
  readonly remarks: readonly string[]
}

/** Nothing to ask: where it was looked. */
export interface NothingFound {
  readonly looked: string
  readonly remarks: readonly string[]
}

/** The configuration as far as its keys can be read here; where there is none, the keys in the environment and the env files. */
export async function whatToWatch(io: CommandIo, envFiles: readonly string[]): Promise<ToWatch | NothingFound> {
  const environment = readEnvironment(io, envFiles)
  const loaded = await loadConfiguration(io.cwd)
  const configured = loaded && toWatchList(loaded.configuration, 'local')
  const inAws = configured?.watchList.keys.filter(key => isInAws(key.credential)) ?? []
  const awsReadable = hasAwsCredentials(io.env) && envFiles.length === 0
  const usable = configured?.watchList.keys.filter(key => isReadable(key, environment, awsReadable)) ?? []

  if (configured && usable.length > 0) {
    const leftOut = whyLeftOut(configured.watchList.keys, usable, envFiles)
    return {
      watchList: { ...configured.watchList, keys: usable },
      providers: [...PROVIDERS, ...configured.watchList.providers],
      environment,
      named: new Map(usable.map(key => [key.name, key.name])),
      leftOut,
      remarks: [...leftOut.values(), ...configured.warnings],
    }
  }
  const discovery = discoverKeys(environment, PROVIDERS)
  const remarks = discovery.passedOver.map(({ variable, why }) => `${variable} ${why}.`)
  if (discovery.keys.length === 0)
    return { looked: lookedAt(discovery, envFiles, configured && inAws.length, io), remarks }
  const aside = configured ? [`${CONFIGURATION_FILE} is left aside: ${awsNote(inAws.length, envFiles)}.`] : []
  const { watchList, warnings } = toWatchList(configurationOf(discovery.keys), 'local')
  return {
    watchList,
    providers: PROVIDERS,
    environment,
    discovery,
    named: new Map(discovery.keys.map(key => [key.name, key.variable])),
    leftOut: new Map(),
    remarks: [...aside, ...remarks, ...warnings.filter(warning => !warning.startsWith('alerts'))],
  }
}

function configurationOf(keys: readonly FoundKey[]) {
  return {
    alerts: {},
    keys: keys.map(({ name, provider, variable, adminVariable, baseUrl, parameters }) => ({
      name,
      provider: provider.id,
      key: { from: 'env', name: variable },
      ...(adminVariable !== undefined && { adminKey: { from: 'env', name: adminVariable } }),
      ...(baseUrl !== undefined && { baseUrl }),
      ...(Object.keys(parameters).length > 0 && { parameters }),
    })),
  }
}

function isReadable({ credential }: WatchedKey, environment: Environment, awsReadable: boolean): boolean {
  if (credential === undefined) return true
  return isInAws(credential) ? awsReadable : environment.has(credential.name)
}

function isInAws(credential: Credential | undefined): boolean {
  return credential !== undefined && credential.from !== 'env'
}

function whyLeftOut(
  all: readonly WatchedKey[],
  usable: readonly WatchedKey[],
  envFiles: readonly string[],
): ReadonlyMap<string, string> {
  const aside = all.filter(key => !usable.includes(key))
  return new Map(
    aside.map(({ name, credential }) => {
      const why = isInAws(credential) ? `its key is in AWS, and ${noAws(envFiles)}` : `${credential?.name} is not set`
      return [name, `${name} is not asked: ${why}.`]
    }),
  )
}

function noAws(envFiles: readonly string[]): string {
  return envFiles.length > 0 ? '--env-file asks for the keys of the file' : 'there are no AWS credentials here'
}

/** Where the SDK would find credentials, without asking anybody. */
function hasAwsCredentials(env: CommandIo['env']): boolean {
  const variables = [
    'AWS_ACCESS_KEY_ID',
    'AWS_PROFILE',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
    'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  ]
  const home = env.HOME ?? env.USERPROFILE
  return (
    variables.some(name => (env[name] ?? '') !== '') ||
    (home !== undefined && ['credentials', 'config'].some(file => existsSync(join(home, '.aws', file))))
  )
}

function lookedAt(discovery: Discovery, envFiles: readonly string[], inAws: number | undefined, io: CommandIo): string {
  const places = [
    `${discovery.variables} environment variables`,
    ...envFiles,
    inAws === undefined ? `${CONFIGURATION_FILE} (not there)` : `${CONFIGURATION_FILE} (${awsNote(inAws, envFiles)})`,
  ]
  const unread = ['.env', '.env.local'].filter(file => !envFiles.includes(file) && existsSync(join(io.cwd, file)))
  const hint = unread.length === 0 ? '' : ` Not read without being named: ${unread.join(', ')}.`
  return `${places.slice(0, -1).join(', ')} and ${places.at(-1)}.${hint}`
}

function awsNote(count: number, envFiles: readonly string[]): string {
  if (count === 0) return 'none of its keys can be read here'
  return `${count} key${count === 1 ? '' : 's'} in AWS; ${noAws(envFiles)}`
}
