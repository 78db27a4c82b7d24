import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributesOf } from '../../lambda/core/attributes.ts'
import { transition } from '../../lambda/core/incident/transition.ts'
import type { Message } from '../../lambda/core/message.ts'
import type { Notice } from '../../lambda/core/notice.ts'
import { pack } from '../../lambda/core/pack.ts'
import { emptyState, type SubjectState } from '../../lambda/core/state.ts'
import { filterPolicyOf } from '../../lib/filter-policy.ts'
import { anyRecipient } from '../lambda/shared/model-history.ts'
import { aCondition } from '../support/builders.ts'
import { passesFilter } from '../support/filter-policy.ts'
import { templateOf } from './synthesise.ts'

const KEYS = ['one', 'two', 'three', 'four'] as const
const providerOf = (key: string) => (key === 'four' ? 'beta' : 'alpha')
const SMS = { channel: 'sms', to: '+15550100', severity: ['urgent'] } as const

function attributesIn(message: Message): Readonly<Record<string, string | readonly string[]>> {
  return { ...attributesOf(message) }
}

function reaches(recipient: Parameters<typeof filterPolicyOf>[0], message: Message): boolean {
  return passesFilter(filterPolicyOf(recipient), attributesIn(message))
}

/** The notices of one key's life, in the order they were decided. */
function lifeOf(
  key: string,
  kinds: readonly Parameters<typeof aCondition>[0][],
  alsoKeys: readonly string[],
): Notice[] {
  let state: SubjectState = emptyState(`pool:${key}/default`, new Date('2025-12-01T00:00:00Z'))
  const notices: Notice[] = []
  for (const [index, kind] of [...kinds, 'healthy' as const, 'healthy' as const].entries()) {
    const now = new Date(Date.parse('2025-12-01T00:00:00Z') + (index + 1) * 5 * 60 * 60_000)
    const next = transition({
      subject: { about: 'pool', key, pool: 'default' },
      state,
      condition: aCondition(kind),
      fresh: true,
      facts: {
        provider: providerOf(key),
        since: now.toISOString(),
        by: 'verdict',
        certainty: 'certain',
        ...(alsoKeys.length > 0 && { alsoKeys }),
      },
      policy: {
        reminders: { firstMs: 4 * 3_600_000, thenMs: 24 * 3_600_000 },
        timeZone: 'UTC',
        quietHours: { from: '22:00', to: '07:00' },
      },
      now,
    })
    notices.push(...next.notices)
    state = next.state
  }
  return notices
}

const anyLife = fc
  .record({
    key: fc.constantFrom(...KEYS),
    kinds: fc.array(
      fc.constantFrom(
        'low',
        'critical',
        'exhausted',
        'capped',
        'rejected',
        'forbidden',
        'unavailable',
        'throttled',
        'unknown',
      ),
      { minLength: 1, maxLength: 12 },
    ),
    isShared: fc.boolean(),
  })
  .map(({ key, kinds, isShared }) => lifeOf(key, kinds, isShared && key === 'two' ? ['three'] : []))

describe('a filter policy, as SNS applies it', () => {
  it.each([
    ['no policy lets all pass', undefined, { kind: 'opened' }, true],
    ['a listed value passes', { severity: ['urgent', '*'] }, { severity: 'urgent' }, true],
    ['another does not', { severity: ['urgent', '*'] }, { severity: 'warning' }, false],
    ['one of an array is enough', { keys: ['kie', '*'] }, { keys: ['openai', 'kie'] }, true],
    ['every name must fit', { keys: ['kie'], severity: ['urgent'] }, { keys: ['kie'], severity: 'info' }, false],
    ['an attribute that is absent does not pass', { keys: ['kie', '*'] }, {}, false],
    ['"*" is a value like any other', { keys: ['kie', '*'] }, { keys: ['*'] }, true],
    ['and stands for nothing else', { keys: ['*'] }, { keys: ['kie'] }, false],
  ] as const)('%s', (_, policy, attributes, expected) => {
    expect(passesFilter(policy, attributes)).toBe(expected)
  })
})

describe('whoever was told of the opening', () => {
  it('is told of its end', () => {
    fc.assert(
      fc.property(anyRecipient, anyLife, (recipient, notices) => {
        let knows = false
        for (const notice of notices) {
          const heard = pack([notice]).every(message => reaches(recipient, message))
          if (notice.kind === 'opened' || notice.kind === 'unclear') knows ||= heard
          if (notice.kind !== 'recovered' && notice.kind !== 'flapping') continue
          if (knows) expect(heard).toBe(true)
          knows = heard && notice.condition !== 'healthy'
        }
      }),
    )
  })

  it('is told of reminders of it', () => {
    fc.assert(
      fc.property(anyRecipient, anyLife, (recipient, notices) => {
        const opened = new Map<string, boolean>()
        for (const notice of notices) {
          const heard = pack([notice]).every(message => reaches(recipient, message))
          if (notice.kind === 'opened' || notice.kind === 'unclear') opened.set(notice.incident.id, heard)
          if (notice.kind === 'reminder' && opened.get(notice.incident.id)) expect(heard).toBe(true)
        }
      }),
    )
  })

  it('in a digest as well as alone', () => {
    fc.assert(
      fc.property(anyRecipient, fc.array(anyLife, { minLength: 2, maxLength: 5 }), (recipient, lives) => {
        const notices = lives.flat()
        for (const message of pack(notices)) {
          const alone = message.notices.some(notice => pack([notice]).some(single => reaches(recipient, single)))
          if (alone) expect(reaches(recipient, message)).toBe(true)
        }
      }),
    )
  })
})

describe('notices about the watchdog', () => {
  it('reach everybody', () => {
    const notice: Notice = {
      id: 'n',
      kind: 'opened',
      severity: 'urgent',
      subject: { about: 'watchdog' },
      at: '2025-12-01T00:00:00.000Z',
      incident: { id: 'i', openedAt: '2025-12-01T00:00:00.000Z' },
      condition: 'unavailable',
      facts: { since: '2025-12-01T00:00:00.000Z', by: 'nothing', certainty: 'certain' },
    }

    fc.assert(
      fc.property(anyRecipient, recipient => {
        expect(pack([notice]).every(message => reaches(recipient, message))).toBe(true)
      }),
    )
  })
})

describe('a phone', () => {
  it('rings for what is urgent, and for nothing else unless that was asked for', () => {
    fc.assert(
      fc.property(anyLife, notices => {
        for (const message of pack(notices)) expect(reaches(SMS, message)).toBe(message.severity === 'urgent')
      }),
    )
  })
})

it('the template has the policies that these tests are about', () => {
  const sms = [{ to: '+31612345678', severity: ['warning'], keys: ['kie'] }] as const
  const subscriptions = Object.values(templateOf({ alerts: { sms } }).findResources('AWS::SNS::Subscription'))
  const policies = subscriptions.map(({ Properties }) => Properties.FilterPolicy).filter(policy => policy !== undefined)

  expect(policies).toEqual([
    filterPolicyOf({ channel: 'sms', to: '+31612345678', severity: ['warning'], keys: ['kie'] }),
  ])
})
