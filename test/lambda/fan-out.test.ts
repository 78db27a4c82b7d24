import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Notice } from '../../lambda/core/notice.ts'
import type { NoticeDocument } from '../../lambda/core/notice-document.ts'
import { poolLabel } from '../../lambda/core/watch-list.ts'
import type { RangeReport } from '../../lambda/phases.ts'
import { transitionsOf } from '../../lib/configuration/monthly-costs.ts'
import { acme, aKey, aPool, aWatchList } from '../support/builders.ts'
import { deploy, EMPTY, OK, type Reply } from '../support/sweeping.ts'
import { type FannedOut, fanOut, type RangeEvent } from './shared/fan-out.ts'

const keysNamed = (...names: readonly string[]) => names.map(name => aKey({ name, account: name }))
const many = (count: number) => keysNamed(...Array.from({ length: count }, (_, index) => `key-${index}`))
const healthy = (kind: string): Reply => (kind === 'balance' ? OK.balance(50) : OK.canary)
const DIED = Object.assign(new Error('Task timed out after 240.00 seconds'), { name: 'Sandbox.Timedout' })

/** These keys are out of credit, the others are well. */
function empty(deployment: { reply: FannedOut['reply'] }, ...names: readonly string[]): void {
  deployment.reply = call => {
    if (names.includes(call.key)) return call.probe.kind === 'balance' ? OK.balance(0) : EMPTY
    return call.probe.kind === 'access' ? OK.access : healthy(call.probe.kind)
  }
}

/** The nth range of each execution comes to this end; the others just run. */
function breakRange(deployment: FannedOut, nth: number, end: FannedOut['invoke']): void {
  const ranges: string[] = []
  deployment.invoke = (event, work) => {
    if (event.phase === 'plan') ranges.length = 0
    if (event.phase !== 'range') return work()
    if (!ranges.includes(event.range.from)) ranges.push(event.range.from)
    return ranges.indexOf(event.range.from) === nth ? end(event, work) : work()
  }
}

function documentsOf({ published }: Pick<FannedOut, 'published'>): readonly Notice[] {
  return published.flatMap(({ json }) => (JSON.parse(json) as NoticeDocument).notices)
}

function nameOf({ subject }: Notice): string {
  if (subject.about === 'pool') return poolLabel(subject.key, subject.pool)
  return subject.about === 'provider' ? subject.provider : 'the watchdog'
}

const noticesIn = (deployment: FannedOut) => documentsOf(deployment).map(notice => `${notice.kind} ${nameOf(notice)}`)

