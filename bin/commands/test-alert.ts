import type { Rendered } from '../../lambda/core/message.ts'
import type { NoticeKind } from '../../lambda/core/notice.ts'
import type { RenderContext } from '../../lambda/core/render-context.ts'
import type { Language, Severity } from '../../lambda/core/watch-list.ts'
import { createSnsMessenger } from '../../lambda/io/sns-messenger.ts'
import { systemClock } from '../../lambda/io/system-clock.ts'
import { type CommandIo, EXIT, UsageError } from '../command-io.ts'
import { findDeployment } from './deployment/find-deployment.ts'
import { type LocalConfiguration, requireConfiguration } from './deployment/local-configuration.ts'
import { momentsOf } from './deployment/moments.ts'
import { withAws } from './deployment/open-aws.ts'
import { PLACE_HELP, PLACE_OPTIONS, placeOf } from './deployment/place.ts'
import { DEFAULT_STACK } from './deployment/with-deployment.ts'
import { readArguments } from './shared/arguments.ts'
import { createPaint } from './shared/paint.ts'
import { unknownWord } from './shared/unknown-word.ts'
import { markedTest, renderSample } from './test-alert/marked-test.ts'
import { printReach } from './test-alert/print-reach.ts'
import { readReachFacts } from './test-alert/reach-facts.ts'
import { type Reach, reachOf } from './test-alert/reach-of.ts'

export const help = `Usage: credit-watchdog test-alert [options]

Says of each recipient whether it can be reached (confirmed, opted out, SMS sandbox, quota) and the step that changes it; then sends
everybody on the topic a message that is marked as a test. --dry-run sends nothing and shows the texts.

  --dry-run          look and show, send nothing
  --channel <name>   sms, email or json: show only that one; email and json are sent as "info", which phones do not get by default
  --kind <kind>      how another kind would look, marked as a test: opened, worse, reminder, recovered, closed, flapping, steady, unclear,
                     acknowledged, watched, summary (made-up facts about your first key; machines get a test document always)
  --language <code>  en, nl or de, in place of the configuration's
${PLACE_HELP}
Exit code: 0 everybody can be reached; 1 somebody cannot, or it was not sent; 2 could not tell; 64 wrong usage, no stack, or no AWS
credentials (a dry run shows the texts all the same).
`

const CHANNELS = ['sms', 'email', 'json'] as const
const LANGUAGES = ['en', 'nl', 'de'] as const satisfies readonly Language[]
const KINDS = Object.keys({
  opened: 0,
  worse: 0,
  reminder: 0,
  recovered: 0,
  closed: 0,
  flapping: 0,
  steady: 0,
  unclear: 0,
  acknowledged: 0,
  watched: 0,
  summary: 0,
  test: 0,
} satisfies Record<NoticeKind, 0>) as readonly NoticeKind[]
const PUBLISH_MS = 20_000

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { options, positionals } = readArguments(args, {
    ...PLACE_OPTIONS,
    channel: 'value',
    kind: 'value',
    language: 'value',
    'dry-run': 'flag',
  })
  if (positionals.length > 0)
    throw new UsageError(`test-alert takes no argument, got ${JSON.stringify(positionals[0])}.`)
  const channel = options.channel === undefined ? undefined : oneOf('channel', options.channel, CHANNELS)
  const kind = oneOf('kind', options.kind ?? 'test', KINDS)
  const local = await requireConfiguration(io, 'deploy')
  const language = oneOf('language', options.language ?? local.watchList.language, LANGUAGES)
  const now = new Date()
  // A phone gets what is urgent; a test for the others need not ring it.
  const severity: Severity = channel === 'email' || channel === 'json' ? 'info' : 'urgent'

  const exitCode = await withAws(placeOf(options), io, async aws => {
    const deployed = await findDeployment(aws.cloudFormation, options.stack ?? local.deployment ?? DEFAULT_STACK)
    const recipients = local.watchList.recipients.filter(each => isOn(each.channel, channel))
    const facts = await readReachFacts(aws, deployed, recipients)
    const { moment } = momentsOf(local.watchList, now)
    const reaches = recipients.map(recipient => reachOf(recipient, facts, now, moment))
    io.stdout.write(
      `${printReach(reaches, facts, { paint: createPaint(io.stdout, io.env), columns: io.stdout.columns ?? 96, configured: local.watchList.recipients })}\n`,
    )
    if (options['dry-run']) return exitCodeOf(reaches)

    const { name, region, accountId } = deployed
    const context = { ...contextOf(local, language), deployment: { name, region, accountId } }
    const message = markedTest(kind, severity, context, now)
    const messenger = createSnsMessenger({ client: aws.sns, topicArn: deployed.topicArn, clock: systemClock })
    const published = await messenger.publish(message, new Date(now.getTime() + PUBLISH_MS))
    if (published.outcome !== 'sent') {
      io.stderr.write(
        `Not sent: ${published.outcome} (${published.detail}). It takes sns:Publish on ${deployed.topicArn} and kms:GenerateDataKey with kms:Decrypt on its key.\n`,
      )
      return EXIT.trouble
    }
    const quiet = recipients.filter(each => !each.severity.includes(severity)).map(({ to }) => to)
    io.stdout.write(
      `Sent to everybody who is confirmed, as ${severity}: "${message.subject}"\n` +
        (quiet.length > 0 ? `Not to ${quiet.join(', ')}: ${severity} is not among what they get.\n` : ''),
    )
    return exitCodeOf(reaches)
  })
  if (options['dry-run']) {
    const sample = renderSample(
      kind,
      { ...contextOf(local, language), deployment: { name: local.deployment ?? DEFAULT_STACK } },
      now,
    )
    io.stdout.write(shown(sample, channel))
  }
  return exitCode
}

function oneOf<const T extends string>(what: string, typed: string, allowed: readonly T[]): T {
  const found = allowed.find(each => each === typed)
  if (found === undefined) throw new UsageError(unknownWord(what, typed, allowed))
  return found
}

function isOn(recipient: 'email' | 'sms' | 'webhook', channel: (typeof CHANNELS)[number] | undefined): boolean {
  return channel === undefined || recipient === (channel === 'json' ? 'webhook' : channel)
}

function contextOf(
  { watchList, providers }: LocalConfiguration,
  language: Language,
): Omit<RenderContext, 'deployment'> {
  return { watchList: { ...watchList, language }, providers }
}

function exitCodeOf(reaches: readonly Reach[]): number {
  if (reaches.some(({ state }) => state === 'not-reached' || state === 'half')) return EXIT.trouble
  return reaches.some(({ state }) => state === 'unknown') ? EXIT.unknown : EXIT.ok
}

function shown(message: Rendered, channel: (typeof CHANNELS)[number] | undefined): string {
  const sections = [
    ...(channel === undefined || channel === 'sms' ? [`SMS\n${message.sms}\n`] : []),
    ...(channel === undefined || channel === 'email'
      ? [`E-MAIL\nSubject: ${message.subject}\n\n${message.email}`]
      : []),
    ...(channel === 'json' ? [`JSON\n${JSON.stringify(JSON.parse(message.json), undefined, 2)}\n`] : []),
  ]
  return `Nothing was sent. This is how it looks:\n\n${sections.join('\n')}`
}
