import { describe, expect, it } from 'vitest'
import { append } from '../../lambda/core/forecast/append.ts'
import { decodeSeries, encodeSeries } from '../../lambda/core/forecast/encode.ts'
import { headroomUnit } from '../../lambda/core/forecast/headroom.ts'
import { sampleId } from '../../lambda/core/forecast/sample-id.ts'
import { emptySeries } from '../../lambda/core/forecast/series.ts'
import type { Notice } from '../../lambda/core/notice.ts'
import type { Provider } from '../../lambda/core/provider.ts'
import type { WatchedKey } from '../../lambda/core/watch-list.ts'
import { createMemorySamples } from '../../lambda/io/memory-samples.ts'
import type { SampleStore } from '../../lambda/ports.ts'
import { openai } from '../../lambda/providers/openai.ts'
import type { ProcessMemory } from '../../lambda/sweep-report.ts'
import { acme, aKey, aWatchList, costs } from '../support/builders.ts'
import { type Deployment, deploy, EMPTY, OK, type Reply } from '../support/sweeping.ts'

const HOUR_MS = 3_600_000
const NOON = Date.parse('2025-11-20T12:00:00Z')
const LINES = { lowMs: 72 * HOUR_MS, criticalMs: 24 * HOUR_MS }

/** Two weeks of even use down to the balance at noon. */
function readBefore(key: WatchedKey, balance: number, perHour: number, unit = 'USD'): SampleStore {
  let series = emptySeries(unit)
  for (let hours = 14 * 24; hours > 0; hours -= 1)
    series = append(series, new Date(NOON - hours * HOUR_MS), balance + hours * perHour)
  return createMemorySamples(new Map([[sampleId(key, unit), encodeSeries(series)]]))
}

function watch(key: WatchedKey, samples: SampleStore, providers: readonly Provider[] = [acme]): Deployment {
  const deployment = deploy(aWatchList({ keys: [key] }), providers)
  Object.assign(deployment.ports, { samples })
  return deployment
}

/** At so many hours after noon the balance reads this; `undefined`: the call times out. */
function at(deployment: Deployment, hours: number, balance: number | undefined, process: ProcessMemory = {}) {
  deployment.reply = call => {
    if (call.probe.kind !== 'balance') return OK[call.probe.kind]
    return balance === undefined ? { failure: 'timeout' } : OK.balance(balance)
  }
  return deployment.at(new Date(NOON + hours * HOUR_MS).toISOString(), { process })
}

