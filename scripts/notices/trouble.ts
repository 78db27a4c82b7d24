import type { Notice, NoticeFacts } from '../../lambda/core/notice.ts'
import type { Made } from './incidents.ts'

/** When the troubles by themselves are told. */
export const AT = '2025-11-20T02:05:00.000Z'

/** One trouble of a pool, opened and told. */
export function trouble(
  title: string,
  key: string,
  pool: string,
  condition: Notice['condition'],
  severity: Notice['severity'],
  facts: Partial<NoticeFacts>,
  more: Partial<Notice> = {},
): Made {
  const since = facts.since ?? AT
  return {
    title,
    notice: {
      id: title.toLowerCase().replace(/\W+/g, '-'),
      kind: 'opened',
      severity,
      subject: { about: 'pool', key, pool },
      at: AT,
      incident: { id: 'trouble', openedAt: since },
      condition,
      facts: { provider: key, since, by: 'verdict', certainty: 'certain', ...facts },
      ...more,
    },
  }
}
