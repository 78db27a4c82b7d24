import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Condition, type ConditionKind, WORST_FIRST } from '../../../lambda/core/condition.ts'
import { acknowledge, silence } from '../../../lambda/core/incident/operator.ts'
import type { Transition } from '../../../lambda/core/incident/step.ts'
import { transition } from '../../../lambda/core/incident/transition.ts'
import { emptyState, type SubjectState } from '../../../lambda/core/state.ts'
import { aCondition } from '../../support/builders.ts'

const START = new Date('2025-12-01T00:00:00Z')
const SUBJECT = { about: 'pool', key: 'kie', pool: 'video' } as const
const POLICY = { reminders: { firstMs: 4 * 3_600_000, thenMs: 24 * 3_600_000 }, timeZone: 'UTC' }

function at(clock: string): Date {
  const [day = '1', time = '00:00'] = clock.split(' ')
  return new Date(`2025-12-${day.padStart(2, '0')}T${time}:00Z`)
}

function step(
  state: SubjectState,
  condition: Condition,
  now: Date,
  over: Partial<Parameters<typeof transition>[0]> = {},
): Transition {
  const facts = { since: now.toISOString(), by: condition.by, certainty: condition.certainty }
  return transition({ subject: SUBJECT, state, condition, fresh: true, facts, policy: POLICY, now, ...over })
}

/** Runs a story, one line per sweep; returns what was told at each. */
function tell(
  lines: readonly (readonly [string, Condition])[],
  over: Partial<Parameters<typeof transition>[0]> = {},
  start = emptyState('pool:kie/video', START),
) {
  let state = start
  const told: string[][] = []
  for (const [clock, condition] of lines) {
    const next = step(state, condition, at(clock), over)
    told.push(next.notices.map(notice => `${notice.severity} ${notice.kind} ${notice.condition}`))
    state = next.state
  }
  return { told: told.map(each => each.join(' + ')), state }
}

const healthy = aCondition('healthy')
const low = aCondition('low', { by: 'balance', proves: ['balance'] })
const critical = aCondition('critical', { by: 'balance', proves: ['balance'] })
const empty = aCondition('exhausted', { by: 'balance', proves: ['balance'] })
const throttled = aCondition('throttled')
const rejected = aCondition('rejected')
const down = aCondition('unavailable', { certainty: 'likely' })
const unknown = aCondition('unknown', { by: 'nothing', why: 'nothing-matched' })