describe('the time that is left', () => {
  const key = aKey({ runway: LINES })

  it('is told once as a warning, once as urgent, and as over after a top-up', async () => {
    const deployment = watch(key, readBefore(key, 400, 4))
    const told: string[] = []
    for (let hours = 0; hours <= 84; hours += 1) {
      const { notices } = await at(deployment, hours, 400 - hours * 4)
      told.push(
        ...notices.map(({ kind, condition, severity, facts }) => `${kind} ${condition} by ${facts.by} ${severity}`),
      )
    }
    await at(deployment, 85, 2_000)
    const { notices } = await at(deployment, 86, 1_996)

    expect(told.filter(each => !each.startsWith('reminder'))).toEqual([
      'opened low by runway warning',
      'worse critical by runway urgent',
    ])
    expect(notices.map(({ kind }) => kind)).toEqual(['recovered'])
  })

  it('stands with the notice: when, the range, and the pace', async () => {
    const deployment = watch(key, readBefore(key, 200, 4))

    const [notice] = (await at(deployment, 0, 200)).notices

    expect(notice?.facts.runway).toMatchObject({ unit: 'USD' })
    expect(notice?.facts.runway?.perHour).toBeCloseTo(4, 1)
    const emptyAt = Date.parse(notice?.facts.runway?.emptyAt ?? '')
    expect(Math.abs(emptyAt - (NOON + 50 * HOUR_MS))).toBeLessThan(HOUR_MS)
    expect(deployment.published[0]?.sms).toMatch(/LOW.*\$200, empty about Sat 14:00/)
  })

  it('is told while the whole of the line is still ahead, and not much before', async () => {
    const deployment = watch(key, readBefore(key, 400, 4))
    let hours = -1
    let notices: readonly Notice[] = []
    while (notices.length === 0 && hours < 90) {
      hours += 1
      ;({ notices } = await at(deployment, hours, 400 - hours * 4))
    }

    const left = 100 - hours
    expect(left).toBeGreaterThan(72)
    expect(left).toBeLessThan(86)
  })

  it('of a new account is told of no end further ahead than three times what was read', async () => {
    const deployment = watch(key, createMemorySamples(new Map()))
    const told: string[] = []
    for (let hours = 0; hours <= 10; hours += 1) {
      const { notices } = await at(deployment, hours, 300 - hours * 10)
      told.push(...notices.map(({ condition }) => `${condition} after ${hours} h, ${30 - hours} h before the end`))
    }

    expect(told).toEqual(['critical after 8 h, 22 h before the end'])
  })

  it('is not over because the balance could not be read, though calls are answered', async () => {
    const deployment = watch(key, readBefore(key, 200, 4))
    await at(deployment, 0, 200)

    const later = [
      await at(deployment, 1, undefined),
      await at(deployment, 2, undefined),
      await at(deployment, 3, undefined),
    ]

    expect(later.flatMap(({ notices }) => notices)).toEqual([])
    expect(later.at(-1)?.pools[0]?.condition).toMatchObject({ kind: 'low', by: 'runway' })
  })

  it('is no trouble for a key without lines of time', async () => {
    const plain = aKey()
    const deployment = watch(plain, readBefore(plain, 40, 4))

    expect((await at(deployment, 0, 40)).notices).toEqual([])
  })
})

describe('a loop', () => {
  it('is urgent, even where a warning stands, and is said once', async () => {
    const key = aKey({ runway: LINES })
    const deployment = watch(key, readBefore(key, 250, 4))
    await at(deployment, 0, 250)
    await at(deployment, 1, 246)

    const reports = []
    for (let step = 1; step <= 18; step += 1) reports.push(await at(deployment, 1 + step / 12, 246 - step * 4))
    const told = reports.flatMap(({ notices }) => notices)

    expect(told.map(({ kind, severity, facts }) => [kind, severity, facts.by])).toEqual([
      ['worse', 'urgent', 'burning'],
    ])
    expect(told[0]?.facts.burning?.times).toBeGreaterThan(8)
    expect(told[0]?.facts.burning?.since).toBe(new Date(NOON + HOUR_MS).toISOString())
    expect(deployment.published.at(-1)?.sms).toMatch(/BURNING.* \d+x usual since 13:00/)
  })

  it('that begins anew where the line still stands is told anew, one that only paused is not', async () => {
    const key = aKey({ runway: LINES })
    const deployment = watch(key, readBefore(key, 420, 4))
    const told: string[] = []
    let balance = 420
    /** So many hours, read every five minutes. */
    const use = async (from: number, hours: number, perHour: number) => {
      for (let step = 1; step <= hours * 12; step += 1) {
        balance -= perHour / 12
        const { notices } = await at(deployment, from + step / 12, balance)
        told.push(...notices.map(({ kind, facts }) => `${kind} by ${facts.by} at ${from}`))
      }
    }
    const burned = () => told.filter(each => each.includes('burning'))

    await use(0, 1, 4)
    await use(1, 1, 48)
    await use(2, 1, 4)
    await use(3, 1, 48)
    expect(burned()).toEqual(['opened by burning at 1'])

    await use(4, 14, 2)
    await use(18, 1.5, 60)
    expect(burned()).toEqual(['opened by burning at 1', 'worse by burning at 18'])
  })
})

