import { silence } from '../../lambda/core/incident/operator.ts'
import { createScrubber } from '../../lambda/core/scrub.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { readDurationMs } from '../../lib/configuration/duration.ts'
import { type CommandIo, UsageError } from '../command-io.ts'
import { type Changed, changeStates } from './deployment/change-states.ts'
import { momentsOf } from './deployment/moments.ts'
import { labelOf, namePools } from './deployment/name-pools.ts'
import { onlyName } from './deployment/only-name.ts'
import { PLACE_HELP, PLACE_OPTIONS } from './deployment/place.ts'
import { printFailed } from './deployment/print-failed.ts'
import { withDeployment } from './deployment/with-deployment.ts'
import { readArguments } from './shared/arguments.ts'
import { shownKind } from './shared/paint.ts'

export const help = `Usage: credit-watchdog silence <key[/pool]> --for <time> --because <reason> [options]

Tells nobody about a key or pool for a time. It is still asked; a recovery is told all the same to whoever was told of the trouble; what
still stands when the silence ends is told then, with its true age. Without a pool, all pools of the key. A second silence replaces the first.

  --for <time>       5m to 30d: 30m, 2h, 3d
  --because <reason> why, for whoever asks: it stands in \`credit-watchdog status\`
${PLACE_HELP}
Exit code: 0; 1 not written; 2 AWS did not answer; 64 wrong usage, no such key, no stack, or no AWS credentials.
`

const SHORTEST_MS = 5 * 60_000
const LONGEST_MS = 30 * 24 * 3_600_000
const LONGEST_REASON = 200

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { options, positionals } = readArguments(args, { ...PLACE_OPTIONS, for: 'value', because: 'value' })
  const name = onlyName('silence', positionals)
  const forMs = forHowLong(options.for)
  const because = whyOf(options.because)

  return withDeployment(options, io, async ({ store, local }) => {
    const now = new Date()
    const until = new Date(now.getTime() + forMs)
    const loaded = await store.load()
    const subjects = namePools(name, local?.watchList, loaded.states)
    const changed = await changeStates(store, loaded, subjects, state => silence(state, until, because), now)
    const written = changed.filter(({ outcome }) => outcome === 'written')
    const format = momentsOf(local?.watchList, now)
    const end = `${format.day(until.toISOString())} ${format.clock(until.toISOString())}, ${format.timeZone}`
    for (const each of written) {
      io.stdout.write(`${labelOf(each.subject)} is silenced until ${end}: ${because}\n${standing(each, format)}`)
    }
    if (written.length > 0) {
      io.stdout.write(
        'Until then nothing is told but a recovery. It is still asked; what still stands then is told with its true age.\n' +
          `Sooner: npx credit-watchdog unsilence ${name}\n`,
      )
    }
    return printFailed(changed, io)
  })
}

function forHowLong(text: string | undefined): number {
  if (text === undefined) throw new UsageError('For how long? --for 2h (5m to 30d).')
  const forMs = readDurationMs(text)
  if (forMs !== undefined && forMs >= SHORTEST_MS && forMs <= LONGEST_MS) return forMs
  throw new UsageError(`--for is a time from 5m to 30d, in m, h or d ("90m", "2h", "3d"), got ${JSON.stringify(text)}.`)
}

/** It is stored and shown, so that a key in it goes. */
function whyOf(text: string | undefined): string {
  const because = createScrubber(PROVIDERS)((text ?? '').replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim())
  if (because === '') throw new UsageError('Why? --because "waiting for the provider".')
  if (because.length <= LONGEST_REASON) return because
  throw new UsageError(`--because is at most ${LONGEST_REASON} characters, got ${because.length}.`)
}

function standing({ before }: Changed, format: ReturnType<typeof momentsOf>): string {
  const owed = before.owed.length
  const lines = [
    ...(before.incident
      ? [`  It is ${shownKind(before.incident.kind)} since ${format.moment(before.incident.openedAt)}.`]
      : []),
    ...(owed > 0 ? [`  ${owed} notice${owed === 1 ? ' was' : 's were'} decided before and still goes out.`] : []),
  ]
  return lines.map(line => `${line}\n`).join('')
}
