import { existsSync, writeFileSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { type CommandIo, EXIT, UsageError } from '../command-io.ts'
import { readArguments } from './shared/arguments.ts'
import { configurationLines } from './shared/configuration-lines.ts'
import { discoverKeys, type FoundKey } from './shared/discover-keys.ts'
import { CONFIGURATION_FILE } from './shared/load-configuration.ts'
import { readEnvironment } from './shared/read-environment.ts'

export const help = `Usage: credit-watchdog init [options]

Writes watchdog.config.ts from the keys found in the environment: their names, never their values. Asks nothing, sends nothing.

  --env-file <path>  read variables from this file too (several times)
  --output <path>    write here instead of watchdog.config.ts
  --force            overwrite what is there

Exit code: 0; 64 wrong usage, no key found, or the file is there already.
`

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { options, positionals } = readArguments(args, { 'env-file': 'list', output: 'value', force: 'flag' })
  if (positionals.length > 0) throw new UsageError(`init takes no argument, got ${JSON.stringify(positionals[0])}.`)
  const asked = options.output ?? CONFIGURATION_FILE
  const path = resolve(io.cwd, asked)
  const discovery = discoverKeys(readEnvironment(io, options['env-file']), PROVIDERS)
  const remarks = discovery.passedOver.map(({ variable, why }) => `${variable} ${why}.\n`).join('')
  if (discovery.keys.length === 0) {
    throw new UsageError(
      `No keys found in ${discovery.variables} environment variables${options['env-file'].map(file => `, ${file}`).join('')}. ` +
        `${remarks}Give an env file: credit-watchdog init --env-file .env.local, or start from examples/.`,
    )
  }
  if (existsSync(path) && !options.force) {
    throw new UsageError(`${asked} is there already and was not touched. To overwrite it: credit-watchdog init --force`)
  }
  writeFileSync(path, configurationText(discovery.keys, definitionsFrom(dirname(path))))
  const count = discovery.keys.length
  io.stdout.write(
    `${remarks}Wrote ${asked}: ${count} key${count === 1 ? '' : 's'}, no values.\n` +
      'Next  1. put your own address in alerts\n' +
      '      2. store each key once: npx credit-watchdog keys put <name>\n' +
      '      3. npx cdk deploy\n',
  )
  return EXIT.ok
}

/** The import as it is written in the file's own folder: './lib/configuration/define.ts' in a clone; of a package, its name. */
function definitionsFrom(folder: string): string {
  const file = fileURLToPath(new URL('../../lib/configuration/define.ts', import.meta.url))
  if (!existsSync(file)) return 'credit-watchdog'
  const path = relative(folder, file).split(sep).join('/')
  return path.startsWith('.') ? path : `./${path}`
}

/** The text of a configuration that type-checks and deploys once somebody has put an address in. */
export function configurationText(keys: readonly FoundKey[], definitions: string): string {
  return [
    `import { defineWatchdog, fromParameter } from '${definitions}'`,
    '',
    'export default defineWatchdog({',
    "  schedule: { every: '5m' },",
    '  alerts: {',
    '    // Put your own address here. Each mailbox gets a mail of AWS to confirm.',
    "    email: ['you@example.com'],",
    "    // sms: ['+15550100'],",
    `    timeZone: '${Intl.DateTimeFormat().resolvedOptions().timeZone}',`,
    '  },',
    '  keys: [',
    ...configurationLines(keys).map(line => `    ${line}`),
    '  ],',
    '})',
    '',
  ].join('\n')
}
