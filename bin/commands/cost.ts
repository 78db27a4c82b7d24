import { type CommandIo, EXIT, UsageError } from '../command-io.ts'
import { awsBill, watchedOf } from './cost/aws-bill.ts'
import { biggestLever } from './cost/biggest-lever.ts'
import { BASIS, FREE, NOT_CERTAIN } from './cost/prices.ts'
import { printCost } from './cost/print-cost.ts'
import { probeCosts } from './cost/probe-costs.ts'
import { probeRows } from './cost/probe-rows.ts'
import { requireConfiguration } from './deployment/local-configuration.ts'
import { readArguments } from './shared/arguments.ts'
import { createPaint } from './shared/paint.ts'

export const help = `Usage: credit-watchdog cost [--json]

What watchdog.config.ts costs a month: the paid questions at the providers, key by key, with the longest time until an exhaustion is noticed;
what AWS bills, item by item, with its free tiers; and the one change that would save most. Nothing is asked and nothing is sent.

  --json   { probes: [{ key, pool, label, usd, callsADay?, noticedFreeMs?, noticedByCallMs? }], probesUsd, mostProbesUsd,
           aws: { counts, usd, totalUsd }, lever?, basis, free, notCertain }; a pool without times is not watched for exhaustion

Exit code: 0; 64 wrong usage, or no or a faulty configuration.
`

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { options, positionals } = readArguments(args, { json: 'flag' })
  if (positionals.length > 0) throw new UsageError(`cost takes no argument, got ${positionals.join(' ')}.`)
  const { watchList, providers, infrastructure } = await requireConfiguration(io, 'local')

  const probes = probeCosts(watchList, providers)
  const probesUsd = probes.reduce((sum, { usd }) => sum + usd, 0)
  const paid = new Set(probes.filter(({ usd }) => usd > 0).map(({ key }) => key))
  const mostUsd = watchList.keys
    .filter(({ name }) => paid.has(name))
    .reduce((sum, { dailyBudgetUsd }) => sum + dailyBudgetUsd * BASIS.daysAMonth, 0)
  const mailboxes = watchList.recipients.filter(({ channel }) => channel === 'email').length
  const watched = watchedOf(watchList, providers, infrastructure)
  const bill = awsBill(watched, infrastructure, mailboxes)
  const lever = biggestLever(watched, infrastructure, mailboxes, probes)

  io.stdout.write(
    options.json
      ? `${JSON.stringify({ probes, probesUsd, mostProbesUsd: mostUsd, aws: bill, ...(lever && { lever }), basis: BASIS, free: FREE, notCertain: NOT_CERTAIN })}\n`
      : printCost(
          {
            rows: probeRows(probes),
            probesUsd,
            mostUsd,
            bill,
            lever,
            smsQuota: infrastructure.smsQuota,
            sendsSms: watched.recipients === 'phones',
            discovers: watchList.discover !== undefined,
          },
          createPaint(io.stdout, io.env),
        ),
  )
  return EXIT.ok
}
