import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributesOf } from '../../lambda/core/attributes.ts'
import { pack } from '../../lambda/core/pack.ts'
import { anyNotice } from '../support/notices.ts'

const anyOwed = fc.uniqueArray(anyNotice, { selector: notice => notice.id, maxLength: 12 })

describe('packing what is owed', () => {
  it('makes one message per severity, the most severe first, and loses none', () => {
    fc.assert(
      fc.property(anyOwed, owed => {
        const messages = pack(owed)

        const severities = messages.map(message => message.severity)
        expect(severities).toEqual(
          ['urgent', 'warning', 'info'].filter(each => owed.some(notice => notice.severity === each)),
        )
        expect(messages.flatMap(message => message.notices.map(notice => notice.id)).sort()).toEqual(
          owed.map(notice => notice.id).sort(),
        )
      }),
    )
  })

  it('makes the same messages of the same notices, in whatever order and however often they are owed', () => {
    fc.assert(
      fc.property(anyOwed, fc.infiniteStream(fc.nat()), (owed, random) => {
        const shuffled = [...owed, ...owed].toSorted(() => ((random.next().value ?? 0) % 3) - 1)

        expect(pack(shuffled)).toEqual(pack(owed))
      }),
    )
  })

  it('gives other notices another id', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyNotice, { selector: notice => notice.id, minLength: 2, maxLength: 2 }),
        ([a, b]) => {
          const [first, second] = [a, b].map(notice => (notice ? pack([notice]) : []))

          expect(first?.[0]?.id).not.toBe(second?.[0]?.id)
        },
      ),
    )
  })

  it('puts standing trouble before its end, the watchdog before pools, and the worse condition first', () => {
    const notice = (
      id: string,
      kind: 'opened' | 'recovered',
      condition: 'exhausted' | 'low',
      about: 'pool' | 'watchdog',
    ) =>
      ({
        id,
        kind,
        severity: 'urgent',
        subject: about === 'pool' ? { about, key: id, pool: 'default' } : { about },
        at: '2025-11-20T02:05:00.000Z',
        incident: { id, openedAt: '2025-11-20T02:05:00.000Z' },
        condition,
        facts: { since: '2025-11-20T02:05:00.000Z', by: 'verdict', certainty: 'certain' },
      }) as const

    const [message] = pack([
      notice('over', 'recovered', 'exhausted', 'pool'),
      notice('low', 'opened', 'low', 'pool'),
      notice('empty', 'opened', 'exhausted', 'pool'),
      notice('blind', 'opened', 'low', 'watchdog'),
    ])

    expect(message?.notices.map(each => each.id)).toEqual(['blind', 'empty', 'low', 'over'])
  })
})

describe('attributes', () => {
  it('of a notice about the watchdog concern everybody', () => {
    const [message] = pack([
      {
        id: 'blind',
        kind: 'opened',
        severity: 'urgent',
        subject: { about: 'watchdog' },
        at: '2025-11-20T02:05:00.000Z',
        incident: { id: 'i', openedAt: '2025-11-20T02:05:00.000Z' },
        condition: 'unavailable',
        facts: { since: '2025-11-20T02:05:00.000Z', by: 'nothing', certainty: 'certain' },
      },
    ])

    expect(message && attributesOf(message)).toEqual({
      kind: 'opened',
      severity: 'urgent',
      providers: ['*'],
      keys: ['*'],
      noticeId: 'blind',
    })
  })
})
