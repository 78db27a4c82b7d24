import { userInfo } from 'node:os'
import { acknowledge } from '../../lambda/core/incident/operator.ts'
import { createScrubber } from '../../lambda/core/scrub.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { type CommandIo, EXIT, UsageError } from '../command-io.ts'
import { type Changed, changeStates } from './deployment/change-states.ts'
import { momentsOf } from './deployment/moments.ts'
import { labelOf, namePools } from './deployment/name-pools.ts'
import { onlyName } from './deployment/only-name.ts'
import { PLACE_HELP, PLACE_OPTIONS } from './deployment/place.ts'
import { printFailed } from './deployment/print-failed.ts'
import { withDeployment } from './deployment/with-deployment.ts'
import { readArguments } from './shared/arguments.ts'
import { shownKind } from './shared/paint.ts'

export const help = `Usage: credit-watchdog ack <key[/pool]> [--by <name>] [options]

Says that somebody is on it: reminders of this incident stop, and the others are told once, by e-mail, with the next sweep. What gets worse,
and the recovery, are told all the same. It ends with the incident. Without a pool, all pools of the key that are in trouble.

  --by <name>        who (default: your name on this machine)
${PLACE_HELP}
Exit code: 0; 1 nothing to acknowledge, or not written; 2 AWS did not answer; 64 wrong usage, no such key, no stack, or no AWS credentials.
`

const LONGEST_NAME = 60

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { options, positionals } = readArguments(args, { ...PLACE_OPTIONS, by: 'value' })
  const name = onlyName('ack', positionals)
  const by = whoIsIt(options.by)

  return withDeployment(options, io, async ({ store, local }) => {
    const now = new Date()
    const loaded = await store.load()
    const subjects = namePools(name, local?.watchList, loaded.states)
    const providers = new Map(local?.watchList.keys.map(key => [key.name, key.provider]))
    const changed = await changeStates(
      store,
      loaded,
      subjects,
      (state, subject) => {
        const provider = providers.get(subject.key)
        return acknowledge(state, { subject, by, now, ...(provider !== undefined && { provider }) })
      },
      now,
    )
    const format = momentsOf(local?.watchList, now)
    if (changed.every(({ outcome }) => outcome === 'refused')) {
      io.stderr.write(`Nothing to acknowledge: ${name} has no open incident. What has: npx credit-watchdog status\n`)
      return EXIT.trouble
    }
    for (const each of changed) io.stdout.write(outcomeOf(each, by, format))
    return printFailed(changed, io)
  })
}

function whoIsIt(typed: string | undefined): string {
  const by = createScrubber(PROVIDERS)((typed ?? userName()).replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim())
  if (by === '') throw new UsageError('Who is on it? --by <name>.')
  if (by.length > LONGEST_NAME) throw new UsageError(`--by is at most ${LONGEST_NAME} characters, got ${by.length}.`)
  return by
}

/** A container's user may have no name. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return ''
  }
}

function outcomeOf(
  { subject, outcome, before, after }: Changed,
  by: string,
  format: ReturnType<typeof momentsOf>,
): string {
  const label = labelOf(subject)
  const { incident, acknowledged } = after
  if (outcome === 'unchanged' && acknowledged) {
    const who = acknowledged.by ?? 'somebody'
    return `${label} was acknowledged already, by ${who} at ${format.moment(acknowledged.at)}. Nothing was changed.\n`
  }
  if (outcome !== 'written' || incident === undefined) return ''
  const told = after.owed.length > before.owed.length
  const lines = [
    `${label}, ${shownKind(incident.kind)} since ${format.moment(incident.openedAt)}: ${by} is on it.`,
    told
      ? '  No more reminders. The others are told once, by e-mail, with the next sweep.'
      : '  No more reminders. Nobody was told of it (it was silent from the start), so nobody is told of this.',
    ...(incident.told?.with === undefined
      ? []
      : [
          `  It was told together with ${incident.told.with.replace(/^pool:|\/default$/g, '')}: acknowledge that, too.`,
        ]),
  ]
  return `${lines.join('\n')}\n`
}