describe('a sweep over several functions', () => {
  it('tells what one function tells, over a day of troubles', async () => {
    const keys = [
      ...many(7),
      aKey({ name: 'twin-1', account: 'twin' }),
      aKey({ name: 'a-twin', account: 'twin' }),
      aKey({ name: 'lined', account: 'lined', low: [{ amount: 20, unit: 'USD' }] }),
      aKey({ name: 'pools', account: 'pools', pools: [aPool({ name: 'chat' }), aPool({ name: 'video' })] }),
    ]
    const whole = deploy(aWatchList({ keys }))
    const spread = fanOut(aWatchList({ keys }), 3)
    const day: readonly (readonly [string, readonly string[]])[] = [
      ['08:00', []],
      ['08:05', ['key-1', 'key-5', 'twin-1', 'a-twin']],
      ['08:10', ['key-1', 'key-5', 'twin-1', 'a-twin', 'pools']],
      ['09:00', ['key-5', 'lined']],
      ['09:05', ['key-5', 'lined']],
      ['14:00', ['key-5']],
      ['14:05', ['key-5']],
      ['18:00', []],
      ['18:05', []],
    ]
    for (const [clock, names] of day) {
      empty(whole, ...names)
      empty(spread, ...names)
      await whole.at(clock)
      await spread.execute(clock)
    }

    const idsOf = (deployment: Pick<FannedOut, 'published'>) =>
      documentsOf(deployment)
        .map(({ id }) => id)
        .sort()
    expect(idsOf(spread).length).toBeGreaterThan(8)
    expect(idsOf(spread)).toEqual(idsOf(whole))
    const told = ({ pools, keysExhausted, keysLow, keysUnknown }: FannedOut['lines']['sweeps'][number]) =>
      [pools, keysExhausted, keysLow, keysUnknown].join(' ')
    expect(spread.lines.sweeps[1] && told(spread.lines.sweeps[1])).toBe(
      whole.lines.sweeps[1] && told(whole.lines.sweeps[1]),
    )
    expect(spread.lines.pools.length).toBe(whole.lines.pools.length)
  })

  it('tells five ranges in one digest', async () => {
    const spread = fanOut(aWatchList({ keys: many(10) }), 2)
    empty(spread, 'key-0', 'key-2', 'key-4', 'key-6', 'key-8')

    const { succeeded } = await spread.execute('08:00')

    expect(succeeded).toBe(true)
    expect(spread.published).toHaveLength(1)
    expect(noticesIn(spread)).toHaveLength(5)
  })

  it('tells that others at the provider were refused in the same minutes, whichever range watches them', async () => {
    const spread = fanOut(aWatchList({ keys: many(4) }), 1)
    empty(spread)
    await spread.execute('08:00')
    spread.reply = call => {
      if (call.key === 'key-3' || call.probe.kind === 'balance') return healthy(call.probe.kind)
      return call.probe.kind === 'access' ? OK.access : EMPTY
    }

    await spread.execute('08:30')

    const facts = documentsOf(spread).map(notice => notice.facts.others)
    expect(facts).toHaveLength(3)
    for (const others of facts) expect(others).toMatchObject({ accounts: 3, turned: 2, unexplained: 2, fine: 1 })
    expect(spread.published[0]?.sms).toContain("3 keys REFUSED 08:30: Acme 3. Probably Acme's billing, not yours.")
    expect(spread.published[0]?.email.replace(/\s+/g, ' ')).toContain(
      '1. Do not top up or change keys yet: 2 of your 3 other accounts at Acme were refused in the same ten minutes.',
    )
  })

  it('sweeps 5,000 keys in ranges of 1,000: each is asked once and reads only its own state', async () => {
    const spread = fanOut(aWatchList({ keys: many(5_000) }), 1_000)
    const read: number[] = []
    const { load } = spread.store
    await spread.execute('08:00')
    spread.store = {
      ...spread.store,
      load: async spans => {
        const loaded = await load(spans)
        if (spans !== undefined) read.push(loaded.states.size)
        return loaded
      },
    }
    spread.calls.length = 0
    empty(spread, 'key-17', 'key-4999')

    const { succeeded } = await spread.execute('08:05')

    expect(succeeded).toBe(true)
    const asked = spread.calls.filter(({ probe }) => probe.kind === 'access').map(({ key }) => key)
    expect([asked.length, new Set(asked).size]).toEqual([5_000, 5_000])
    expect(read).toEqual([0, 1_000, 1_000, 1_000, 1_000, 1_000])
    expect(spread.published).toHaveLength(1)
    expect(spread.lines.sweeps.at(-1)).toMatchObject({
      pools: 5_000,
      keysExhausted: 2,
      keysUnknown: 0,
      rangesFailed: 0,
    })
  })

  it('names a fallback that another range watches', async () => {
    const keys = [
      aKey({ name: 'a', account: 'a', pools: [aPool({ fallback: 'z' })] }),
      aKey({ name: 'z', account: 'z' }),
    ]
    const spread = fanOut(aWatchList({ keys }), 1)
    empty(spread, 'a')

    await spread.execute('08:00')

    expect(spread.calls.filter(({ purpose }) => purpose === 'fallback').map(({ key }) => key)).toEqual(['z'])
  })

  it.each([
    ['is left to the next sweep, for everybody waits for it', 5, 0],
    ['is taken a minute later where that one is far', 8 * 60, 1],
  ])('the second look at a recovery %s', async (_, gapMinutes, told) => {
    const schedule = { expression: 'rate(5 minutes)', longestGapMs: gapMinutes * 60_000 }
    const spread = fanOut(aWatchList({ keys: many(2), schedule }), 1)
    empty(spread, 'key-0')
    await spread.execute('08:00')
    spread.published.length = 0
    empty(spread)

    await spread.execute('16:00')

    expect(noticesIn(spread)).toEqual(told === 0 ? [] : ['recovered key-0'])
  })

  it('carries the state of a renamed key over, also from another range', async () => {
    const before = fanOut(aWatchList({ keys: keysNamed('b', 'c', 'zz') }), 1)
    empty(before, 'zz')
    await before.execute('08:00')
    const after = fanOut(
      aWatchList({ keys: [...keysNamed('b', 'c'), aKey({ name: 'a', account: 'zz', was: 'zz' })] }),
      1,
    )
    after.store = before.store
    empty(after, 'a')

    await after.execute('08:05')
    expect(after.published).toEqual([])
    empty(after)
    await after.execute('08:10')
    await after.execute('08:15')

    expect(noticesIn(after)).toEqual(['recovered a'])
  })
})