describe('thirty days of one key', () => {
  const QUIET = { ...POLICY, quietHours: { from: '22:00', to: '07:00' } }
  const maybe = aCondition('exhausted', { certainty: 'likely' })
  const capped = aCondition('capped')
  const about = { subject: SUBJECT, by: 'Ada', now: at('4 09:00') }
  const STORY: readonly (readonly [string, Condition, string, ((state: SubjectState) => SubjectState)?])[] = [
    ['1 00:00', healthy, ''],
    ['2 08:30', low, 'warning opened low'],
    ['2 08:35', low, ''],
    ['2 20:00', low, ''], //                                   a line warns once: no reminder
    ['3 04:55', critical, 'warning worse critical'], //        nobody is woken for a line,
    ['3 07:00', critical, 'urgent worse critical'], //         and it is urgent when the quiet hours end
    ['3 11:00', critical, 'urgent reminder critical'],
    ['4 04:15', empty, 'urgent opened exhausted'], //          a block wakes at any hour
    ['4 04:20', throttled, ''], //                             a rate limit meanwhile says nothing about credit
    ['4 04:25', unknown, ''],
    ['4 08:15', empty, 'urgent reminder exhausted'], //        after four hours
    ['4 12:15', empty, ''],
    ['5 08:15', empty, 'urgent reminder exhausted'], //        then daily
    ['6 08:15', empty, '', state => acknowledge(state, about)?.state ?? state],
    ['6 09:00', healthy, ''], //                               answers flap for minutes after a top-up
    ['6 09:01', healthy, 'urgent recovered healthy'],
    ['6 09:06', healthy, ''],
    ['7 09:05', healthy, 'info watched healthy'], //           a day of closer watching ended well
    ['10 00:00', rejected, ''], //                             second sight
    ['10 00:05', rejected, 'urgent opened rejected'],
    ['10 00:10', capped, 'urgent worse capped'],
    ['10 00:15', rejected, ''],
    ['10 00:20', rejected, ''], //                             back to what was told already
    ['10 00:25', healthy, ''],
    ['10 00:30', rejected, ''], //                             not recovered
    ['10 00:35', healthy, ''],
    ['10 00:40', healthy, 'urgent recovered healthy'],
    ['12 00:00', down, ''],
    ['12 00:05', down, ''],
    ['12 00:29', down, ''],
    ['12 00:30', down, 'warning opened unavailable'], //       thirty minutes and three sights
    ['12 01:00', healthy, ''],
    ['12 01:05', healthy, 'warning recovered healthy'],
    ['14 10:00', maybe, ''], //                                only likely: second sight
    ['14 10:05', healthy, ''],
    ['14 10:10', maybe, ''],
    ['14 10:15', maybe, 'urgent opened exhausted'],
    ['14 11:00', low, ''],
    ['14 11:05', low, 'urgent recovered low'], //              money came, but it is still under the line
    ['15 11:00', low, ''],
    ['15 12:00', healthy, ''],
    ['15 12:05', healthy, 'urgent recovered healthy'],
    ['15 12:10', healthy, 'info watched healthy'],
    ['17 09:00', empty, '', state => silence(state, at('17 12:00'), 'moving the account').state],
    ['17 09:30', healthy, ''],
    ['17 09:35', healthy, ''], //                              nobody was told, so nobody is told of the end
    ['17 11:00', empty, ''],
    ['17 12:00', empty, 'urgent opened exhausted'], //         the silence ended, the trouble did not
    ['17 12:30', empty, '', state => silence(state, at('18 00:00'), 'support is on it').state],
    ['17 16:30', empty, ''], //                                no reminder in a silence,
    ['17 17:00', healthy, ''],
    ['17 17:05', healthy, 'urgent recovered healthy'], //      and no silence about the end
    ['20 10:00', throttled, ''],
    ['20 11:59', throttled, ''],
    ['20 12:00', throttled, 'warning opened throttled'], //    two hours
    ['20 12:05', healthy, ''],
    ['20 12:10', healthy, 'warning recovered healthy'],
    ['22 01:00', empty, 'urgent opened exhausted'],
    ['22 01:10', healthy, ''],
    ['22 01:15', healthy, 'urgent recovered healthy'],
    ['22 02:00', empty, 'urgent opened exhausted'],
    ['22 02:10', healthy, ''],
    ['22 02:15', healthy, 'urgent recovered healthy'],
    ['22 03:00', empty, 'urgent opened exhausted'],
    ['22 03:10', healthy, ''],
    ['22 03:15', healthy, 'urgent flapping healthy'], //       the third time within a day: not told again,
    ['22 04:00', empty, ''],
    ['22 04:10', healthy, ''],
    ['22 04:15', healthy, ''],
    ['22 10:10', healthy, 'urgent steady healthy'], //         until six hours went well
    ['25 00:00', unknown, ''],
    ['25 00:30', unknown, ''],
    ['25 01:00', unknown, 'warning unclear unknown'],
    ['25 02:00', healthy, ''],
    ['25 02:05', healthy, 'warning recovered healthy'],
    ['30 23:55', healthy, ''],
  ]

  it('tells each step once, and every end of what it told', () => {
    let state = emptyState('pool:kie/video', START)
    const told = STORY.map(([clock, condition, , act]) => {
      const next = step(act ? act(state) : state, condition, at(clock), { policy: QUIET })
      state = next.state
      return next.notices.map(({ severity, kind, condition: what }) => `${severity} ${kind} ${what}`).join(' + ')
    })

    expect(STORY.map(([clock], index) => [clock, told[index]])).toEqual(
      STORY.map(([clock, , expected]) => [clock, expected]),
    )
  })
})

