import { describe, expect, it } from 'vitest'
import { type Migrations, readState } from '../../lambda/core/read-state.ts'
import { emptyState, STATE_SCHEMA } from '../../lambda/core/state.ts'

const NOW = new Date('2025-12-04T12:00:00Z')
const written = { ...emptyState('pool:kie/video', NOW), version: 7 }

/** As a later release may have them: two schemas after today's. */
const LATER: Migrations = {
  1: ({ since, ...item }) => ({ ...item, heldSince: since }),
  2: item => ({ ...item, doubts: [] }),
}

describe('a stored item', () => {
  it('of this schema is read as it is', () => {
    expect(readState(written)).toBe(written)
  })

  it('of the schema before is brought up to date, its version untouched: the next write goes over it', () => {
    const older = { schema: STATE_SCHEMA - 1, subject: 'pool:kie/video', version: 7, since: NOW.toISOString() }

    expect(readState(older)).toEqual(written)
  })

  it('is brought up to date schema by schema', () => {
    const read = readState(written, LATER, 3)

    expect(read).toEqual({
      ...{ schema: 3, subject: 'pool:kie/video', version: 7, verdicts: {}, condition: 'unknown', owed: [] },
      ...{ heldSince: NOW.toISOString(), doubts: [] },
    })
  })

  it.each([
    ['of a newer schema, after a release was taken back', { ...written, schema: STATE_SCHEMA + 1 }],
    ['of a schema too old to be read any more', { ...written, schema: STATE_SCHEMA - 2 }],
    ['without a schema', { subject: 'pool:kie/video', version: 7 }],
    ['whose schema is no number', { ...written, schema: '1' }],
    ['without a subject', { schema: STATE_SCHEMA, version: 7 }],
    ['without a version', { schema: STATE_SCHEMA, subject: 'pool:kie/video' }],
  ])('%s is not read', (_, item) => {
    expect(readState(item)).toBeUndefined()
  })
})
