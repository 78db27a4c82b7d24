import type { ConditionKind, Subject } from '../../../lambda/core/condition.ts'
import { hash } from '../../../lambda/core/hash.ts'
import type { Notice, NoticeFacts, NoticeKind } from '../../../lambda/core/notice.ts'
import { DEFAULT_POOL, type Severity, type WatchList } from '../../../lambda/core/watch-list.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

interface Sample {
  readonly severity: Severity
  readonly condition: ConditionKind
  readonly before?: ConditionKind
  readonly facts?: Partial<NoticeFacts>
}

/** The notice that says that it is a test: about the watchdog itself, so that it passes every filter by provider and key. */
export function testNotice(severity: Severity, now: Date): Notice {
  return notice('test', { about: 'watchdog' }, { severity, condition: 'healthy' }, now, { by: 'nothing' })
}

/** A notice of the kind as it might come about the first key that is watched: an account that ran empty sixteen minutes ago. */
export function sampleNotice(kind: NoticeKind, watchList: WatchList, now: Date): Notice {
  if (kind === 'test') return testNotice('urgent', now)
  const [key] = watchList.keys
  const [pool] = key?.pools ?? []
  const subject: Subject =
    kind === 'summary' || key === undefined
      ? { about: 'watchdog' }
      : { about: 'pool', key: key.name, pool: pool?.name ?? DEFAULT_POOL }
  const about = key === undefined ? {} : { provider: key.provider }
  return notice(kind, subject, sampleOf(kind, now), now, {
    ...about,
    ...(pool?.model !== undefined && { model: pool.model }),
  })
}

function notice(kind: NoticeKind, subject: Subject, sample: Sample, now: Date, facts: Partial<NoticeFacts>): Notice {
  const since = new Date(now.getTime() - 16 * MINUTE_MS).toISOString()
  const at = now.toISOString()
  return {
    id: hash(`test|${kind}|${at}`),
    kind,
    severity: sample.severity,
    subject,
    at,
    incident: { id: `test-${hash(at)}`, openedAt: since },
    condition: sample.condition,
    ...(sample.before !== undefined && { before: sample.before }),
    facts: { since, by: 'verdict', certainty: 'certain', ...facts, ...sample.facts },
  }
}

function sampleOf(kind: Exclude<NoticeKind, 'test'>, now: Date): Sample {
  const later = (ms: number) => new Date(now.getTime() + ms).toISOString()
  const empty = { severity: 'urgent', condition: 'exhausted' } as const
  const over = { severity: 'urgent', condition: 'healthy', before: 'exhausted' } as const
  const refused = { status: 402, words: 'You have no credits left.', nextReminderAt: later(4 * HOUR_MS) }
  const ended = { endedAt: now.toISOString(), lastedMs: 16 * MINUTE_MS }
  switch (kind) {
    case 'opened':
      return { ...empty, facts: refused }
    case 'worse':
      return { severity: 'urgent', condition: 'critical', before: 'low', facts: { by: 'balance' } }
    case 'reminder':
      return { ...empty, facts: { ...refused, since: later(-4 * HOUR_MS) } }
    case 'recovered':
      return { ...over, facts: { ...ended, closerUntil: later(24 * HOUR_MS) } }
    case 'closed':
      return { ...empty, facts: { by: 'nothing', endedAt: now.toISOString() } }
    case 'flapping':
      return { ...over, facts: { ...ended, episodes: 3, flappingSince: later(-6 * HOUR_MS) } }
    case 'steady':
      return { ...over, facts: { episodes: 3, flappingSince: later(-12 * HOUR_MS), endedAt: later(-6 * HOUR_MS) } }
    case 'unclear':
      return { severity: 'warning', condition: 'unknown', facts: { why: 'nothing-matched', since: later(-HOUR_MS) } }
    case 'acknowledged':
      return { ...empty, severity: 'info', facts: { by: 'nothing', acknowledgedBy: 'somebody' } }
    case 'watched':
      return { ...over, severity: 'info', facts: { closerUntil: now.toISOString() } }
    case 'summary':
      return { severity: 'info', condition: 'healthy', facts: { by: 'nothing' } }
  }
}