describe('sights', () => {
  it.each<[ConditionKind, 'certain' | 'likely', number]>([
    ['exhausted', 'certain', 1],
    ['capped', 'certain', 1],
    ['suspended', 'certain', 1],
    ['exhausted', 'likely', 2],
    ['rejected', 'certain', 2],
    ['forbidden', 'certain', 2],
    ['retired', 'certain', 2],
  ])('%s, %s, is told on sight %i', (kind, certainty, sight) => {
    const condition = aCondition(kind, { certainty })

    const { told } = tell([
      ['1 00:00', condition],
      ['1 00:05', condition],
      ['1 00:10', condition],
    ])

    expect(told.findIndex(each => each !== '') + 1).toBe(sight)
  })

  it('a sight that was not taken in this sweep does not count', () => {
    const { told } = tell(
      [
        ['1 00:00', rejected],
        ['1 00:05', rejected],
        ['1 00:10', rejected],
      ],
      { fresh: false },
    )

    expect(told).toEqual(['', '', ''])
  })

  it('streaks stand still while the provider or our own sight is in trouble', () => {
    const { told, state } = tell(
      [
        ['1 00:00', down],
        ['1 00:40', down],
        ['1 01:20', down],
      ],
      { frozen: true },
    )

    expect(told).toEqual(['', '', ''])
    expect(state.sight).toBeUndefined()
  })
})

describe('recovery', () => {
  it('counts only through the kind of probe that showed the trouble, or a canary', () => {
    const refused = aCondition('exhausted', {
      verdict: {
        kind: 'exhausted',
        certainty: 'certain',
        signature: 's',
        blame: 'upstream',
        words: '',
        status: 400,
        at: '',
        probe: 'canary',
        probeKind: 'canary',
      },
    })
    const byBalance = aCondition('healthy', { proves: ['balance'] })
    const byCanary = aCondition('healthy', { proves: ['balance', 'canary'] })

    const { told } = tell([
      ['1 00:00', refused],
      ['1 00:05', byBalance],
      ['1 00:10', byBalance],
      ['1 00:15', byCanary],
      ['1 00:20', byCanary],
    ])

    expect(told).toEqual(['urgent opened exhausted', '', '', '', 'urgent recovered healthy'])
  })

  it('a top-up that stays under a line is told as recovered, and the line is not told again', () => {
    const { told, state } = tell([
      ['1 00:00', empty],
      ['1 00:05', low],
      ['1 00:10', low],
      ['1 00:15', low],
      ['2 00:00', healthy],
      ['2 00:05', healthy],
    ])

    expect(told).toEqual(['urgent opened exhausted', '', 'urgent recovered low', '', '', 'urgent recovered healthy'])
    expect(state.incident).toBeUndefined()
  })

  it('an incident nobody was told of ends in silence', () => {
    const silenced = {
      ...emptyState('pool:kie/video', START),
      silence: { until: '2025-12-01T02:00:00.000Z', because: 'maintenance' },
    }

    const { told } = tell(
      [
        ['1 00:00', empty],
        ['1 00:30', healthy],
        ['1 00:35', healthy],
      ],
      {},
      silenced,
    )

    expect(told).toEqual(['', '', ''])
  })
})