describe('outages are judged over all ranges', () => {
  const down = { failure: 'timeout' } as const

  it.each([1, 2, 3])(
    'in ranges of %i, a provider that is out is told once, and none of its keys',
    async keysPerFunction => {
      const other = { ...acme, id: 'other', name: 'Other' } as unknown as typeof acme
      const keys = [...many(6), ...['x', 'y'].map(name => aKey({ name, account: name, provider: 'other' }))]
      const spread = fanOut(aWatchList({ keys }), keysPerFunction, [acme, other])
      spread.reply = call =>
        call.provider === 'acme' ? down : call.probe.kind === 'access' ? OK.access : healthy(call.probe.kind)

      for (const minute of ['00', '05', '10', '15', '20', '25', '30', '35', '40']) await spread.execute(`08:${minute}`)

      expect(noticesIn(spread)).toEqual(['opened acme'])
    },
  )

  it('a provider that is out is told while other keys are left out, too', async () => {
    const other = { ...acme, id: 'other', name: 'Other' } as unknown as typeof acme
    const keys = [...many(6), ...['x', 'y'].map(name => aKey({ name, account: name, provider: 'other' }))]
    const spread = fanOut(aWatchList({ keys }), 2, [acme, other])
    spread.reply = call =>
      call.provider === 'acme' ? down : call.probe.kind === 'access' ? OK.access : healthy(call.probe.kind)
    breakRange(spread, 0, async () => {
      throw DIED
    })

    for (const minute of ['00', '05', '10', '15', '20', '25', '30']) await spread.execute(`08:${minute}`)

    expect(noticesIn(spread)).toEqual(['opened the watchdog', 'opened acme'])
  })

  it('keys that are unreachable in one range alone are told, after as long as in one function', async () => {
    const spread = fanOut(aWatchList({ keys: many(6) }), 2)
    const own = ['key-0', 'key-1']
    spread.reply = call =>
      own.includes(call.key) ? down : call.probe.kind === 'access' ? OK.access : healthy(call.probe.kind)

    for (const minute of ['00', '05', '10', '15', '20', '25', '30']) await spread.execute(`08:${minute}`)

    expect(noticesIn(spread).sort()).toEqual(['opened key-0', 'opened key-1'])
  })
})

