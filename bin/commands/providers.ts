import { findProvider, PROVIDERS } from '../../lambda/providers/all.ts'
import { type CommandIo, EXIT, UsageError } from '../command-io.ts'
import { providerPage } from './providers/provider-page.ts'
import { providerDetail, providerSummary } from './providers/providers-json.ts'
import { providersTable } from './providers/providers-table.ts'
import { readArguments } from './shared/arguments.ts'
import { createPaint } from './shared/paint.ts'
import { unknownWord } from './shared/unknown-word.ts'

export const help = `Usage: credit-watchdog providers [id] [--json]

What is known about each provider: what can be read, how and at what price, how soon an empty account is noticed, how sure we are. With an
id or another of its names: variables, hosts, every question and every answer with its evidence, links, and what is good to know. The same
stands in docs/providers.md.

  --json   an array of { id, name, aliases, reads, noticedWithin, known, noSafeProbe? }; with an id one object, which has besides
           { variables, adminVariables, hosts, auth, parameters, probes, signatures, units, suggested, pools, consoles, gotchas }

Exit code: 0; 64 wrong usage or no such provider.
`

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { options, positionals } = readArguments(args, { json: 'flag' })
  const [name, ...more] = positionals
  if (more.length > 0) throw new UsageError(`providers takes one id, got ${positionals.join(' ')}.`)
  const paint = createPaint(io.stdout, io.env)
  if (name === undefined) {
    io.stdout.write(
      options.json ? `${JSON.stringify(PROVIDERS.map(providerSummary))}\n` : providersTable(PROVIDERS, paint),
    )
    return EXIT.ok
  }
  const provider = findProvider(name)
  if (provider === undefined) {
    const ids = PROVIDERS.map(({ id }) => id)
    throw new UsageError(unknownWord('provider', name, ids))
  }
  const width = Math.min(Math.max(io.stdout.columns ?? 100, 60), 120)
  io.stdout.write(options.json ? `${JSON.stringify(providerDetail(provider))}\n` : providerPage(provider, paint, width))
  return EXIT.ok
}
