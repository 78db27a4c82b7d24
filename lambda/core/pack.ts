import { WORST_FIRST } from './condition.ts'
import { hash } from './hash.ts'
import type { Message } from './message.ts'
import type { Notice } from './notice.ts'
import { groupOf, type NoticeGroup } from './notice-group.ts'
import type { Severity } from './watch-list.ts'

const GROUPS: readonly NoticeGroup[] = ['trouble', 'end', 'other']

const SEVERITIES: readonly Severity[] = ['urgent', 'warning', 'info']

/**
 * What is owed, as the fewest messages: one per severity, the most severe first, so that five hundred keys failing together are one SMS.
 * The same notices in any order give the same messages.
 */
export function pack(owed: readonly Notice[]): readonly Message[] {
  const once = [...new Map(owed.map(notice => [notice.id, notice])).values()]
  return SEVERITIES.flatMap(severity => {
    const notices = once.filter(notice => notice.severity === severity).sort(worstFirst)
    if (notices.length === 0) return []
    const ids = notices.map(notice => notice.id).sort()
    return [{ id: hash(ids.join('\n')), severity, notices }]
  })
}

/** Trouble before its end, the watchdog before providers before pools, then by condition, the oldest, and the id. */
function worstFirst(a: Notice, b: Notice): number {
  return (
    GROUPS.indexOf(groupOf(a.kind)) - GROUPS.indexOf(groupOf(b.kind)) ||
    breadth(a) - breadth(b) ||
    WORST_FIRST.indexOf(a.condition) - WORST_FIRST.indexOf(b.condition) ||
    compare(a.facts.since, b.facts.since) ||
    compare(a.id, b.id)
  )
}

function breadth(notice: Notice): number {
  switch (notice.subject.about) {
    case 'watchdog':
      return 0
    case 'provider':
      return 1
    case 'pool':
      return 2
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
