import { beforeAll, describe, expect, it } from 'vitest'
import type { ProbeCall } from '../../lambda/core/probe-call.ts'
import { acme, aKey, aPool, aWatchList } from '../support/builders.ts'
import { deploy, EMPTY, OK, type Reply } from '../support/sweeping.ts'

/**
 * Thirty days of fifty keys at the default schedule, every sweep a real one on a simulated clock. Half of the keys show an empty account in
 * their free read, half only by a canary; prices run from a hundred-thousandth of a cent to a tenth of one; each is empty for some time.
 */
const START = Date.parse('2025-11-01T00:00:00Z')
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const SWEEP = 5 * MINUTE
const BUDGET_USD = 0.02
const EMPTY_FOR = [20 * MINUTE, 5 * HOUR, 60 * HOUR]
const PRICES_USD = [1e-8, 1e-6, 1e-5, 1e-4, 1e-3]

interface Plan {
  readonly name: string
  readonly readsBalance: boolean
  readonly costUsd: number
  /** Empty from and until, in ms since the epoch. */
  readonly from: number
  readonly until: number
}

const plans: readonly Plan[] = Array.from({ length: 50 }, (_, index) => {
  const from = START + DAY + index * 11 * HOUR + index * 7 * MINUTE
  return {
    name: `key-${index}`,
    readsBalance: index % 2 === 0,
    costUsd: PRICES_USD[index % PRICES_USD.length] ?? 0,
    from,
    until: from + (EMPTY_FOR[index % EMPTY_FOR.length] ?? HOUR),
  }
})

const noBalance = { ...acme, id: 'silent', name: 'Silent', probes: [acme.probes[2]] } as const

interface Asked {
  readonly at: number
  readonly kind: ProbeCall['probe']['kind']
  readonly costUsd: number
  readonly purpose: ProbeCall['purpose']
}

const asked = new Map<string, Asked[]>(plans.map(plan => [plan.name, []]))
const told: { readonly at: number; readonly key: string; readonly kind: string }[] = []
let sweeps = 0

beforeAll(async () => {
  const keys = plans.map(({ name, readsBalance, costUsd }) =>
    aKey({
      name,
      account: name,
      provider: readsBalance ? 'acme' : 'silent',
      dailyBudgetUsd: BUDGET_USD,
      pools: [aPool({ costUsd })],
    }),
  )
  const deployment = deploy(aWatchList({ keys }), [acme, noBalance])
  const byName = new Map(plans.map(plan => [plan.name, plan]))
  let now = START
  deployment.reply = (call): Reply => {
    const plan = byName.get(call.key)
    const empty = plan !== undefined && now >= plan.from && now < plan.until
    // A refused call costs nothing.
    const costUsd = empty ? 0 : call.costUsd
    asked.get(call.key)?.push({ at: now, kind: call.probe.kind, costUsd, purpose: call.purpose })
    if (call.probe.kind === 'balance') return OK.balance(empty ? 0 : 50)
    if (call.probe.kind === 'access') return OK.access
    return empty ? EMPTY : OK.canary
  }
  for (; now < START + 30 * DAY; now += SWEEP) {
    const report = await deployment.at(new Date(now).toISOString())
    sweeps += 1
    for (const { kind, subject } of report.notices) {
      if (subject.about === 'pool') told.push({ at: now, key: subject.key, kind })
    }
  }
}, 240_000)

const canariesOf = (plan: Plan) => (asked.get(plan.name) ?? []).filter(({ kind }) => kind === 'canary')
const isEvery = (plan: Plan) => plan.costUsd * (DAY / SWEEP) <= 0.0001

describe('thirty days of fifty keys', () => {
  it('no free read is skipped', () => {
    for (const plan of plans.filter(({ readsBalance }) => readsBalance)) {
      const reads = (asked.get(plan.name) ?? []).filter(
        ({ kind, purpose }) => kind === 'balance' && purpose === 'regular',
      )

      expect(reads).toHaveLength(sweeps)
    }
  })

  it('no key costs more than its budget on any day', () => {
    for (const plan of plans) {
      const perDay = new Map<number, number>()
      for (const { at, costUsd } of canariesOf(plan))
        perDay.set(Math.floor(at / DAY), (perDay.get(Math.floor(at / DAY)) ?? 0) + costUsd)

      expect(Math.max(...perDay.values())).toBeLessThanOrEqual(BUDGET_USD + 1e-12)
    }
  })

  it('canaries are never closer than 30 minutes while all is well, but for those that cost next to nothing', () => {
    for (const plan of plans.filter(each => !isEvery(each))) {
      const before = canariesOf(plan).filter(({ at }) => at < plan.from)

      const gaps = before.slice(1).map(({ at }, index) => at - (before[index]?.at ?? 0))

      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(30 * MINUTE)
    }
  })

  it('every empty account is found within a sweep where a free read shows it, within the spacing otherwise', () => {
    for (const plan of plans) {
      const spacing =
        plan.readsBalance || isEvery(plan)
          ? SWEEP
          : Math.max(30 * MINUTE, (DAY * plan.costUsd) / (BUDGET_USD * 0.8) + SWEEP)
      const opened = told.find(({ key, kind }) => key === plan.name && kind === 'opened')
      const seen = plan.until - plan.from > spacing

      if (seen) expect(opened).toBeDefined()
      if (opened) expect(opened.at - plan.from).toBeLessThanOrEqual(spacing)
    }
  })

  it('an empty account is asked every sweep for an hour, then every 15 minutes, after a day hourly', () => {
    for (const plan of plans.filter(({ readsBalance }) => !readsBalance)) {
      const opened = told.find(({ key, kind }) => key === plan.name && kind === 'opened')?.at
      if (opened === undefined) continue
      const during = canariesOf(plan).filter(({ at }) => at > opened && at < plan.until)
      for (const [index, { at }] of during.entries()) {
        const gap = at - (during[index - 1]?.at ?? opened)
        const age = at - opened
        const least = age > DAY ? HOUR : age > HOUR ? 15 * MINUTE : SWEEP

        expect(gap).toBeGreaterThanOrEqual(least)
      }
    }
  })

  it('everybody told of an empty account is told when it works again', () => {
    for (const plan of plans) {
      const kinds = told.filter(({ key }) => key === plan.name).map(({ kind }) => kind)
      const opened = kinds.filter(kind => kind === 'opened').length

      expect(kinds.filter(kind => kind === 'recovered')).toHaveLength(opened)
    }
  })
})