describe('a month’s budget', () => {
  const billed = {
    ...acme,
    probes: [acme.probes[2], costs],
  } as const satisfies Provider
  const key = aKey({ adminCredential: { from: 'parameter', name: '/admin' }, budget: { amount: 100, unit: 'USD' } })

  /** Hour by hour what was spent since the month began; what was told of it. */
  async function spend(deployment: Deployment, from: string, spent: readonly number[], more: object = {}) {
    const told: Notice[] = []
    for (const [hour, amount] of spent.entries()) {
      deployment.reply = call =>
        call.probe.kind === 'canary' ? OK.canary : { status: 200, body: { spent: amount, ...more } }
      for (const minutes of [0, 5]) {
        const at = new Date(Date.parse(from) + hour * HOUR_MS + minutes * 60_000)
        told.push(...(await deployment.at(at.toISOString())).notices)
      }
    }
    return told
  }
  const steps = (notices: readonly Notice[]) =>
    notices.map(({ kind, condition, severity, facts }) => `${kind} ${condition} ${severity} ${facts.budget?.step}`)

  it('is told when it is headed for, at 80 % and at 100 %, each once, and stands between the readings', async () => {
    const deployment = watch(key, createMemorySamples(), [billed])

    const told = await spend(
      deployment,
      '2025-11-10T12:00:00Z',
      [30, 50, 51, 20, 50, 81, 82, 79, 85, 101, 102, 99, 103, 104, 105, 106, 107],
    )

    expect(steps(told)).toEqual([
      'opened low warning projected',
      'worse low warning near',
      'worse critical urgent over',
    ])
    expect(deployment.published.map(({ subject }) => subject)).toEqual([
      'Acme: heading above the November budget: $157.21 of $100, reached Thu 20 Nov',
      'Acme: 81% of the November budget spent, $81 of $100',
      'Acme: the November budget is spent, $101 of $100',
    ])
    expect(deployment.published[0]?.email.replace(/\s+/g, ' ')).toContain(
      "At this month's pace, $5.24 a day, it comes to $157.21 by the end of the month and reaches the budget on Thu 20 Nov.",
    )
    expect(deployment.published[2]?.sms).toMatch(/OVER BUDGET .*\$101 of \$100 this month \(101%\)/)
  })

  it('ends with the month, which is said, and begins anew', async () => {
    const deployment = watch(key, createMemorySamples(), [billed])
    await spend(deployment, '2025-11-29T20:00:00Z', [85, 101])

    const over = await spend(deployment, '2025-12-01T00:00:00Z', [0.1, 0.2, 0.3])
    const anew = await spend(deployment, '2025-12-20T00:00:00Z', [81])

    expect(over.map(({ kind, severity, facts }) => `${kind} ${severity} ${facts.budgetEnd}`)).toEqual([
      'recovered urgent new-month',
    ])
    expect(deployment.published.at(-2)?.email.replace(/\s+/g, ' ')).toContain('A new month has begun (UTC)')
    expect(steps(anew)).toEqual(['opened low warning near'])
  })

  it('ends when the budget is raised, and another one is told anew', async () => {
    const samples = createMemorySamples()
    const first = watch(key, samples, [billed])
    await spend(first, '2025-11-28T08:00:00Z', [85])
    const raised = watch({ ...key, budget: { amount: 200, unit: 'USD' } }, samples, [billed])
    raised.store = first.store

    const told = await spend(raised, '2025-11-28T10:00:00Z', [86, 87, 161])

    expect(told.map(({ kind, facts }) => facts.budgetEnd ?? `${kind} ${facts.budget?.step}`)).toEqual([
      'other-budget',
      'opened near',
    ])
  })

  it('ends when it is taken out of the configuration', async () => {
    const first = watch(key, createMemorySamples(), [billed])
    await spend(first, '2025-11-28T08:00:00Z', [85])
    const { budget: _, ...without } = key
    const second = watch(without, createMemorySamples(), [billed])
    second.store = first.store

    expect((await spend(second, '2025-11-28T10:00:00Z', [86, 87])).map(({ kind }) => kind)).toEqual(['recovered'])
  })

  it('costs no write while it stands', async () => {
    const writes = async (first: number) => {
      const deployment = watch(key, createMemorySamples(), [billed])
      await spend(deployment, '2025-11-28T08:00:00Z', [first])
      let written = 0
      const { store } = deployment
      deployment.store = {
        ...store,
        record: states => {
          written += states.length
          return store.record(states)
        },
      }
      const more = Array.from({ length: 12 }, (_, hour) => first + hour / 10)
      await spend(deployment, '2025-11-28T09:00:00Z', more)
      return written
    }

    expect(await writes(85)).toBe(await writes(5))
  })

  it('says of each step whether the provider enforces a limit of its own', async () => {
    const deployment = watch(aKey({ ...key, provider: 'openai' }), createMemorySamples(), [
      { ...openai, probes: openai.probes.filter(probe => probe.kind === 'balance') },
    ])
    deployment.reply = ({ probe }) =>
      probe.id === 'costs'
        ? { status: 200, body: { data: [{ results: [{ amount: { value: 85 } }] }] } }
        : { status: 200, body: { threshold_amount: 0, enforcement: { status: 'inactive' } } }

    await deployment.at('2025-11-28T08:00:00Z')

    expect(deployment.published[0]?.email.replace(/\s+/g, ' ')).toContain('No spend limit is enforced at OpenAI')
    expect(deployment.published[0]?.email).toContain('Set a limit at OpenAI')
  })

  describe('beside a line of the balance', () => {
    const both = { ...billed, probes: [...acme.probes, ...billed.probes.slice(1)] } as const satisfies Provider
    const lined = aKey({ ...key, low: [{ amount: 40, unit: 'USD' }], critical: [{ amount: 10, unit: 'USD' }] })

    async function told(readings: readonly (readonly [balance: number, spent: number])[]) {
      const deployment = watch(lined, createMemorySamples(), [both])
      const notices: Notice[] = []
      for (const [hour, [balance, spent]] of readings.entries()) {
        deployment.reply = ({ probe }) =>
          probe.id === 'costs'
            ? { status: 200, body: { spent } }
            : probe.kind === 'balance'
              ? OK.balance(balance)
              : balance === 0
                ? EMPTY
                : OK[probe.kind]
        for (const minutes of [0, 5, 10]) {
          const at = new Date(Date.parse('2025-11-28T08:00:00Z') + hour * HOUR_MS + minutes * 60_000)
          notices.push(...(await deployment.at(at.toISOString())).notices)
        }
      }
      expect(new Set(notices.map(({ id }) => id)).size).toBe(notices.length)
      return notices.map(({ kind, condition, facts }) => `${kind} ${condition} ${facts.budget?.step ?? facts.by}`)
    }

    it('hides neither: low, then 80 %, then 100 %, then critical, and the balance back', async () => {
      expect(
        await told([
          [35, 50],
          [34, 82],
          [33, 101],
          [9, 102],
          [90, 103],
          [90, 104],
        ]),
      ).toEqual([
        'opened low balance',
        'worse low near',
        'worse critical over',
        'worse critical balance',
        'recovered healthy verdict',
      ])
    })

    it('hides none of two steps that come while it stands', async () => {
      expect(
        await told([
          [35, 50],
          [34, 82],
          [33, 96],
        ]),
      ).toEqual(['opened low balance', 'worse low near', 'worse low projected'])
    })

    it('hides neither: 100 %, then low, then critical', async () => {
      expect(
        await told([
          [90, 101],
          [35, 102],
          [9, 103],
        ]),
      ).toEqual(['opened critical over', 'worse low balance', 'worse critical balance'])
    })

    it('waits while calls are refused, and is told when they work again', async () => {
      expect(
        await told([
          [0, 50],
          [0, 101],
          [90, 102],
          [90, 103],
        ]),
      ).toEqual(['opened exhausted verdict', 'recovered healthy verdict', 'opened critical over'])
    })
  })

  it('shows a loop in an account whose balance nobody can read', async () => {
    const rich = { ...key, budget: { amount: 1_000, unit: 'USD' } }
    const deployment = watch(rich, readBefore(rich, -200, 0.5, 'USD spent'), [billed])
    const told: (readonly unknown[])[] = []
    for (let sweep = 0; sweep <= 36; sweep += 1) {
      const spent = 200 + Math.max(0, sweep - 12) * 0.5 + sweep / 24
      deployment.reply = call => (call.probe.kind === 'canary' ? OK.canary : { status: 200, body: { spent } })
      const { notices } = await deployment.at(new Date(NOON + sweep * 5 * 60_000).toISOString())
      told.push(...notices.map(({ kind, severity, facts }) => [kind, severity, facts.by, facts.runway]))
    }

    expect(told).toEqual([['opened', 'urgent', 'burning', undefined]])
  })

  describe('with declared top-ups, for a balance that nobody can read', () => {
    const topUps = [{ at: '2025-11-10', amount: 1_460, unit: 'USD' }]
    const lines = { low: [{ amount: 100, unit: 'USD' }], critical: [{ amount: 20, unit: 'USD' }] }
    const { budget: _, ...unlimited } = key
    const declared = aKey({ ...unlimited, ...lines, topUps })

    /** Five dollars an hour until noon, then what is given, hour by hour: 200 of what was declared are left at 50. */
    async function told(of: WatchedKey, spent: readonly number[], canary: Reply = OK.canary) {
      const deployment = watch(of, readBefore(of, -50, 5, 'USD spent'), [billed])
      const notices: Notice[] = []
      for (const [hour, amount] of spent.entries())
        for (const minutes of [0, 5]) {
          deployment.reply = call => (call.probe.kind === 'canary' ? canary : { status: 200, body: { spent: amount } })
          const at = new Date(NOON + hour * HOUR_MS + minutes * 60_000)
          notices.push(...(await deployment.at(at.toISOString())).notices)
        }
      const steps = notices.map(
        ({ kind, condition, severity, facts }) =>
          `${kind} ${condition} ${severity} ${facts.contradiction ?? facts.by} ${facts.certainty}`,
      )
      return { deployment, steps }
    }

    const hourly = (hours: number) => Array.from({ length: hours }, (_, hour) => 50 + hour * 5)

    it('an estimate is given, and called one', async () => {
      const { deployment } = await told(declared, [50], EMPTY)

      expect(deployment.published[0]?.email.replace(/\s+/g, ' ')).toContain(
        'Balance, an estimate: $200.00. That is what you declared (last on Mon 10 Nov) less what was spent (measured 12:00)',
      )
    })

    it('lines are held against it as warnings, each once, and below zero a top-up is missing, once', async () => {
      const { deployment, steps } = await told(declared, hourly(45))

      expect(steps).toEqual([
        'opened low warning estimate likely',
        'worse critical warning estimate likely',
        'worse low warning top-up-missing likely',
      ])
      expect(deployment.published[0]?.sms).toMatch(/LOW .*about \$95.*An estimate, last top-up declared Mon 10 Nov/)
      expect(deployment.published[0]?.subject).toMatch(/about \$95\.00 left \(an estimate\)/)
      expect(deployment.published[0]?.email).not.toContain('We keep reading the balance')
      expect(deployment.published[0]?.email.replace(/\s+/g, ' ')).toContain('Your warning line is $100.00.')
      expect(deployment.published.at(-1)?.email.replace(/\s+/g, ' ')).toContain(
        'yet calls are answered: a top-up seems to be missing from the configuration.',
      )
    })

    it('it is never called empty: at zero it is critical where nothing answers', async () => {
      const { steps } = await told(declared, [50, 251, 252], { failure: 'timeout' })

      expect(steps).toEqual(['opened critical urgent estimate likely'])
    })

    it('the time that is left is held against it, too', async () => {
      const { steps } = await told(aKey({ ...unlimited, topUps, runway: LINES }), hourly(3))

      expect(steps[0]).toBe('opened low warning estimate likely')
    })

    it('is closed, not recovered, when nothing could be read for a month', async () => {
      const { deployment, steps } = await told(declared, hourly(25))
      const after: string[] = []
      for (let day = 2; day <= 60; day += 1) {
        deployment.reply = call => (call.probe.kind === 'canary' ? OK.canary : { status: 500, body: {} })
        const { notices } = await deployment.at(new Date(NOON + day * 24 * HOUR_MS).toISOString())
        after.push(...notices.map(({ kind, condition, before }) => `day ${day}: ${kind} ${before} is ${condition}`))
      }

      expect(steps).toEqual(['opened low warning estimate likely'])
      expect(after).toEqual(['day 38: closed low is unknown'])
      expect(deployment.published.at(-1)?.email.replace(/\s+/g, ' ')).toContain(
        'the spend that the estimate rests on could not be read',
      )
    })

    it('is over when the missing top-up is declared', async () => {
      const { deployment } = await told(declared, hourly(25))
      const more = { ...declared, topUps: [...topUps, { at: '2025-11-20', amount: 500, unit: 'USD' }] }
      const after = watch(more, deployment.ports.samples ?? createMemorySamples(), [billed])
      after.store = deployment.store
      const kinds: string[] = []
      for (const hour of [26, 27, 28]) {
        after.reply = call => (call.probe.kind === 'canary' ? OK.canary : { status: 200, body: { spent: 181 } })
        const { notices } = await after.at(new Date(NOON + hour * HOUR_MS).toISOString())
        kinds.push(...notices.map(({ kind }) => kind))
      }

      expect(kinds).toEqual(['recovered'])
    })
  })
})