describe('a range that', () => {
  const bad = ['key-1', 'key-3', 'key-5']
  const open = () => {
    const spread = fanOut(aWatchList({ keys: many(6) }), 2)
    empty(spread, ...bad)
    return spread
  }
  const toldOnce = bad.map(name => `opened ${name}`)

  it('fails halfway is done again: nothing is lost, nothing told twice, the digest is one', async () => {
    const spread = open()
    let failures = 0
    breakRange(spread, 1, (_event, work) => {
      if (failures++ > 0) return work()
      return work({ store: { ...spread.ports.store, record: halfway(spread.ports.store.record) } })
    })

    const { succeeded } = await spread.execute('08:00')
    await spread.execute('08:05')

    expect(succeeded).toBe(true)
    expect(failures).toBeGreaterThan(1)
    expect(spread.published).toHaveLength(1)
    expect(noticesIn(spread).sort()).toEqual(toldOnce)
  })

  it('fails twice holds up nobody else, is said, and made up for by the next sweep', async () => {
    const spread = open()
    breakRange(spread, 1, async () => {
      throw new Error('out of order')
    })

    const { succeeded, results } = await spread.execute('08:00')
    expect(succeeded).toBe(false)
    expect(results.at(-1)).toEqual({ outcome: 'swept', rangesFailed: 1 })
    expect(noticesIn(spread).sort()).toEqual(['opened key-1', 'opened key-5'])
    expect(spread.lines.sweeps).toMatchObject([{ rangesFailed: 1, keysUnknown: 2, pools: 4 }])
    expect(spread.lines.warnings).toEqual(['ranges of keys were not swept; the next sweep makes up for them'])

    spread.invoke = (_event, work) => work()
    expect((await spread.execute('08:05')).succeeded).toBe(true)
    expect(noticesIn(spread).sort()).toEqual(toldOnce)
    expect(spread.published).toHaveLength(2)
  })

  it('dies when it has recorded and before it answers is told all the same, once', async () => {
    const spread = open()
    breakRange(spread, 1, async (_event, work) => {
      await work()
      throw DIED
    })

    await spread.execute('08:00')
    const ranges = spread.events.filter(({ phase }) => phase === 'range')
    spread.invoke = (_event, work) => work()
    await spread.execute('08:05')

    expect(spread.published).toHaveLength(1)
    expect(noticesIn(spread).sort()).toEqual(toldOnce)
    // What died of its time limit is not done again: it would only take as long.
    expect(ranges).toHaveLength(3)
  })

  it('runs twice at the same time tells once, and pays for its canaries once', async () => {
    const spread = open()
    breakRange(spread, 1, async (_event, work) => (await Promise.all([work(), work()]))[0])

    await spread.execute('08:00')
    await spread.execute('08:05')

    expect(spread.published).toHaveLength(1)
    expect(noticesIn(spread).sort()).toEqual(toldOnce)
  })

  it('fails twice in two sweeps in a row is told, and so is its end', async () => {
    const spread = open()
    empty(spread)
    breakRange(spread, 1, async () => {
      throw new Error('out of order')
    })
    await spread.execute('08:00')
    await spread.execute('08:05')
    const told = noticesIn(spread)
    spread.invoke = (_event, work) => work()
    await spread.execute('08:10')
    await spread.execute('08:15')

    expect(told).toEqual(['opened the watchdog'])
    expect(noticesIn(spread)).toEqual(['opened the watchdog', 'recovered the watchdog'])
  })

  it('was not to be: where all fail there was no sweep, and the dead man must hear of none', async () => {
    const spread = open()
    spread.invoke = async (event, work) => {
      if (event.phase === 'range') throw new Error('out of order')
      return work()
    }

    const { succeeded } = await spread.execute('08:00')

    expect(succeeded).toBe(false)
    expect(spread.lines.sweeps).toEqual([])
  })

  it('comes too late, when another sweep has begun, asks nobody', async () => {
    const spread = open()
    let late: RangeEvent | undefined
    breakRange(spread, 1, async (event, work) => {
      late = event as RangeEvent
      return work()
    })
    await spread.execute('08:00')
    const asked = spread.calls.length
    const stale = fanOut(aWatchList({ keys: many(6) }), 2)
    Object.assign(stale, { store: spread.store })

    const { succeeded, results } = await runLate(stale, late)

    expect(succeeded).toBe(false)
    expect(results).toEqual([])
    expect(spread.calls.length).toBe(asked)
    expect(stale.calls).toEqual([])
  })

  it('ends in any of these ways, sweep after sweep: each key is told exactly once in the end', async () => {
    const ends = fc.constantFrom('well', 'before', 'halfway', 'after', 'twice')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(ends, { minLength: 3, maxLength: 3 }), { maxLength: 4 }), async sweeps => {
        const spread = open()
        for (const [at, planned] of sweeps.entries()) {
          const seen: string[] = []
          spread.invoke = async (event, work) => {
            if (event.phase !== 'range') return work()
            if (!seen.includes(event.range.from)) seen.push(event.range.from)
            switch (planned[seen.indexOf(event.range.from)] ?? 'well') {
              case 'well':
                return work()
              case 'before':
                throw DIED
              case 'halfway':
                return work({ store: { ...spread.ports.store, record: halfway(spread.ports.store.record) } })
              case 'after':
                await work()
                throw DIED
              case 'twice':
                return (await Promise.all([work(), work()]))[0]
            }
          }
          await spread.execute(`08:${String(at * 5).padStart(2, '0')}`)
        }
        spread.invoke = (_event, work) => work()
        await spread.execute('08:30')

        expect(
          noticesIn(spread)
            .filter(notice => notice.includes('key'))
            .sort(),
        ).toEqual(toldOnce)
      }),
      { numRuns: 20 },
    )
  })
})

