import { type CommandIo, EXIT } from '../../command-io.ts'
import type { Changed } from './change-states.ts'
import { labelOf } from './name-pools.ts'

/** Says which subjects could not be written, and gives the exit code for all of them. */
export function printFailed(changed: readonly Changed[], io: CommandIo): number {
  const failed = changed.filter(({ outcome }) => outcome === 'lost' || outcome === 'unreadable')
  for (const { subject, outcome } of failed) {
    const why =
      outcome === 'lost'
        ? 'sweeps wrote faster each time. Try again in a moment'
        : 'its state was written by a newer version. Update this checkout: git pull && npm ci'
    io.stderr.write(`${labelOf(subject)} was not changed: ${why}.\n`)
  }
  return failed.length > 0 ? EXIT.trouble : EXIT.ok
}