describe('silence and acknowledgement', () => {
  it('a silence that ends while the trouble stands tells it with its true age', () => {
    const silenced = {
      ...emptyState('pool:kie/video', START),
      silence: { until: '2025-12-01T02:00:00.000Z', because: 'maintenance' },
    }

    const { told, state } = tell(
      [
        ['1 00:00', empty],
        ['1 01:55', empty],
        ['1 02:00', empty],
      ],
      {},
      silenced,
    )

    expect(told).toEqual(['', '', 'urgent opened exhausted'])
    expect(state.incident?.openedAt).toBe('2025-12-01T00:00:00.000Z')
  })

  it('a step that a silence hid is told when it ends', () => {
    const opened = tell([['1 00:00', low]]).state
    const silenced = { ...opened, silence: { until: '2025-12-01T06:00:00.000Z', because: 'on it' } }

    const { told } = tell(
      [
        ['1 05:00', empty],
        ['1 06:00', empty],
        ['1 06:05', empty],
      ],
      {},
      silenced,
    )

    expect(told).toEqual(['', 'urgent opened exhausted', ''])
  })

  it('a silence never hides a recovery', () => {
    const opened = tell([['1 00:00', empty]]).state
    const silenced = { ...opened, silence: { until: '2025-12-02T00:00:00.000Z', because: 'on it' } }

    const { told } = tell(
      [
        ['1 05:00', empty],
        ['1 06:00', healthy],
        ['1 06:05', healthy],
      ],
      {},
      silenced,
    )

    expect(told).toEqual(['', '', 'urgent recovered healthy'])
  })

  it('an acknowledged incident is not reminded of, and the acknowledgement ends with it', () => {
    const acknowledged = {
      ...tell([['1 00:00', empty]]).state,
      acknowledged: { at: '2025-12-01T00:10:00.000Z', by: 'ops' },
    }

    const { told, state } = tell(
      [
        ['1 05:00', empty],
        ['3 05:00', empty],
        ['3 06:00', healthy],
        ['3 06:05', healthy],
      ],
      {},
      acknowledged,
    )

    expect(told).toEqual(['', '', '', 'urgent recovered healthy'])
    expect(state.acknowledged).toBeUndefined()
  })
})

describe('flapping', () => {
  const episode = (minute: number): (readonly [string, Condition])[] => {
    const clock = (offset: number) =>
      `1 ${String(Math.floor((minute + offset) / 60)).padStart(2, '0')}:${String((minute + offset) % 60).padStart(2, '0')}`
    return [
      [clock(0), empty],
      [clock(5), healthy],
      [clock(10), healthy],
    ]
  }
  const three = [...episode(0), ...episode(60), ...episode(120)]

  it('the third recovery within 24 h says that it flaps, in place of recovered', () => {
    const { told } = tell(three)

    expect(told.filter(each => each !== '')).toEqual([
      'urgent opened exhausted',
      'urgent recovered healthy',
      'urgent opened exhausted',
      'urgent recovered healthy',
      'urgent opened exhausted',
      'urgent flapping healthy',
    ])
  })

  it('then it is quiet, and said to be steady after six healthy hours, with the count', () => {
    const { told, state } = tell([
      ...three,
      ...episode(180),
      ['1 05:00', healthy],
      ['1 09:05', healthy],
      ['1 09:10', healthy],
    ])

    expect(told.slice(three.length)).toEqual(['', '', '', '', 'urgent steady healthy', ''])
    expect(state.owed.at(-1)?.facts.episodes).toBe(4)
    expect(state.flapping).toBeUndefined()
  })

  it('trouble that stands for an hour is told all the same', () => {
    const { told } = tell([
      ...three,
      ['1 03:00', empty],
      ['1 03:30', empty],
      ['1 04:00', empty],
      ['1 04:05', healthy],
      ['1 04:10', healthy],
    ])

    expect(told.slice(three.length)).toEqual(['', '', 'urgent opened exhausted', '', 'urgent recovered healthy'])
  })

  it('three openings on three days are not flapping', () => {
    const { told } = tell([
      ['1 00:00', empty],
      ['1 01:00', healthy],
      ['1 01:05', healthy],
      ['2 02:00', empty],
      ['2 03:00', healthy],
      ['2 03:05', healthy],
      ['3 04:00', empty],
      ['3 05:00', healthy],
      ['3 05:05', healthy],
    ])

    expect(told.filter(each => each.includes('flapping'))).toEqual([])
  })
})

