import { createScrubber } from '../../lambda/core/scrub.ts'
import type { WatchList } from '../../lambda/core/watch-list.ts'
import { type CommandIo, EXIT } from '../command-io.ts'
import { checkedJson } from './check/checked-json.ts'
import { checkedPools } from './check/checked-pool.ts'
import { dollarsAtMost, highestCostUsd } from './check/highest-cost.ts'
import { printChecked } from './check/print-checked.ts'
import { printFaults } from './check/print-faults.ts'
import { compareModels, selectKeys } from './check/select.ts'
import { sweepOnce } from './check/sweep-once.ts'
import { type ToWatch, whatToWatch } from './check/what-to-watch.ts'
import { readArguments } from './shared/arguments.ts'
import { configurationLines } from './shared/configuration-lines.ts'
import { createPaint } from './shared/paint.ts'
import { createProgress } from './shared/progress.ts'
import { scrubDeep } from './shared/scrub-deep.ts'

export const help = `Usage: credit-watchdog check [key[/pool]...] [options]

Asks the providers about the keys found here: watchdog.config.ts if there is one, else every provider's usual environment variables.
A key goes to its own provider only; nothing else leaves this machine. What it may cost is said before the first paid call.

  --env-file <path>  read variables from this file too (several times)
  --model <id>       ask these models on the one key named, to compare spellings or upstreams (several times)
  --free             free questions only: no paid call
  --json             one object: { at, costUsd, pools: [{ key, pool, provider, condition, certainty, by, why?, fault?, balance?, line?,
                     words?, signature?, blame?, upstream?, status?, resetsAt?, headline, because, do, asked }], goodToKnow,
                     remarks, summary: { blocked, low, healthy, unknown, exitCode } }

OPENAI_BASE_URL beside OPENAI_API_KEY decides whose key it is. Colours follow NO_COLOR.
Exit code: 0 all healthy; 1 somebody low or blocked; 2 could not tell; 64 wrong usage, no key, or a faulty configuration.
`

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { options, positionals } = readArguments(args, {
    model: 'list',
    'env-file': 'list',
    free: 'flag',
    json: 'flag',
  })
  const found = await whatToWatch(io, options['env-file'])
  if ('looked' in found) return nothingFound(found, io)
  const { providers, environment, remarks } = found
  const watchList = compareModels(selectKeys(found.watchList, positionals, found.leftOut), options.model, providers)
  const scrub = createScrubber(providers)

  const costUsd = options.free ? 0 : highestCostUsd(watchList, providers)
  const told = options.json ? io.stderr : io.stdout
  told.write(scrub(`${[opening(found, watchList), costLine(costUsd, options.free), ...remarks].join('\n')}\n\n`))

  const progress = createProgress(io.stderr)
  const { report, pools, faults } = await sweepOnce({
    watchList,
    providers,
    environment,
    free: options.free,
    progress: progress.show,
  })
  progress.clear()

  if (faults.size > 0) io.stderr.write(scrub(printFaults(faults)))
  const rows = checkedPools(watchList, { pools, faults }, providers)
  const json = checkedJson(rows, { at: report.at, costUsd: report.costUsd, remarks, providers })
  if (options.json) {
    io.stdout.write(`${JSON.stringify(scrubDeep(json, scrub), undefined, 2)}\n`)
    return json.summary.exitCode
  }
  const paint = createPaint(io.stdout, io.env)
  io.stdout.write(scrub(printChecked(rows, { paint, columns: io.stdout.columns ?? 96, providers })))
  if (found.discovery) io.stdout.write(watchThem(found.discovery.keys))
  return json.summary.exitCode
}

function opening({ named, discovery }: ToWatch, { keys }: WatchList): string {
  const names = keys.map(({ name }) => named.get(name) ?? name)
  const of = keys.length < named.size ? ` of ${named.size}` : ''
  const noun = named.size === 1 ? 'key' : 'keys'
  return (
    `${keys.length}${of} ${noun} ${discovery ? 'found' : 'configured'}: ${names.join(', ')}. ` +
    `${keys.length === 1 ? 'It' : 'Each'} goes to its own provider only.`
  )
}

function costLine(usd: number, free: boolean): string {
  if (free) return 'Free reads only: this check costs nothing.'
  return usd === 0
    ? 'This check costs nothing.'
    : `This check costs at most ${dollarsAtMost(usd)} (--free: free reads only).`
}

function nothingFound(
  { looked, remarks }: { readonly looked: string; readonly remarks: readonly string[] },
  io: CommandIo,
): number {
  const lines = [
    `${remarks.length > 0 ? 'No usable key found' : 'No keys found'}. Looked at ${looked}`,
    ...remarks.map(remark => `  ${remark}`),
    '  Give one:          KIE_API_KEY=... npx credit-watchdog check',
    '  or an env file:    npx credit-watchdog check --env-file .env.local',
    '  whose variables:   npx credit-watchdog providers',
    '  or what runs at AWS: npx credit-watchdog status',
  ]
  io.stderr.write(`${lines.join('\n')}\n`)
  return EXIT.usage
}

function watchThem(keys: Parameters<typeof configurationLines>[0]): string {
  return [
    'Watch them day and night:',
    '',
    '   // watchdog.config.ts (npx credit-watchdog init writes it)',
    '   keys: [',
    ...configurationLines(keys).map(line => `     ${line}`),
    '   ],',
    '   // each key is stored once, never on a command line: npx credit-watchdog keys put <name>',
    '',
  ].join('\n')
}
