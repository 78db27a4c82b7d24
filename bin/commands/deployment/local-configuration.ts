import type { Provider } from '../../../lambda/core/provider.ts'
import type { WatchList } from '../../../lambda/core/watch-list.ts'
import { PROVIDERS } from '../../../lambda/providers/all.ts'
import type { Infrastructure } from '../../../lib/configuration/infrastructure-configuration.ts'
import { ConfigurationError } from '../../../lib/configuration/problem.ts'
import { toWatchList } from '../../../lib/configuration/to-watch-list.ts'
import { type CommandIo, UsageError } from '../../command-io.ts'
import { CONFIGURATION_FILE, loadConfiguration } from '../shared/load-configuration.ts'

/** What this checkout says is deployed. */
export interface LocalConfiguration {
  readonly watchList: WatchList
  /** The catalogue and the configuration's own. */
  readonly providers: readonly Provider[]
  readonly infrastructure: Infrastructure
  readonly deployment?: string
}

/**
 * @param mode `local` where it matters what the keys are and not whether a function could use them
 * @throws {ConfigurationError} @throws {UsageError} where there is none
 */
export async function requireConfiguration(io: CommandIo, mode: 'deploy' | 'local'): Promise<LocalConfiguration> {
  const local = await read(io, mode)
  if (local) return local
  throw new UsageError(`There is no ${CONFIGURATION_FILE} here. Write one: npx credit-watchdog init`)
}

/** For what also works without: a faulty configuration is said, and is no reason not to silence or acknowledge at night. */
export async function configurationIfAny(io: CommandIo): Promise<LocalConfiguration | undefined> {
  try {
    return await read(io, 'deploy')
  } catch (error) {
    if (!(error instanceof ConfigurationError || error instanceof UsageError)) throw error
    const [problem = ''] = error.message.split('\n')
    io.stderr.write(`${CONFIGURATION_FILE} is left aside, it is faulty: ${problem}\n`)
    return undefined
  }
}

async function read(io: CommandIo, mode: 'deploy' | 'local'): Promise<LocalConfiguration | undefined> {
  const loaded = await loadConfiguration(io.cwd)
  if (!loaded) return undefined
  // Whether there is a VPC only the CDK app knows.
  const { watchList, infrastructure, deployment } = toWatchList(loaded.configuration, mode, { vpc: true })
  return {
    watchList,
    infrastructure,
    providers: [...PROVIDERS, ...watchList.providers],
    ...(deployment !== undefined && { deployment }),
  }
}