describe('what is left of a limit', () => {
  const RESET = '2025-12-01T00:00:00Z'
  const planned = (resetsAt?: string) =>
    ({
      ...acme,
      probes: [
        {
          ...acme.probes[0],
          reads: [
            { measures: 'headroom', plus: ['left'], unit: 'characters', ...(resetsAt && { resetsAt: 'resets' }) },
          ],
          proof: 'left',
        },
        acme.probes[2],
      ],
    }) as const satisfies Provider
  const key = aKey({ name: 'voice', runway: LINES })

  /** Two weeks of even use down to what is left at noon. */
  function watched(left: number, perHour: number, reset?: string) {
    return watch(key, readBefore(key, left, perHour, headroomUnit('characters', 'voice')), [planned(reset)])
  }

  function reading(deployment: Deployment, hours: number, left: number, reset?: string) {
    deployment.reply = ({ probe }) =>
      probe.kind === 'balance' ? { status: 200, body: { left, ...(reset && { resets: reset }) } } : OK[probe.kind]
    return deployment.at(new Date(NOON + hours * HOUR_MS).toISOString())
  }

  it('lasts until the limit is reached, where it begins anew later, and is told so', async () => {
    const deployment = watched(2_000, 40, RESET)

    const { notices } = await reading(deployment, 0, 2_000, RESET)

    expect(notices.map(({ kind, condition, facts }) => [kind, condition, facts.by])).toEqual([
      ['opened', 'low', 'runway'],
    ])
    expect(notices[0]?.facts.runway).toMatchObject({ toLimit: true, unit: 'characters' })
    expect(deployment.published[0]?.sms).toMatch(/LOW .*2,000 characters, limit reached about Sat 14:00/)
    expect(deployment.published[0]?.email.replace(/\s+/g, ' ')).toMatch(/limit reached between/)
  })

  it('is no trouble where it begins anew before', async () => {
    const tomorrow = new Date(NOON + 24 * HOUR_MS).toISOString()
    const deployment = watched(2_000, 40, tomorrow)

    const { notices, pools } = await reading(deployment, 0, 2_000, tomorrow)

    expect(notices).toEqual([])
    expect(pools[0]?.forecast).not.toHaveProperty('runway')
  })

  it('is known and not told where nothing says when it begins anew', async () => {
    const deployment = watched(2_000, 40)

    const { notices, pools } = await reading(deployment, 0, 2_000)

    expect(notices).toEqual([])
    expect(pools[0]?.forecast?.runway).toMatchObject({ toLimit: true })
  })

  it('is over when it begins anew', async () => {
    const deployment = watched(2_000, 40, RESET)
    await reading(deployment, 0, 2_000, RESET)
    const later = '2026-01-01T00:00:00Z'

    const told = [await reading(deployment, 253, 30_000, later), await reading(deployment, 254, 29_960, later)]

    expect(told.flatMap(({ notices }) => notices.map(({ kind }) => kind))).toEqual(['recovered'])
  })

  it('tells a loop, whether it is known when it begins anew or not', async () => {
    const deployment = watched(3_000, 4)
    const told: string[] = []
    for (let step = 0; step <= 24; step += 1) {
      const { notices } = await reading(deployment, step / 12, 3_000 - Math.max(0, step - 6) * 8)
      told.push(...notices.map(({ severity, facts }) => `${severity} ${facts.by}`))
    }

    expect(told).toEqual(['urgent burning'])
  })

  it('is not read as money where a balance is told beside it', async () => {
    const both = {
      ...acme,
      probes: [
        {
          ...acme.probes[0],
          reads: [...acme.probes[0].reads, { measures: 'headroom', plus: ['left'], unit: 'USD' }],
        },
        acme.probes[2],
      ],
    } as const satisfies Provider
    const samples = createMemorySamples()
    const deployment = watch(key, samples, [both])
    deployment.reply = ({ probe }) =>
      probe.kind === 'balance' ? { status: 200, body: { balance: 500, left: 3 } } : OK[probe.kind]

    await deployment.at(new Date(NOON).toISOString())

    expect([...(await samples.load()).keys()]).toEqual([sampleId(key, 'USD')])
  })
})

