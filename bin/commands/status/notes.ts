import type { WatchList } from '../../../lambda/core/watch-list.ts'
import { groupOf } from '../check/outcome.ts'
import { momentsOf } from '../deployment/moments.ts'
import { shownKind } from '../shared/paint.ts'
import { estimated } from './estimated.ts'
import type { StatusRow } from './status-rows.ts'

/** What somebody should know of this pool besides its condition: who is on it, what is quiet, what comes next, where to top up. */
export function notesOf(row: StatusRow, watchList: WatchList | undefined, now: Date): readonly string[] {
  const { state, key, provider, condition, watched } = row
  if (state === undefined) return estimateNote(row)
  const { moment } = momentsOf(watchList, now)
  const { incident, silence, sight, flapping, recharge, owed, acknowledged } = state
  const group = groupOf(condition)
  const isQuiet = silence !== undefined && silence.until > now.toISOString()
  const [oldest] = owed
  return [
    ...(watched ? [] : ['not in the watchdog.config.ts here']),
    ...(incident ? [whoIsOnIt(acknowledged, moment), ...howItWasTold(row, moment)] : []),
    ...(isQuiet ? [`silenced until ${moment(silence.until)}: ${silence.because}`] : []),
    ...(sight && sight.kind !== condition
      ? [`looks ${shownKind(sight.kind)} since ${moment(sight.firstAt)} (${sight.count} x), not confirmed yet`]
      : []),
    ...(recharge?.told ? [`under the line of auto-recharge since ${moment(recharge.since)}, and not topped up`] : []),
    ...(flapping ? [`comes and goes since ${moment(flapping.since)}, ${flapping.episodes} times`] : []),
    ...estimateNote(row),
    ...(oldest ? [`${owed.length} owed since ${moment(oldest.at)}: the next sweep sends it`] : []),
    ...(group === 'blocked' || group === 'low' ? whereToGo() : []),
  ]

  function whereToGo(): readonly string[] {
    const { billing } = provider?.consoles ?? {}
    return [
      ...(key?.login === undefined ? [] : [`log in as ${key.login}`]),
      ...(billing === undefined ? [] : [billing]),
    ]
  }
}

function estimateNote(row: StatusRow): readonly string[] {
  const reckoned = estimated(row)
  if (reckoned === undefined) return []
  const { amount, declaredAt } = reckoned.estimate
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(declaredAt),
  )
  const wrong = amount < 0 ? '; below zero, a top-up seems to be missing from the configuration' : ''
  return [`the balance is an estimate, last top-up declared ${day}${wrong}`]
}

function whoIsOnIt(
  acknowledged: NonNullable<StatusRow['state']>['acknowledged'],
  moment: (iso: string) => string,
): string {
  if (acknowledged === undefined) return 'acknowledged by nobody'
  return `acknowledged by ${acknowledged.by ?? 'somebody'} at ${moment(acknowledged.at)}`
}

function howItWasTold({ state }: StatusRow, moment: (iso: string) => string): readonly string[] {
  const { incident, acknowledged } = state ?? {}
  if (incident === undefined) return []
  if (incident.told === undefined) return ['nobody was told']
  if (incident.told.with !== undefined)
    return [`told together with ${incident.told.with.replace(/^pool:|\/default$/g, '')}`]
  const { nextReminderAt } = incident
  return nextReminderAt === undefined || acknowledged ? [] : [`next reminder ${moment(nextReminderAt)}`]
}
