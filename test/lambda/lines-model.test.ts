import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { subjectId } from '../../lambda/core/condition.ts'
import { silence } from '../../lambda/core/incident/operator.ts'
import type { Notice } from '../../lambda/core/notice.ts'
import type { Provider } from '../../lambda/core/provider.ts'
import type { SubjectState } from '../../lambda/core/state.ts'
import type { WatchedKey } from '../../lambda/core/watch-list.ts'
import { createMemorySamples } from '../../lambda/io/memory-samples.ts'
import { acme, aKey, aWatchList, costs } from '../support/builders.ts'
import { type Deployment, deploy, EMPTY, OK, type Swept } from '../support/sweeping.ts'

const START = Date.parse('2025-11-26T00:00:00Z')
const HOUR_MS = 3_600_000
const usd = (amount: number) => ({ amount, unit: 'USD' })

const readable = { ...acme, probes: [...acme.probes, costs] } as const satisfies Provider
const unreadable = { ...acme, probes: [acme.probes[1], acme.probes[2], costs] } as const satisfies Provider

const lined = aKey({
  adminCredential: { from: 'parameter', name: '/admin' },
  budget: usd(100),
  low: [usd(40)],
  critical: [usd(10)],
  runway: { lowMs: 72 * HOUR_MS, criticalMs: 24 * HOUR_MS },
})
const recharged = { ...lined, autoRecharge: { below: usd(20), to: usd(60) } }
const twin: WatchedKey = aKey({ name: 'twin', low: [usd(40)], critical: [usd(10)], autoRecharge: { below: usd(20) } })
const topUps = [{ at: '2025-11-26', amount: 80, unit: 'USD' }]

const WORLDS = {
  'a balance with auto-recharge, a budget and lines of time': { provider: readable, keys: [recharged] },
  'two keys of one account': { provider: readable, keys: [recharged, twin] },
  'declared top-ups and a budget': { provider: unreadable, keys: [{ ...lined, topUps }] },
} as const satisfies Record<string, { provider: Provider; keys: readonly WatchedKey[] }>

interface Step {
  readonly waitMinutes: number
  readonly balance: number
  readonly spends: number
  readonly declares: number
  /** What is asked for is not answered. */
  readonly unread: readonly string[]
  readonly refused: boolean
  readonly silencedHours: number | undefined
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  waitMinutes: fc.constantFrom(5, 5, 15, 15, 60, 60, 180, 1_440, 10_080),
  balance: fc.constantFrom(90, 90, 50, 38, 19, 19, 9, 0),
  spends: fc.constantFrom(0, 0, 1, 3, 12, 40, -2),
  declares: fc.constantFrom(0, 0, 0, 0, 60),
  unread: fc.constantFrom<readonly string[]>([], [], [], [], ['balance'], ['costs'], ['canary'], ['balance', 'canary']),
  refused: fc.constantFrom(false, false, false, false, true),
  silencedHours: fc.constantFrom(undefined, undefined, undefined, undefined, undefined, 1, 5),
})

/** What people believe of one pool, from the notices alone. */
interface Belief {
  open: boolean
  blocked: boolean
  gravest: string
  said: Set<string>
}

type World = (typeof WORLDS)[keyof typeof WORLDS]

