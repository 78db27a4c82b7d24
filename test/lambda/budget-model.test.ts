import fc from 'fast-check'
import { expect, it } from 'vitest'
import { silence, unsilence } from '../../lambda/core/incident/operator.ts'
import type { Notice } from '../../lambda/core/notice.ts'
import type { Provider } from '../../lambda/core/provider.ts'
import type { SubjectState } from '../../lambda/core/state.ts'
import { createMemorySamples } from '../../lambda/io/memory-samples.ts'
import { acme, aKey, aWatchList, costs } from '../support/builders.ts'
import { type Deployment, deploy, EMPTY, OK } from '../support/sweeping.ts'

const START = Date.parse('2025-11-26T00:00:00Z')
const HOUR_MS = 3_600_000

const billed = {
  ...acme,
  probes: [...acme.probes, costs],
} as const satisfies Provider

interface Hour {
  readonly waitHours: number
  /** As a part of the budget; figures are corrected downwards, too. */
  readonly spends: number
  readonly balance: number
  /** Another budget in the configuration. */
  readonly amount: number | undefined
  readonly operation: 'silence' | 'unsilence' | undefined
}

const anyHour: fc.Arbitrary<Hour> = fc.record({
  waitHours: fc.constantFrom(1, 1, 1, 2, 7, 30),
  spends: fc.constantFrom(0, 0, 0.02, 0.1, 0.3, -0.05),
  balance: fc.constantFrom(90, 90, 90, 35, 8, 0),
  amount: fc.constantFrom(undefined, undefined, undefined, undefined, 100, 150),
  operation: fc.constantFrom(undefined, undefined, undefined, undefined, 'silence', 'unsilence'),
})

/** Everything that was told of one pool, hour by hour, and the state when all has long been well. */
async function play(hours: readonly Hour[], quietHours: boolean) {
  const notices: Notice[] = []
  const samples = createMemorySamples()
  let [amount, spent, at] = [100, 50, START]
  let deployment = watchdog()
  const { store } = deployment

  function watchdog(): Deployment {
    const key = aKey({
      adminCredential: { from: 'parameter', name: '/admin' },
      budget: { amount, unit: 'USD' },
      low: [{ amount: 40, unit: 'USD' }],
      critical: [{ amount: 10, unit: 'USD' }],
    })
    const made = deploy(
      aWatchList({ keys: [key], ...(quietHours && { quietHours: { from: '22:00', to: '07:00' } }) }),
      [billed],
    )
    Object.assign(made.ports, { samples })
    return made
  }

  async function sweeps(balance: number): Promise<void> {
    deployment.reply = ({ probe }) => {
      if (probe.id === 'costs') return { status: 200, body: { spent } }
      if (probe.kind === 'balance') return OK.balance(balance)
      return balance === 0 ? EMPTY : OK[probe.kind]
    }
    for (const minutes of [0, 5, 10])
      notices.push(...(await deployment.at(new Date(at + minutes * 60_000).toISOString())).notices)
  }

  async function change(what: (state: SubjectState) => SubjectState): Promise<void> {
    const [state] = [...(await store.load()).states.values()].filter(({ subject }) => subject.startsWith('pool:'))
    if (state) await store.record([{ ...what(state), version: state.version + 1 }])
  }

  for (const { waitHours, spends, balance, amount: other, operation } of hours) {
    const month = new Date(at).getUTCMonth()
    at += waitHours * HOUR_MS
    spent = Math.max(0, (new Date(at).getUTCMonth() === month ? spent : 0) + spends * amount)
    if (other !== undefined) {
      amount = other
      deployment = watchdog()
      deployment.store = store
    }
    if (operation === 'silence') await change(state => silence(state, new Date(at + 5 * HOUR_MS), 'a test').state)
    if (operation === 'unsilence') await change(state => unsilence(state, new Date(at)).state)
    await sweeps(balance)
  }
  spent = 0.01
  for (let quiet = 0; quiet < 12; quiet += 1) {
    at += quiet === 0 ? 40 * 24 * HOUR_MS : 9 * HOUR_MS
    await sweeps(90)
  }
  const [state] = [...(await store.load()).states.values()].filter(({ subject }) => subject.startsWith('pool:'))
  return { notices, state }
}

function violationsOf(notices: readonly Notice[], state: SubjectState | undefined, quietHours: boolean): string[] {
  const wrong: string[] = []
  const seen = new Map<string, number>()
  const ids = new Set<string>()
  let isOpen = false
  let amount = 0
  for (const notice of notices) {
    const { kind, facts, id, at } = notice
    const { budget } = facts
    if (ids.has(id)) wrong.push(`${kind} of ${at} has the id of another`)
    ids.add(id)
    if (kind === 'opened' || kind === 'worse') {
      if (kind === 'worse' && !isOpen) wrong.push(`worse of ${at} was never opened`)
      isOpen = true
      if (facts.by === 'budget' && !budget) wrong.push(`${kind} of ${at} says nothing of the budget`)
      if (facts.by === 'budget' && budget) {
        // Another budget is told anew, and so is an old one that comes back.
        if (budget.amount !== amount) seen.clear()
        amount = budget.amount
        const step = `${budget.month} ${budget.step}`
        const times = (seen.get(step) ?? 0) + 1
        seen.set(step, times)
        // Held over quiet hours, it is told again as urgent: the only second time.
        if (times > (quietHours && budget.step === 'over' ? 2 : 1)) wrong.push(`${step} was told ${times} times`)
        if (budget.step !== 'over' && seen.has(`${budget.month} over`))
          wrong.push(`${step} was told after all of it was spent`)
      }
    }
    if (kind === 'reminder' && facts.by === 'budget') wrong.push(`a reminder of the budget at ${at}`)
    if (kind === 'recovered' || kind === 'flapping') {
      if (!isOpen) wrong.push(`${kind} of ${at} was never opened`)
      isOpen = notice.condition !== 'healthy'
    }
  }
  if (isOpen) wrong.push('people believe that it goes on')
  if (state?.incident) wrong.push(`an incident by ${state.incident.by ?? 'the balance'} stands`)
  return wrong
}

it('tells each step of a budget once, opens before it recovers, and comes to rest, whatever the balance does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyHour, { minLength: 1, maxLength: 25 }), fc.boolean(), async (hours, quietHours) => {
      const { notices, state } = await play(hours, quietHours)

      expect(violationsOf(notices, state, quietHours)).toEqual([])
    }),
    { numRuns: Number(process.env.MODEL_RUNS ?? 60) },
  )
}, 120_000)
