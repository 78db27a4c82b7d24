import type { Notice } from './notice.ts'

/** What a notice calls the state of its subject: the condition, told apart further where people must act differently. */
export type Trouble =
  | 'refused-upstream'
  | 'below-price'
  | 'empty'
  | 'capped'
  | 'suspended'
  | 'rejected'
  | 'forbidden'
  | 'retired'
  | 'critical'
  | 'low'
  | 'burning'
  | 'unavailable'
  | 'throttled'
  | 'unclear'
  | 'unreachable'
  | 'blind'
  | 'healthy'

/** `before` asks for the trouble a recovery ended. */
export function troubleOf(notice: Notice, which: 'now' | 'before' = 'now'): Trouble {
  if (notice.subject.about === 'watchdog') return 'blind'
  if (notice.subject.about === 'provider') return 'unreachable'
  const { facts } = notice
  const condition = which === 'before' ? (notice.before ?? notice.condition) : notice.condition
  switch (condition) {
    case 'exhausted':
      if (facts.blame === 'upstream') return 'refused-upstream'
      return facts.by === 'balance' && (facts.workUnits ?? []).length > 0 ? 'below-price' : 'empty'
    case 'low':
      return facts.by === 'burning' ? 'burning' : 'low'
    case 'unknown':
      return 'unclear'
    case 'capped':
    case 'suspended':
    case 'rejected':
    case 'forbidden':
    case 'retired':
    case 'critical':
    case 'unavailable':
    case 'throttled':
    case 'healthy':
      return condition
  }
}

/** Calls are refused now: users notice. */
export function isBlocking(trouble: Trouble): boolean {
  switch (trouble) {
    case 'refused-upstream':
    case 'below-price':
    case 'empty':
    case 'capped':
    case 'suspended':
    case 'rejected':
    case 'forbidden':
    case 'retired':
    case 'unavailable':
    case 'unreachable':
      return true
    case 'critical':
    case 'low':
    case 'burning':
    case 'throttled':
    case 'unclear':
    case 'blind':
    case 'healthy':
      return false
  }
}
