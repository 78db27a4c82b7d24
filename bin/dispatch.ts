import { readFileSync } from 'node:fs'
import { createScrubber } from '../lambda/core/scrub.ts'
import { PROVIDERS } from '../lambda/providers/all.ts'
import { type CommandIo, EXIT } from './command-io.ts'
import { COMMANDS } from './command-table.ts'
import { didYouMean } from './commands/shared/nearest.ts'

/** Runs one command line and gives its exit code. Never rejects. */
export async function dispatch(args: readonly string[], io: CommandIo): Promise<number> {
  const [first = 'help', ...rest] = args
  if (first === '--version' || first === '-V') {
    io.stdout.write(`${version()}\n`)
    return EXIT.ok
  }
  const name = first === '--help' || first === '-h' ? 'help' : first
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (entry === undefined) {
    const allowed = Object.keys(COMMANDS)
    const kind = name.startsWith('-') ? 'option' : 'command'
    io.stderr.write(
      `Unknown ${kind} ${JSON.stringify(name)}.${didYouMean(name, allowed)} Commands: ${allowed.join(', ')}.\n`,
    )
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
    return tell(error, name, io)
  }
}

/** What a command throws is either something the user can put right, told as it is, or a bug, told with its stack; never with a key in it. */
function tell(error: unknown, command: string, io: CommandIo): number {
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

function version(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  const { version } = JSON.parse(text) as { version: string }
  return version
}
