import { describe, expect, it } from 'vitest'
import { episodesOf } from '../../lambda/core/incident/episodes.ts'
import type { Notice } from '../../lambda/core/notice.ts'
import { type Migrations, readState } from '../../lambda/core/read-state.ts'
import { emptyState, STATE_SCHEMA, type SubjectState } from '../../lambda/core/state.ts'
import { storedForm } from '../../lambda/core/stored-state.ts'
import { wasHealthy } from '../support/builders.ts'

const NOW = new Date('2025-12-04T12:00:00Z')
const written = { ...emptyState('pool:kie/video', NOW), version: 7 }

const HEALTHY = wasHealthy('2025-12-04T11:59:00.000Z')

/** As a later release may have them: two schemas after today's. */
const LATER: Migrations = {
  2: ({ since, ...item }) => ({ ...item, heldSince: since }),
  3: item => ({ ...item, doubts: [] }),
}

describe('a stored item', () => {
  it('of this schema is read as it was, however short it is stored', () => {
    const told = { severity: 'urgent', highest: 'urgent', at: '2025-12-04T11:31:17.250Z' } as const
    const incident = { id: 'i', openedAt: '2025-12-04T11:30:00.000Z', shownBy: ['canary'], reminders: 0 }
    const state: SubjectState = {
      ...written,
      verdicts: {
        canary: { ...HEALTHY, kind: 'exhausted', words: 'no credits at 2025-12-04T11:30:00.000Z', status: 402 },
        access: HEALTHY,
        balance: { ...HEALTHY, certainty: 'likely', signature: 'unreadable', blame: 'upstream', status: null },
      },
      openings: ['2025-12-04T11:30:00.000Z'],
      incident: { ...incident, kind: 'exhausted', told: { ...told, kind: 'exhausted' } },
      ledger: { since: '2025-11-01', used: 20.5, until: '2025-12-01T00:00:00.000Z' },
      balance: {
        at: '2025-12-04T11:31:17.250Z',
        amounts: [
          { measures: 'balance', amount: 5, unit: 'USD', expiring: [{ amount: 5, at: '2026-01-01T00:00:00.000Z' }] },
        ],
      },
      owed: [{ id: 'n', at: '2025-12-04T11:30:00.000Z', facts: { since: '2025-12-04T11:30:00.000Z' } } as Notice],
    }

    const item = JSON.parse(JSON.stringify(storedForm(state)))

    expect(item.verdicts.access).toEqual({ at: Date.parse(HEALTHY.at) })
    expect(readState(item)).toEqual(state)
  })

  it('of the schema before is brought up to date, its version untouched: the next write goes over it', () => {
    const history = [
      { kind: 'exhausted', from: '2025-12-03T10:00:00.000Z', until: '2025-12-03T10:20:00.000Z' },
      { kind: 'exhausted', from: '2025-12-03T12:00:00.000Z', until: '2025-12-03T12:10:00.000Z' },
    ]

    const read = readState({ ...written, schema: STATE_SCHEMA - 1, history })

    const { history: now, ...rest } = read ?? {}
    expect(rest).toEqual(written)
    expect(episodesOf(now)).toEqual([
      { kind: 'exhausted', from: '2025-12-03T10:00:00.000Z', lastedMs: 30 * 60_000, times: 2 },
    ])
  })

  it('is brought up to date schema by schema', () => {
    const read = readState(written, LATER, 4)

    expect(read).toEqual({
      ...{ schema: 4, subject: 'pool:kie/video', version: 7, verdicts: {}, condition: 'unknown', owed: [] },
      ...{ heldSince: NOW.toISOString(), doubts: [] },
    })
  })

  it.each([
    ['of a newer schema, after a release was taken back', { ...written, schema: STATE_SCHEMA + 1 }],
    ['of a schema too old to be read any more', { ...written, schema: STATE_SCHEMA - 2 }],
    ['without a schema', { subject: 'pool:kie/video', version: 7 }],
    ['whose schema is no number', { ...written, schema: '1' }],
    ['without a subject', { schema: STATE_SCHEMA, version: 7 }],
    ['with a moment that is none', { ...written, since: 1e300 }],
    ['of the schema before, with a history that is none', { ...written, schema: STATE_SCHEMA - 1, history: ['?', 7] }],
    ['whose answers are none', { ...written, verdicts: { canary: 'healthy' } }],
    ['without its answers', { ...written, verdicts: undefined }],
    ['that does not say what is owed', { ...written, owed: undefined }],
    ['to which something is owed that is no notice', { ...written, owed: [null] }],
    ['without a version', { schema: STATE_SCHEMA, subject: 'pool:kie/video' }],
  ])('%s is not read', (_, item) => {
    expect(readState(item)).toBeUndefined()
  })
})
