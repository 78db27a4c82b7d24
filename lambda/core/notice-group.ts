import type { NoticeKind } from './notice.ts'

/** Trouble that stands, trouble that is over, or neither. */
export type NoticeGroup = 'trouble' | 'end' | 'other'

export function groupOf(kind: NoticeKind): NoticeGroup {
  switch (kind) {
    case 'opened':
    case 'worse':
    case 'reminder':
    case 'unclear':
      return 'trouble'
    case 'recovered':
    case 'flapping':
    case 'steady':
    case 'watched':
      return 'end'
    case 'closed':
    case 'acknowledged':
    case 'summary':
    case 'test':
      return 'other'
  }
}
