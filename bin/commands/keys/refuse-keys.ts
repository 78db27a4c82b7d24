import { PROVIDERS } from '../../../lambda/providers/all.ts'
import { looksLikeKey } from '../../../lib/configuration/looks-like-key.ts'
import { UsageError } from '../../command-io.ts'

const REPLACE =
  'It was not used, but it stands in your shell history now, and other people on this machine may have seen it: replace that key at the provider.'

/** A key on the command line is refused before anything is done with it, or said of it. */
export function refuseKeys(args: readonly string[]): void {
  const isKey = (text: string) => looksLikeKey(text, PROVIDERS, { bare: true })
  if (args.some(isKey))
    throw new UsageError(
      `An argument looks like a key. ${REPLACE} Then: credit-watchdog keys put <name>, and paste it when asked.`,
    )
}

/** The one name a subcommand takes; what stands behind it may be a key, too, and is not repeated. */
export function keyName(subcommand: 'put' | 'match', positionals: readonly string[]): string {
  const [name, ...more] = positionals
  if (name === undefined) throw new UsageError(`Say which: credit-watchdog keys ${subcommand} <name>.`)
  if (more.length === 0) return name
  throw new UsageError(
    `keys ${subcommand} takes a name and nothing else: the key is asked for, or read from standard input. Was that the key? ${REPLACE}`,
  )
}
