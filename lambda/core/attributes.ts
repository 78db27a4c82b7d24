import type { Message, MessageAttributes } from './message.ts'

/** Stands in the attributes of notices about the watchdog itself; every filter policy lists it. */
export const EVERYBODY = '*'

/** What subscriptions filter on: the union over the message's notices. */
export function attributesOf(message: Message): MessageAttributes {
  const kinds = new Set(message.notices.map(notice => notice.kind))
  const [only] = kinds
  const [notice] = message.notices
  return {
    kind: kinds.size === 1 && only !== undefined ? only : 'digest',
    severity: message.severity,
    providers: union(message, notice => (notice.facts.provider === undefined ? [] : [notice.facts.provider])),
    keys: union(message, notice =>
      notice.subject.about === 'pool' ? [notice.subject.key, ...(notice.facts.alsoKeys ?? [])] : [],
    ),
    noticeId: message.notices.length === 1 && notice !== undefined ? notice.id : message.id,
  }
}

/** A notice that names no key, or no provider, concerns everybody. */
function union(
  message: Message,
  namesOf: (notice: Message['notices'][number]) => readonly string[],
): readonly string[] {
  const names = message.notices.map(notice => (notice.subject.about === 'watchdog' ? [] : namesOf(notice)))
  return [...new Set(names.flatMap(each => (each.length === 0 ? [EVERYBODY] : each)))].sort()
}
