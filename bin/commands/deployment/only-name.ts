import { UsageError } from '../../command-io.ts'

/** The one key or pool that a command takes. */
export function onlyName(command: string, positionals: readonly string[]): string {
  const [name, ...more] = positionals
  if (name === undefined) throw new UsageError(`Say which: credit-watchdog ${command} <key[/pool]>.`)
  if (more.length > 0)
    throw new UsageError(`${command} takes one key or pool, got ${positionals.length}: ${positionals.join(' ')}.`)
  return name
}
