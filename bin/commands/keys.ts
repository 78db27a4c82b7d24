import { type CommandIo, UsageError } from '../command-io.ts'
import { PLACE_HELP, PLACE_OPTIONS } from './deployment/place.ts'
import { listKeys } from './keys/list.ts'
import { matchKey } from './keys/match.ts'
import { putKey } from './keys/put.ts'
import { keyName, refuseKeys } from './keys/refuse-keys.ts'
import { readArguments } from './shared/arguments.ts'
import { unknownWord } from './shared/unknown-word.ts'

export const help = `Usage: credit-watchdog keys put <name> | match <name> | list   [options]

put     Asks for the key (hidden; or reads standard input), asks its provider about it, says what it answered, and stores it where
        watchdog.config.ts says: a SecureString of the Parameter Store, a secret or one field of it. A rejected key is not stored.
match   Says "the same key" or "another key" of a key you have and the one that is stored. Nothing else.
list    Every key, its provider, where it is, and whether it is there. No value is read.

A key is never an argument: it would stand in the shell's history.

  --admin            the admin key of that name (put, match)
  --no-probe         store it without asking the provider (put)
  --json             list: [{ name, admin, provider, where, stored: true | false | null, type?, changedAt?, why? }]
${PLACE_HELP.split('\n').slice(1).join('\n')}
Exit code: 0; 1 not stored because rejected, another key, or one is missing; 2 could not tell; 64 wrong usage, no configuration, or no AWS
credentials.
`

const SUBCOMMANDS = ['put', 'match', 'list'] as const

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  refuseKeys(args)
  const { stack: _, ...place } = PLACE_OPTIONS
  const { options, positionals } = readArguments(args, { ...place, admin: 'flag', 'no-probe': 'flag', json: 'flag' })
  const [first, ...names] = positionals
  if (first === undefined) throw new UsageError(`Say what: keys ${SUBCOMMANDS.join(', keys ')}.`)
  const subcommand = SUBCOMMANDS.find(each => each === first)
  const typed = { ...options, stack: undefined }
  refuseStray(first, options)
  switch (subcommand) {
    case 'put':
      return putKey(keyName(subcommand, names), typed, io)
    case 'match':
      return matchKey(keyName(subcommand, names), typed, io)
    case 'list':
      if (names.length > 0) throw new UsageError('keys list takes no argument.')
      return listKeys(typed, io)
    case undefined:
      throw new UsageError(unknownWord('subcommand', first, SUBCOMMANDS))
  }
}

/** An option that the subcommand would leave aside was meant for something. */
function refuseStray(
  subcommand: string,
  { admin, json, ...more }: { admin: boolean; json: boolean; 'no-probe': boolean },
): void {
  const stray = [
    ...(admin && subcommand === 'list' ? ['--admin'] : []),
    ...(json && subcommand !== 'list' ? ['--json'] : []),
    ...(more['no-probe'] && subcommand !== 'put' ? ['--no-probe'] : []),
  ]
  if (stray.length > 0) throw new UsageError(`keys ${subcommand} has no ${stray.join(' and no ')}.`)
}
