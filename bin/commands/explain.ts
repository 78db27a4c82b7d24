import { createReadStream } from 'node:fs'
import { createClassifier } from '../../lambda/core/classify.ts'
import type { Provider } from '../../lambda/core/provider.ts'
import { createScrubber, findKeys } from '../../lambda/core/scrub.ts'
import { findProvider, PROVIDERS } from '../../lambda/providers/all.ts'
import { type CommandIo, EXIT, UsageError } from '../command-io.ts'
import { explainText } from './explain/explain-text.ts'
import { explainLines } from './explain/json-lines.ts'
import { printExplained } from './explain/print-explained.ts'
import { fileNamed, readInput } from './explain/read-input.ts'
import { readArguments } from './shared/arguments.ts'
import { createPaint } from './shared/paint.ts'
import { unknownWord } from './shared/unknown-word.ts'

export const help = `Usage: credit-watchdog explain [options] [text | file]

Says what an error means: empty, capped, a rate limit, a wrong key; whose fault it is; what to do. Takes a text, JSON, \`curl -i\` output or
a whole log, as argument, as a file or on standard input. Nothing is sent anywhere.

  --provider <id>   whom you called (an id of \`credit-watchdog providers\`); else all providers' wordings are tried
  --status <n>      the HTTP status, where the text does not say it
  --json            one object: { kind, certainty, signature, evidence?, blame, upstream?, provider, status, words, line?,
                    retryAfterSeconds?, resetsAt?, whose, waiting, next, elsewhere, also, keys }
  --jsonl           reads one { "id"?, "provider"?, "status"?, "headers"?, "body", "at"? } a line and prints one
                    { "id", "provider", "kind", "certainty", "signature", "blame", "words", "retryAfterSeconds"?, "resetsAt"? }
                    a line, in order; a line that cannot be read gives { "id": null, "error" }

kind: healthy, exhausted, capped, suspended, throttled, rejected, forbidden, retired, unavailable, bad-request, unknown.
Exit code: 0; 64 wrong usage; 65 a line of --jsonl could not be read.
`

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { options, positionals } = readArguments(args, {
    provider: 'value',
    status: 'value',
    json: 'flag',
    jsonl: 'flag',
  })
  const provider = options.provider === undefined ? undefined : providerNamed(options.provider)
  const status = options.status === undefined ? null : statusOf(options.status)
  const classify = createClassifier(PROVIDERS)
  const scrub = createScrubber(PROVIDERS)

  if (options.jsonl) {
    const input = linesFrom(positionals, io)
    return explainLines(input, io.stdout, {
      classify,
      scrub,
      status,
      now: () => new Date(),
      ...(provider && { provider }),
    })
  }
  const text = await readInput(positionals, io)
  const explained = explainText(text, {
    classify,
    scrub,
    status,
    at: new Date(),
    providers: PROVIDERS,
    ...(provider && { provider }),
  })
  const keys = findKeys(text, PROVIDERS)
  io.stdout.write(
    options.json
      ? `${JSON.stringify({ ...explained, keys }, undefined, 2)}\n`
      : printExplained(explained, keys, { paint: createPaint(io.stdout, io.env), columns: io.stdout.columns ?? 96 }),
  )
  return EXIT.ok
}

function linesFrom(positionals: readonly string[], io: CommandIo): NodeJS.ReadableStream {
  const [file, ...more] = positionals
  if (more.length > 0) throw new UsageError('--jsonl takes one file, or standard input.')
  if (file === undefined) return io.stdin
  const path = fileNamed(file, io.cwd)
  if (path === undefined)
    throw new UsageError(`No file ${JSON.stringify(file)} here: --jsonl reads a file or standard input.`)
  return createReadStream(path, 'utf8')
}

function providerNamed(name: string): Provider {
  const provider = findProvider(name)
  if (provider !== undefined) return provider
  throw new UsageError(
    unknownWord(
      'provider',
      name,
      PROVIDERS.map(({ id }) => id),
    ),
  )
}

function statusOf(text: string): number {
  const status = Number(text)
  if (/^\d{3}$/.test(text) && status >= 100 && status <= 599) return status
  throw new UsageError(`--status is an HTTP status between 100 and 599, got ${JSON.stringify(text)}.`)
}
