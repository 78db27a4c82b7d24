import { VERSION } from '../lambda/core/version.ts'
import { type CommandIo, EXIT } from './command-io.ts'
import { COMMANDS } from './command-table.ts'
import { unknownWord } from './commands/shared/unknown-word.ts'

/** Runs one command line and gives its exit code. Never rejects. */
export async function dispatch(args: readonly string[], io: CommandIo): Promise<number> {
  const [first = 'help', ...rest] = args
  if (first === '--version' || first === '-V') {
    io.stdout.write(`${VERSION}\n`)
    return EXIT.ok
  }
  const name = first === '--help' || first === '-h' ? 'help' : first
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (entry === undefined) {
    const kind = name.startsWith('-') ? 'option' : 'command'
    io.stderr.write(`${unknownWord(kind, name, Object.keys(COMMANDS))}\n`)
    return EXIT.usage
  }
  try {
    const command = await entry.load()
    if (asksForHelp(rest)) {
      io.stdout.write(command.help)
      return EXIT.ok
    }
    return await command.run(rest, io)
  } catch (error) {
    return await tell(error, name, io)
  }
}

/** What a command throws is either something the user can put right, told as it is, or a bug, told with its stack; never with a key in it. */
async function tell(error: unknown, command: string, io: CommandIo): Promise<number> {
  const [{ createScrubber }, { PROVIDERS }] = await Promise.all([
    import('../lambda/core/scrub.ts'),
    import('../lambda/providers/all.ts'),
  ])
  const scrub = createScrubber(PROVIDERS)
  if (error instanceof Error && (error.name === 'UsageError' || error.name === 'ConfigurationError')) {
    const help = error.name === 'UsageError' ? `\nHelp: credit-watchdog ${command} --help` : ''
    io.stderr.write(`${scrub(error.message)}${help}\n`)
    return EXIT.usage
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  io.stderr.write(
    `credit-watchdog ${command} failed. This is a bug; please report it with these lines:\n${scrub(text)}\n`,
  )
  return EXIT.bug
}

/** After `--` everything is text. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  const options = end < 0 ? args : args.slice(0, end)
  return options.includes('--help') || options.includes('-h')
}
