import type { ConditionKind, Subject } from '../condition.ts'
import type { VerdictKind } from '../provider.ts'
import type { Incident } from '../state.ts'
import type { Severity, WatchList } from '../watch-list.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** A flapping subject that stays healthy this long is steady again. */
export const STEADY_AFTER_MS = 6 * HOUR_MS

/** What people have decided about telling, taken from the watch list. */
export interface Policy {
  readonly reminders: { readonly firstMs: number; readonly thenMs: number }
  readonly quietHours?: { readonly from: string; readonly to: string }
  readonly timeZone: string
}

export function policyOf(watchList: WatchList): Policy {
  const { reminders, quietHours, timeZone } = watchList
  return { reminders, timeZone, ...(quietHours && { quietHours }) }
}

/** How long, and in how many sights, a condition must hold before people hear of it. */
export interface Confirmation {
  readonly sights: number
  readonly forMs: number
}

/** Streaks are in time and sights, so that the schedule does not change what is told. */
export function confirmationFor(kind: ConditionKind, certainty: 'certain' | 'likely', subject: Subject): Confirmation {
  switch (kind) {
    case 'exhausted':
    case 'capped':
    case 'suspended':
      return { sights: certainty === 'certain' ? 1 : 2, forMs: 0 }
    case 'low':
    case 'critical':
      return { sights: 1, forMs: 0 }
    case 'rejected':
    case 'forbidden':
    case 'retired':
      return { sights: 2, forMs: 0 }
    case 'unavailable':
      return subject.about === 'watchdog' ? { sights: 2, forMs: 0 } : { sights: 3, forMs: 30 * MINUTE_MS }
    case 'throttled':
      return { sights: 2, forMs: 2 * HOUR_MS }
    case 'unknown':
      return { sights: 3, forMs: HOUR_MS }
    case 'healthy':
      return { sights: 2, forMs: 0 }
  }
}

/** @param by what showed it, where that changes how urgent it is */
export function severityOf(kind: ConditionKind, subject: Subject, by?: Incident['by']): Severity {
  if (subject.about === 'watchdog' || by === 'burning') return 'urgent'
  switch (kind) {
    case 'exhausted':
    case 'suspended':
    case 'capped':
    case 'rejected':
    case 'critical':
      return 'urgent'
    case 'low':
    case 'forbidden':
    case 'retired':
    case 'unavailable':
    case 'throttled':
    case 'unknown':
      return 'warning'
    case 'healthy':
      return 'info'
  }
}

/** How bad it is inside one incident: a step up is told as "worse", a step down is not told. */
export function levelOf(kind: ConditionKind | VerdictKind): number {
  switch (kind) {
    case 'healthy':
      return 0
    case 'unknown':
    case 'bad-request':
    case 'throttled':
    case 'unavailable':
      return 1
    case 'low':
      return 2
    case 'critical':
      return 3
    case 'retired':
    case 'forbidden':
    case 'rejected':
    case 'capped':
    case 'exhausted':
    case 'suspended':
      return 4
  }
}

/** Urgent before warning before info. */
export function worse(a: Severity, b: Severity): Severity {
  const order: readonly Severity[] = ['urgent', 'warning', 'info']
  return order.indexOf(a) <= order.indexOf(b) ? a : b
}

/** When the quiet hours that hold now end; undefined outside them. Hours are `HH:MM` in the time zone. */
export function quietUntil(now: Date, policy: Policy): Date | undefined {
  if (!policy.quietHours) return undefined
  const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
  const local = new Intl.DateTimeFormat('en-GB', {
    timeZone: policy.timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(now)
  const minutes = minutesOf(local)
  const from = minutesOf(policy.quietHours.from)
  const to = minutesOf(policy.quietHours.to)
  const inside = from <= to ? minutes >= from && minutes < to : minutes >= from || minutes < to
  if (!inside) return undefined
  const left = (to - minutes + 24 * 60) % (24 * 60)
  return new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS + left * MINUTE_MS)
}