describe('readings that cannot be kept', () => {
  const key = aKey({ runway: LINES, low: [{ amount: 100, unit: 'USD' }] })
  const fail = async () => {
    throw new Error('the table is gone')
  }

  it('fail no sweep, and are said', async () => {
    const unloadable = watch(key, { load: fail, save: fail })
    const unsaveable = watch(key, { load: async () => new Map(), save: fail })

    const { notices } = await at(unloadable, 0, 90)
    await at(unsaveable, 0, 90)

    expect(notices.map(({ facts }) => facts.by)).toEqual(['balance'])
    expect(unloadable.lines.warnings.join('\n')).toContain('could not be loaded')
    expect(unsaveable.lines.warnings.join('\n')).toContain('could not be stored')
  })

  it('are not written over with those of one sweep where they could not be loaded', async () => {
    const kept = readBefore(key, 400, 4)
    const [before] = await kept.load()
    const deployment = watch(key, { load: fail, save: kept.save })

    await at(deployment, 2, 392)

    expect([...(await kept.load())]).toEqual([before])
  })

  it('are kept as they are, and said, where they are not ours', async () => {
    const id = sampleId(key, 'USD')
    const samples = createMemorySamples(new Map([[id, '2;from a later version']]))
    const deployment = watch(key, samples)

    await at(deployment, 0, 90)

    expect([...(await samples.load())]).toEqual([[id, '2;from a later version']])
    expect(deployment.lines.warnings.join('\n')).toContain('not ours')
  })
})

it('readings since the last write are remembered by a warm process', async () => {
  const samples = createMemorySamples()
  const deployment = watch(aKey({ runway: LINES }), samples)
  const process = {}

  for (const minutes of [0, 5, 10, 15, 59]) await at(deployment, minutes / 60, 400 - minutes, process)

  const [series] = [...(await samples.load()).values()].map(decodeSeries)
  expect(series?.points.map(({ balance }) => balance)).toEqual([400, 395, 390, 385, 341])
})