describe('the whole of it', () => {
  it('that dies before it delivers is delivered by the next sweep, under the same ids, once', async () => {
    const spread = fanOut(aWatchList({ keys: many(4) }), 2)
    empty(spread, 'key-0', 'key-3')
    spread.invoke = async (event, work) => {
      if (event.phase === 'finish') throw DIED
      return work()
    }
    expect((await spread.execute('08:00')).error).toBeDefined()
    expect(spread.published).toEqual([])
    spread.invoke = (_event, work) => work()

    await spread.execute('08:20')

    expect(spread.published).toHaveLength(1)
    expect(noticesIn(spread).sort()).toEqual(['opened key-0', 'opened key-3'])
  })

  it('goes by one lease: a second execution meanwhile ends at once, well', async () => {
    const spread = fanOut(aWatchList({ keys: many(4) }), 2)
    const inner: unknown[] = []
    breakRange(spread, 0, async (_event, work) => {
      spread.invoke = (_inner, innerWork) => innerWork()
      inner.push(await spread.execute('08:00'))
      return work()
    })

    const { succeeded } = await spread.execute('08:00')

    expect(succeeded).toBe(true)
    expect(inner).toMatchObject([{ succeeded: true, results: [{ outcome: 'another-sweep-runs' }] }])
    expect(spread.lines.sweeps).toHaveLength(1)
  })

  it('is a sweep with nothing to ask, before the first key is discovered', async () => {
    const spread = fanOut(aWatchList({ keys: [] }), 2)

    expect((await spread.execute('08:00')).succeeded).toBe(true)
    expect(spread.lines.sweeps).toMatchObject([{ pools: 0, rangesFailed: 0 }])
  })

  it('tells that the memory is lost once an hour, from where the sweep begins, and not from each range', async () => {
    const spread = fanOut(aWatchList({ keys: many(4) }), 2)
    empty(spread, 'key-0')
    const broken = async () => {
      throw new Error('no table')
    }
    spread.store = { acquireLease: broken, releaseLease: broken, load: broken, record: broken }

    for (const clock of ['08:00', '08:05', '08:30']) expect((await spread.execute(clock)).succeeded).toBe(false)

    expect(spread.published).toHaveLength(1)
    expect(noticesIn(spread).sort()).toEqual(['opened key-0', 'opened the watchdog'])
  })

  it('takes a range that cannot read its states for one that failed: it alone tells nobody', async () => {
    const spread = fanOut(aWatchList({ keys: many(4) }), 2)
    breakRange(spread, 0, (_event, work) =>
      work({
        store: {
          ...spread.ports.store,
          load: async () => {
            throw new Error('no table')
          },
        },
      }),
    )

    const { results } = await spread.execute('08:00')

    expect(results.at(-1)).toEqual({ outcome: 'swept', rangesFailed: 1 })
    expect(spread.published).toEqual([])
  })

  it('costs as many transitions as docs/costs.md counts', async () => {
    const spread = fanOut(aWatchList({ keys: many(10) }), 2)

    expect((await spread.execute('08:00')).entered).toBe(transitionsOf(5))
  })

  it('leaves the lease to nobody when it is over', async () => {
    const spread = fanOut(aWatchList({ keys: many(4) }), 2)

    await spread.execute('08:00')

    expect((await spread.store.load([])).leaseOwner).toBeUndefined()
  })

  it('passes on little: forty ranges with everything out fit between two states', async () => {
    const providers = Array.from(
      { length: 100 },
      (_, index) => ({ ...acme, id: `provider-${index}` }) as unknown as typeof acme,
    )
    const keys = Array.from({ length: 400 }, (_, index) =>
      aKey({ name: `key-${String(index).padStart(3, '0')}`, account: `${index}`, provider: `provider-${index % 100}` }),
    )
    const spread = fanOut(aWatchList({ keys }), 100, providers)
    spread.reply = () => ({ failure: 'refused' })

    const { results } = await spread.execute('08:00')

    const [report] = results.filter(
      (result): result is RangeReport => typeof result === 'object' && result !== null && 'tally' in result,
    )
    expect(report?.tally.providers).toHaveLength(100)
    expect(40 * Buffer.byteLength(JSON.stringify(report))).toBeLessThan(256 * 1024)
  })
})

/** Writes the first half of what it is given and then fails. */
function halfway(record: FannedOut['store']['record']): FannedOut['store']['record'] {
  return async states => {
    await record(states.slice(0, Math.ceil(states.length / 2)))
    throw new Error('cut off')
  }
}

/** This range alone, without plan and lease. */
async function runLate(deployment: FannedOut, event: RangeEvent | undefined) {
  const results: unknown[] = []
  deployment.invoke = async (given, work) => {
    if (given.phase === 'plan') return { outcome: 'planned', ranges: [event?.range] }
    return given.phase === 'range' ? results.push(await work()) : work()
  }
  const { succeeded } = await deployment.execute('08:01')
  return { succeeded, results }
}

describe('a fault in what is worked out of one key', () => {
  it('costs neither its range nor the others their notices, and fails the sweep once they are out', async () => {
    const keys = [{ ...aKey({ name: 'odd', account: 'odd' }), provider: 'nobody' }, ...keysNamed('b', 'c', 'd')]
    const deployment = fanOut(aWatchList({ keys }), 2)
    empty(deployment, 'b', 'd')

    const { succeeded } = await deployment.execute('08:00')

    expect(succeeded).toBe(false)
    expect(new Set(noticesIn(deployment))).toEqual(new Set(['opened b', 'opened d']))
  })
})