async function play({ provider, keys }: World, steps: readonly Step[], quietHours: boolean): Promise<string[]> {
  const wrong: string[] = []
  const beliefs = new Map<string, Belief>()
  const ids = new Set<string>()
  const passings = new Set<string>()
  const samples = createMemorySamples()
  let [at, spent, declared] = [START, 50, [...topUps]]
  let deployment = watchdog()
  const { store } = deployment

  function watchdog() {
    const watched = keys.map(key => ('topUps' in key ? { ...key, topUps: declared } : key))
    const quiet = quietHours && { quietHours: { from: '22:00', to: '07:00' } }
    const made = deploy(aWatchList({ keys: watched, ...quiet }), [provider])
    Object.assign(made.ports, { samples })
    return made
  }

  const beliefOf = (subject: string) => {
    const belief = beliefs.get(subject) ?? { open: false, blocked: false, gravest: '', said: new Set() }
    beliefs.set(subject, belief)
    return belief
  }

  function hear(notice: Notice): void {
    const { kind, condition, facts, severity } = notice
    const belief = beliefOf(subjectId(notice.subject))
    const name = `${kind} ${condition} by ${facts.by} at ${notice.at}`
    if (ids.has(notice.id)) wrong.push(`${name} has the id of another`)
    ids.add(notice.id)
    if (kind === 'worse' && !belief.open) wrong.push(`${name} was never opened`)
    if (kind === 'reminder' && (facts.by === 'budget' || facts.by === 'estimate')) wrong.push(`${name} is a reminder`)
    if (kind === 'opened' || kind === 'worse') {
      const isBlocked = !['low', 'critical', 'unavailable', 'throttled', 'unknown'].includes(condition)
      if (kind === 'opened' && belief.open && !(isBlocked && !belief.blocked)) wrong.push(`${name} was open`)
      if (belief.blocked && !isBlocked) wrong.push(`${name} steps down from a block`)
      const by = `${facts.by}${facts.contradiction ?? ''}`
      const isLine = by === 'balance' || by === 'runway'
      if (isLine && condition === 'low' && belief.gravest === 'critical') wrong.push(`${name} steps back from critical`)
      if (isLine && (condition === 'low' || condition === 'critical')) belief.gravest = condition
      if (facts.by === 'recharge') {
        const passing = `${subjectId(notice.subject)} ${facts.recharge?.since}`
        if (passings.has(passing)) wrong.push(`${name} was told of this passing`)
        passings.add(passing)
      }
      const { budget } = facts
      const what = `${kind === 'opened' && isBlocked ? 'opened ' : ''}${condition} ${facts.by === 'budget' ? `${budget?.month} ${budget?.step}` : by} ${severity}`
      if (facts.by !== 'recharge' && belief.said.has(what)) wrong.push(`${name} was said already: ${what}`)
      belief.said.add(what)
      Object.assign(belief, { open: true, blocked: belief.blocked || isBlocked })
    }
    if (kind === 'recovered' || kind === 'flapping') {
      if (!belief.open) wrong.push(`${name} was never opened`)
      Object.assign(belief, { open: condition !== 'healthy', blocked: false, said: new Set(), gravest: condition })
    }
  }

  async function look(reply: Deployment['reply']) {
    deployment.reply = reply
    const report = await deployment.at(new Date(at).toISOString())
    for (const notice of report.notices) if (notice.subject.about === 'pool') hear(notice)
    mustHaveHeard(report)
  }

  /** Certainly empty is told at once, whatever stands. */
  function mustHaveHeard({ pools }: Swept): void {
    for (const { state, condition, reason } of pools) {
      const { flapping } = state
      const isQuiet = flapping !== undefined || (state.silence && state.silence.until > new Date(at).toISOString())
      const isCertain = condition.kind === 'exhausted' && condition.certainty === 'certain'
      if (!isCertain || isQuiet || reason.startsWith('told with')) continue
      if (!beliefOf(state.subject).blocked)
        wrong.push(`${state.subject} is empty at ${new Date(at).toISOString()}, and nobody knows`)
    }
  }

  async function quietDown(hours: number): Promise<void> {
    const { states } = await store.load()
    const own = [...states.values()].filter(({ subject }) => subject.startsWith('pool:'))
    const until = new Date(at + hours * HOUR_MS)
    await store.record(own.map(state => ({ ...silence(state, until, 'a test').state, version: state.version + 1 })))
  }

  for (const { waitMinutes, balance, spends, declares, unread, refused, silencedHours } of steps) {
    const month = new Date(at).getUTCMonth()
    at += waitMinutes * 60_000
    spent = Math.max(0, (new Date(at).getUTCMonth() === month ? spent : 0) + spends)
    if (declares > 0) {
      declared = [...declared, { at: new Date(at).toISOString().slice(0, 10), amount: declares, unit: 'USD' }]
      deployment = watchdog()
      deployment.store = store
    }
    if (silencedHours !== undefined) await quietDown(silencedHours)
    for (let sweeps = 0; sweeps < 2; sweeps += 1, at += 5 * 60_000)
      await look(({ probe }) => {
        if (unread.includes(probe.id)) return { failure: 'timeout' }
        if (probe.id === 'costs') return { status: 200, body: { spent } }
        if (probe.kind === 'balance') return OK.balance(balance)
        return refused || (balance === 0 && provider === readable) ? EMPTY : OK[probe.kind]
      })
  }

  // All is long well again.
  declared = [...declared, { at: new Date(at).toISOString().slice(0, 10), amount: 10_000, unit: 'USD' }]
  deployment = watchdog()
  deployment.store = store
  for (let sweeps = 0; sweeps < 18; sweeps += 1) {
    // Spend that is not read for a month cannot be reckoned with any more.
    at += sweeps < 6 ? 7 * 24 * HOUR_MS : 9 * HOUR_MS
    await look(({ probe }) => {
      if (probe.id === 'costs') return { status: 200, body: { spent: 0.01 } }
      return probe.kind === 'balance' ? OK.balance(900) : OK[probe.kind]
    })
  }
  for (const [subject, { open }] of beliefs) if (open) wrong.push(`people believe that ${subject} is in trouble`)
  for (const state of (await store.load()).states.values()) if (state.incident) wrong.push(standing(state))
  return wrong
}

function standing({ subject, incident }: SubjectState): string {
  return `${subject} stands ${incident?.kind} by ${incident?.by ?? 'the balance'}`
}

describe.each(Object.entries(WORLDS))('%s', (_, world) => {
  it('tells every step once, never backwards, at once when it is empty, and its end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 25 }), fc.boolean(), async (steps, quietHours) => {
        expect(await play(world, steps, quietHours)).toEqual([])
      }),
      { numRuns: Number(process.env.MODEL_RUNS ?? 40) },
    )
  }, 120_000)
})
