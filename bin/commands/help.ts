import { type CommandIo, EXIT, UsageError } from '../command-io.ts'
import { COMMANDS } from '../command-table.ts'
import { unknownWord } from './shared/unknown-word.ts'

export const help = 'Usage: credit-watchdog help [command]\n\nPrints the commands, or the help of one.\n'

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const [name] = args
  if (name === undefined) {
    io.stdout.write(overview())
    return EXIT.ok
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (entry === undefined) throw new UsageError(unknownWord('command', name, Object.keys(COMMANDS)))
  const command = await entry.load()
  io.stdout.write(command.help)
  return EXIT.ok
}

function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map(name => name.length))
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`)
  return [
    'Credit Watchdog: says before your prepaid API credits run out, and at once when they have.',
    '',
    'Usage: credit-watchdog <command> [options]',
    '',
    ...lines,
    '',
    '  --help     of any command        --version',
    '',
  ].join('\n')
}