describe('keys of one account', () => {
  const toldWith = 'pool:other/video'

  it('are told once: the second key is counted as told with the first', () => {
    const { told, state } = tell(
      [
        ['1 00:00', empty],
        ['1 05:00', empty],
      ],
      { toldWith: () => toldWith },
    )

    expect(told).toEqual(['', ''])
    expect(state.incident?.told?.with).toBe(toldWith)
  })

  it('the second key is told itself when the first has recovered and it has not', () => {
    const { state } = tell([['1 00:00', empty]], { toldWith: () => toldWith })

    expect(
      tell(
        [
          ['1 06:00', empty],
          ['1 07:00', healthy],
          ['1 07:05', healthy],
        ],
        {},
        state,
      ).told,
    ).toEqual(['urgent opened exhausted', '', 'urgent recovered healthy'])
  })

  it('a recovery is told once, too', () => {
    const { state } = tell([['1 00:00', empty]], { toldWith: () => toldWith })

    expect(
      tell(
        [
          ['1 06:00', healthy],
          ['1 06:05', healthy],
        ],
        {},
        state,
      ).told,
    ).toEqual(['', ''])
  })
})

describe('quiet hours', () => {
  const policy = { ...POLICY, quietHours: { from: '22:00', to: '07:00' } }

  it('a threshold at night is a warning, told again as urgent when they end', () => {
    const { told } = tell(
      [
        ['3 04:55', critical],
        ['3 06:55', critical],
        ['3 07:00', critical],
      ],
      { policy },
    )

    expect(told).toEqual(['warning opened critical', '', 'urgent worse critical'])
  })

  it('what has recovered before they end is not told again', () => {
    const { told } = tell(
      [
        ['3 04:55', critical],
        ['3 05:00', healthy],
        ['3 05:05', healthy],
        ['3 07:00', healthy],
      ],
      { policy },
    )

    expect(told).toEqual(['warning opened critical', '', 'warning recovered healthy', ''])
  })

  it('exhaustion is urgent at any hour', () => {
    expect(tell([['3 04:55', empty]], { policy }).told).toEqual(['urgent opened exhausted'])
  })

  it('a runway that ends before they do is urgent at once', () => {
    const runway = {
      emptyAt: '2025-12-03T06:00:00.000Z',
      soonest: '2025-12-03T05:30:00.000Z',
      latest: '2025-12-03T06:30:00.000Z',
      perHour: 100,
      unit: 'credits',
    }
    const facts = { since: '', by: 'balance', certainty: 'certain', runway } as const

    expect(tell([['3 04:55', critical]], { policy, facts }).told).toEqual(['urgent opened critical'])
  })
})

describe('properties', () => {
  const sweeps = fc.array(
    fc.record({
      kind: fc.constantFrom(...WORST_FIRST),
      certainty: fc.constantFrom('certain' as const, 'likely' as const),
      minutes: fc.integer({ min: 1, max: 600 }),
      fresh: fc.boolean(),
    }),
    { maxLength: 120 },
  )

  it('never sends recovered without opened, nor two openings without an end between them', () => {
    fc.assert(
      fc.property(sweeps, story => {
        let state = emptyState('pool:kie/video', START)
        let now = START.getTime()
        let open = false
        const ids = new Set<string>()
        for (const { kind, certainty, minutes, fresh } of story) {
          now += minutes * 60_000
          const next = step(state, aCondition(kind, { certainty, proves: ['canary'] }), new Date(now), { fresh })
          for (const notice of next.notices) {
            expect(ids.has(notice.id)).toBe(false)
            ids.add(notice.id)
            if (notice.kind === 'opened' || notice.kind === 'unclear') {
              // A block opens over a line or a blink that was told before it.
              expect(open && notice.before === undefined).toBe(false)
              open = true
            } else if (notice.kind === 'steady' || notice.kind === 'watched') {
              expect(open).toBe(false)
            } else expect(open).toBe(true)
            if (notice.kind === 'recovered' || notice.kind === 'flapping') open = notice.condition !== 'healthy'
          }
          state = next.state
        }
      }),
    )
  })

  it('is pure: the same input gives the same notices', () => {
    fc.assert(
      fc.property(sweeps, story => {
        const run = () => tell(story.map(({ kind }, index) => [`${1 + (index % 28)} 00:00`, aCondition(kind)] as const))

        expect(run()).toEqual(run())
      }),
      { numRuns: 20 },
    )
  })
})
