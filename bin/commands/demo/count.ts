import { subjectId } from '../../../lambda/core/condition.ts'
import type { Notice } from '../../../lambda/core/notice.ts'
import type { PlayedAct } from './play-act.ts'

export interface Counts {
  readonly sweeps: number
  readonly calls: number
  readonly sms: number
  readonly emails: number
  /** Notices about a rate limit. */
  readonly forRateLimits: number
  /** Notices that repeat one already sent: the same step of the same incident. A reminder is a step of its own. */
  readonly toldTwice: number
}

/** Counted from what was played, never assumed. */
export function count(acts: readonly PlayedAct[]): Counts {
  const sweeps = acts.flatMap(act => act.sweeps)
  const sent = sweeps.flatMap(sweep => sweep.sent)
  const notices = sent.flatMap(each => each.notices)
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  return {
    sweeps: sweeps.length,
    calls: sum(acts.map(act => act.calls)),
    sms: sum(sent.map(each => each.phones)),
    emails: sum(sent.map(each => each.mailboxes)),
    forRateLimits: notices.filter(notice => notice.condition === 'throttled').length,
    toldTwice: notices.length - new Set(notices.map(step)).size,
  }
}

function step(notice: Notice): string {
  const { kind, subject, incident, condition } = notice
  return kind === 'reminder' ? notice.id : [kind, subjectId(subject), incident.id, condition].join(' ')
}
