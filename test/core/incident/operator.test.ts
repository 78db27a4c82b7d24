import { describe, expect, it } from 'vitest'
import { acknowledge, silence, unsilence } from '../../../lambda/core/incident/operator.ts'
import { transition } from '../../../lambda/core/incident/transition.ts'
import { pack } from '../../../lambda/core/pack.ts'
import { render } from '../../../lambda/core/render.ts'
import { emptyState, type Incident, type SubjectState } from '../../../lambda/core/state.ts'
import { aCondition, acme, aKey, aPool, aWatchList } from '../../support/builders.ts'

const NOW = new Date('2025-12-04T04:20:00Z')
const SUBJECT = { about: 'pool', key: 'kie', pool: 'video' } as const
const POLICY = { reminders: { firstMs: 4 * 3_600_000, thenMs: 24 * 3_600_000 }, timeZone: 'UTC' }
const BY = { subject: SUBJECT, by: 'anna', now: NOW, provider: 'acme' }

const told = { kind: 'exhausted', severity: 'urgent', highest: 'urgent', at: '2025-12-04T04:15:00.000Z' } as const
const incident: Incident = {
  id: 'incident-1',
  kind: 'exhausted',
  openedAt: '2025-12-04T04:15:00.000Z',
  shownBy: ['balance'],
  reminders: 0,
  nextReminderAt: '2025-12-04T08:15:00.000Z',
  told,
}
const healthy: SubjectState = { ...emptyState('pool:kie/video', NOW), condition: 'healthy', version: 3 }
const open: SubjectState = { ...healthy, condition: 'exhausted', since: incident.openedAt, incident }

function sweep(state: SubjectState, at: string, kind: 'exhausted' | 'low') {
  const condition = aCondition(kind, { by: 'balance', proves: ['balance'] })
  const facts = { since: state.since, by: 'balance', certainty: 'certain' } as const
  return transition({ subject: SUBJECT, state, condition, fresh: true, facts, policy: POLICY, now: new Date(at) })
}

describe('a silence', () => {
  it('keeps trouble quiet until it ends, then the trouble is told', () => {
    const { state } = silence(healthy, new Date('2025-12-04T06:20:00Z'), 'moving accounts')

    const during = sweep(state, '2025-12-04T05:00:00Z', 'exhausted')
    const after = sweep(during.state, '2025-12-04T06:25:00Z', 'exhausted')

    expect(during.notices).toEqual([])
    expect(after.notices).toMatchObject([{ kind: 'opened', incident: { openedAt: '2025-12-04T05:00:00.000Z' } }])
  })

  it('takes the place of the one before, shorter or longer', () => {
    const first = silence(healthy, new Date('2025-12-05T00:00:00Z'), 'one')
    const second = silence(first.state, new Date('2025-12-04T05:00:00Z'), 'two')

    expect(second.state.silence).toEqual({ until: '2025-12-04T05:00:00.000Z', because: 'two' })
  })

  it.each([
    ['that stands is lifted', '2025-12-04T06:00:00Z', true],
    ['that has run out is cleared, and was none any more', '2025-12-04T04:00:00Z', false],
  ])('%s', (_title, until, changed) => {
    const silenced = silence(healthy, new Date(until), 'why')

    expect(unsilence(silenced.state, NOW)).toEqual({ state: healthy, changed })
  })
})

describe('an acknowledgement', () => {
  it('stops the reminders and owes the others one notice, as info', () => {
    const acknowledged = acknowledge(open, BY)
    const later = acknowledged && sweep(acknowledged.state, '2025-12-04T09:00:00Z', 'exhausted')

    expect(acknowledged?.state.acknowledged).toEqual({ at: NOW.toISOString(), by: 'anna' })
    expect(later?.notices).toEqual([])
    expect(later?.state.owed).toMatchObject([
      { kind: 'acknowledged', severity: 'info', condition: 'exhausted', facts: { acknowledgedBy: 'anna' } },
    ])
    expect(sweep(open, '2025-12-04T09:00:00Z', 'exhausted').notices).toMatchObject([{ kind: 'reminder' }])
  })

  it('is told as who is on it, since when it stands', () => {
    const [message] = pack(acknowledge(open, BY)?.state.owed ?? [])
    const watchList = aWatchList({ keys: [aKey({ name: 'kie', pools: [aPool({ name: 'video' })] })] })

    const rendered = message && render(message, { watchList, providers: [acme], deployment: { name: 'Test' } })

    expect(rendered?.subject).toBe('Acme video: anna is on it')
    expect(rendered?.email).toMatch(/^anna is on it: Acme video, in trouble since 04:15/)
    expect(rendered?.attributes).toMatchObject({ severity: 'info', providers: ['acme'], keys: ['kie'] })
  })

  it('given twice changes nothing and owes nothing more', () => {
    const once = acknowledge(open, BY)?.state ?? open

    expect(acknowledge(once, { ...BY, by: 'bert' })).toEqual({ state: once, changed: false })
  })

  it('of an incident nobody was told of owes nobody anything', () => {
    const { told: _, ...untold } = incident

    expect(acknowledge({ ...open, incident: untold }, BY)).toMatchObject({ changed: true, state: { owed: [] } })
  })

  it('needs an open incident', () => {
    expect(acknowledge(healthy, BY)).toBeUndefined()
  })

  it('of a line does not keep the block that follows from being reminded of', () => {
    const low: Incident = { ...incident, kind: 'low', told: { ...told, kind: 'low', severity: 'warning' } }
    const lineSeen = acknowledge({ ...open, condition: 'low', incident: low }, BY)?.state ?? open

    const blocked = sweep(lineSeen, '2025-12-04T05:00:00Z', 'exhausted')
    const reminded = sweep(blocked.state, '2025-12-04T09:05:00Z', 'exhausted')

    expect(blocked.notices).toMatchObject([{ kind: 'opened', condition: 'exhausted' }])
    expect(reminded.notices).toMatchObject([{ kind: 'reminder' }])
  })
})
