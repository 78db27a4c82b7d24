import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { UsageError } from '../../command-io.ts'

export const CONFIGURATION_FILE = 'watchdog.config.ts'

/** The user's configuration as it stands in the file, not yet checked; undefined where there is none. */
export async function loadConfiguration(cwd: string): Promise<{ readonly configuration: unknown } | undefined> {
  const path = resolve(cwd, CONFIGURATION_FILE)
  if (!existsSync(path)) return undefined
  let module: unknown
  try {
    module = await import(pathToFileURL(path).href)
  } catch (error) {
    const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    throw new UsageError(`${CONFIGURATION_FILE} cannot be loaded: ${why}`)
  }
  if (typeof module !== 'object' || module === null || !('default' in module)) {
    throw new UsageError(`${CONFIGURATION_FILE} has no default export. Write: export default defineWatchdog({ … })`)
  }
  return { configuration: module.default }
}
