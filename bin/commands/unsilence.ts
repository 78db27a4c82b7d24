import { unsilence } from '../../lambda/core/incident/operator.ts'
import type { CommandIo } from '../command-io.ts'
import { type Changed, changeStates } from './deployment/change-states.ts'
import { momentsOf } from './deployment/moments.ts'
import { labelOf, namePools } from './deployment/name-pools.ts'
import { onlyName } from './deployment/only-name.ts'
import { PLACE_HELP, PLACE_OPTIONS } from './deployment/place.ts'
import { printFailed } from './deployment/print-failed.ts'
import { withDeployment } from './deployment/with-deployment.ts'
import { readArguments } from './shared/arguments.ts'
import { shownKind } from './shared/paint.ts'

export const help = `Usage: credit-watchdog unsilence <key[/pool]> [options]

Ends a silence. Trouble that stands is told by the next sweep. Without a pool, all pools of the key.

${PLACE_HELP}
Exit code: 0, also where nothing was silenced; 1 not written; 2 AWS did not answer; 64 wrong usage, no such key, no stack, or no AWS
credentials.
`

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { options, positionals } = readArguments(args, PLACE_OPTIONS)
  const name = onlyName('unsilence', positionals)

  return withDeployment(options, io, async ({ store, local }) => {
    const now = new Date()
    const loaded = await store.load()
    const subjects = namePools(name, local?.watchList, loaded.states)
    const changed = await changeStates(store, loaded, subjects, state => unsilence(state, now), now)
    const format = momentsOf(local?.watchList, now)
    for (const each of changed) io.stdout.write(outcomeOf(each, format))
    return printFailed(changed, io)
  })
}

function outcomeOf({ subject, outcome, before, after }: Changed, format: ReturnType<typeof momentsOf>): string {
  if (outcome === 'unchanged') return `${labelOf(subject)} was not silenced.\n`
  if (outcome !== 'written') return ''
  const { silence } = before
  const was = silence ? ` (it was until ${format.moment(silence.until)}: ${silence.because})` : ''
  const stands = after.incident
    ? ` It is ${shownKind(after.incident.kind)} since ${format.moment(after.incident.openedAt)}; what people do not know of it yet, the next sweep tells.`
    : ''
  return `${labelOf(subject)} is no longer silenced${was}.${stands}\n`
}
