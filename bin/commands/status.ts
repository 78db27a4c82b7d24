import { createScrubber } from '../../lambda/core/scrub.ts'
import { createDynamoSamples } from '../../lambda/io/dynamo-samples.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { type CommandIo, UsageError } from '../command-io.ts'
import { awsTrouble } from './deployment/aws-trouble.ts'
import { PLACE_HELP, PLACE_OPTIONS } from './deployment/place.ts'
import { listSubscriptions } from './deployment/subscriptions.ts'
import { type AtDeployment, withDeployment } from './deployment/with-deployment.ts'
import { readArguments } from './shared/arguments.ts'
import { createPaint } from './shared/paint.ts'
import { scrubDeep } from './shared/scrub-deep.ts'
import { showsBlocks } from './shared/shows-blocks.ts'
import { type DeploymentStatus, isSilent, summaryOf } from './status/deployment-status.ts'
import { printStatus } from './status/print-status.ts'
import { statusJson } from './status/status-json.ts'
import { statusRows } from './status/status-rows.ts'
import { withDiscovered } from './status/with-discovered.ts'

export const help = `Usage: credit-watchdog status [options]

What the deployed watchdog knows now, from any checkout with AWS credentials: conditions, since when, balances and their age, what they
still buy and how long they last, who is on it, what is silenced, what is owed, who is told. Asks no provider. Without a watchdog.config.ts
it shows what is remembered; only with it is known whose readings are whose, and so how long a balance lasts.

LASTS is when it is empty at the present pace, and in brackets the range where it ends in about five cases of six. A balance that nobody
can read is estimated from declared top-ups and measured spend, where both are known, and called so.

  --json             one object: { at, deployment, lastSweep: { at, complete, ageMs, silent } | null, pools: [{ key, pool, provider?,
                     condition, since, watched, balance?, estimate?, budget?, workLeft?: [{ name, count }],
                     lasts?: lasts | longer-than | until-reset | empty | not-enough-data, runway?: { emptyAt, soonest, latest,
                     perHour, unit, toLimit? }, resetsAt?, readings?: [{ unit, at, ageMs, count }], incident?, acknowledged?,
                     silence?, sight?, flapping?, lastHealthyAt?, owed }], others, recipients: [{ protocol, endpoint,
                     confirmed }] | null, unreadable, discoveryProblems, summary: { blocked, low, healthy, unknown, owed,
                     silenced, exitCode } }
${PLACE_HELP}
Exit code: 0 all healthy; 1 somebody low or blocked; 2 could not tell, or no sweep lately; 64 wrong usage, no stack, or no AWS credentials.
`

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { options, positionals } = readArguments(args, { ...PLACE_OPTIONS, json: 'flag' })
  if (positionals.length > 0) throw new UsageError(`status takes no argument, got ${JSON.stringify(positionals[0])}.`)

  return withDeployment(options, io, async at => {
    const status = await readStatus(at)
    const scrub = createScrubber(at.local?.providers ?? PROVIDERS)
    io.stdout.write(
      options.json
        ? `${JSON.stringify(scrubDeep(statusJson(status), scrub), undefined, 2)}\n`
        : scrub(
            printStatus(status, {
              paint: createPaint(io.stdout, io.env),
              columns: io.stdout.columns || Number.POSITIVE_INFINITY,
              blocks: showsBlocks(io.env),
            }),
          ),
    )
    return summaryOf(status).exitCode
  })
}

async function readStatus(at: AtDeployment): Promise<DeploymentStatus> {
  const { aws, deployed, store } = at
  const now = new Date()
  const [{ states, lastSweep, unreadable }, samples, { local, problems }, recipients] = await Promise.all([
    store.load(),
    createDynamoSamples(aws.dynamo, deployed.tableName).load(),
    withDiscovered(at),
    recipientsOf(aws, deployed.topicArn),
  ])
  return {
    now,
    deployed,
    rows: statusRows(states, samples, local),
    silent: isSilent(lastSweep, local?.watchList, now),
    unreadable,
    discoveryProblems: problems,
    recipients,
    ...(local && { watchList: local.watchList }),
    ...(lastSweep && { lastSweep }),
  }
}

/** Who may read the state need not be allowed to list addresses. */
async function recipientsOf({ sns }: AtDeployment['aws'], topicArn: string): Promise<DeploymentStatus['recipients']> {
  try {
    return await listSubscriptions(sns, topicArn)
  } catch (error) {
    const trouble = awsTrouble(error)
    if (trouble === undefined) throw error
    return { notRead: trouble.text }
  }
}
