import { expect, it } from 'vitest'
import { emptyState, type SubjectState } from '../../lambda/core/state.ts'
import { tidied } from '../../lambda/core/tidy-state.ts'

const NOW = new Date('2025-12-04T12:00:00Z')
const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000).toISOString()
const state = (over: Partial<SubjectState>): SubjectState => ({ ...emptyState('pool:kie/video', NOW), ...over })
const incident = { id: 'i', kind: 'exhausted', openedAt: ago(40), shownBy: [], reminders: 0 } as const
const flapping = { since: ago(5), episodes: 4, lastEndedAt: ago(1), severity: 'urgent' } as const

it.each<[string, Partial<SubjectState>, Partial<SubjectState>]>([
  ['openings of yesterday go', { openings: [ago(25), ago(2)] }, { openings: [ago(2)] }],
  ['none is kept while it flaps', { flapping, openings: [ago(2)] }, { flapping }],
  ['a silence that has run out goes', { silence: { until: ago(0), because: 'moving' } }, {}],
  [
    'one that holds stays',
    { silence: { until: ago(-1), because: 'moving' } },
    { silence: { until: ago(-1), because: 'moving' } },
  ],
  ['rate limits of yesterday go', { throttledAt: [ago(30), ago(3)] }, { throttledAt: [ago(3)] }],
  [
    'and stay with the trouble that came after them',
    { incident, throttledAt: [ago(41)] },
    { incident, throttledAt: [ago(41)] },
  ],
])('%s', (_, before, after) => {
  expect(tidied(state(before), NOW)).toEqual(state(after))
})
