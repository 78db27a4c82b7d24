import type { ConditionKind } from '../../../lambda/core/condition.ts'
import type { WatchList } from '../../../lambda/core/watch-list.ts'
import type { Decided } from './model-log.ts'

/** What people believe of a subject that is in trouble, from the notices about it so far. */
export interface Standing {
  readonly kind: ConditionKind
  readonly severity: string
  /** Every kind it was told with since it was last well. */
  readonly kinds: ReadonlySet<ConditionKind>
  readonly atMs: number
  /** When the next reminder is due; undefined for a line, which warns once. */
  readonly dueMs: number | undefined
}
export type Beliefs = ReadonlyMap<string, Standing>

/** What they believe after one notice more. */
export function believe(beliefs: Map<string, Standing>, { notice, subject }: Decided, { reminders }: WatchList): void {
  const { condition, severity } = notice
  const known = beliefs.get(subject)
  const atMs = Date.parse(notice.at)
  const from = (kinds: Iterable<ConditionKind>, afterMs: number): Standing => ({
    kind: condition,
    severity,
    atMs,
    kinds: new Set([...kinds, condition]),
    dueMs: condition === 'low' ? undefined : atMs + afterMs,
  })
  switch (notice.kind) {
    case 'opened':
    case 'unclear':
      beliefs.set(subject, from(known?.kinds ?? [], reminders.firstMs))
      break
    case 'worse':
      beliefs.set(subject, from(known?.kinds ?? [], reminders.firstMs))
      break
    case 'reminder':
      beliefs.set(subject, from(known?.kinds ?? [], reminders.thenMs))
      break
    case 'recovered':
    case 'flapping':
      if (condition === 'healthy') beliefs.delete(subject)
      else beliefs.set(subject, from([], reminders.firstMs))
      break
    case 'closed':
      beliefs.delete(subject)
      break
    case 'steady':
    case 'watched':
    case 'acknowledged':
    case 'summary':
    case 'test':
      break
  }
}
