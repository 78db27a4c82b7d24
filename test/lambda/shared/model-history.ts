import fc from 'fast-check'
import type { Recipient, Severity, WatchList } from '../../../lambda/core/watch-list.ts'
import type { Fault, Publishing } from './model-ports.ts'
import { ACCOUNTS, BALANCES, CALLS, type Change, POOLS, type PoolId, WIRES } from './model-world.ts'

/** What somebody does about a pool while a sweep is on its way: before its port call of this number. */
export interface Operation {
  readonly at: number
  readonly pool: PoolId
  readonly what: 'silence' | 'unsilence' | 'acknowledge'
  readonly minutes: number
}

/** Another sweep begins at this port call, in turns with the first; after a jump the first has lost its lease. */
export interface Rival {
  readonly at: number
  readonly jumpMinutes: number
  readonly turns: readonly number[]
}

/** One sweep, and what happens before and while it runs. */
export interface Step {
  readonly waitMinutes: number
  readonly changes: readonly Change[]
  /** After its first round of questions. */
  readonly midway?: Change
  readonly faults: readonly Fault[]
  readonly publishing: readonly Publishing[]
  readonly operation?: Operation
  readonly rival?: Rival
  readonly isNewProcess: boolean
}

export interface History {
  readonly policy: Partial<WatchList>
  readonly recipients: readonly Recipient[]
  readonly steps: readonly Step[]
  /** How things stand at the end, when nothing goes wrong any more. */
  readonly end: readonly Change[]
}

const HOUR_MS = 60 * 60_000
const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('balance' as const),
      account: fc.constantFrom(...ACCOUNTS),
      to: fc.constantFrom(...BALANCES),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('calls' as const),
      pool: fc.constantFrom(...POOLS),
      to: fc.oneof(fc.constant('healthy' as const), fc.constantFrom(...CALLS)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('wire' as const), wire: fc.constantFrom(...WIRES), down: fc.boolean() }),
  },
)
const portCall = fc.integer({ min: 0, max: 12 })
const fault: fc.Arbitrary<Fault> = fc.record({
  at: portCall,
  kind: fc.constantFrom('died-before', 'died-after', 'store-before', 'store-after', 'store-partial'),
})
const publishing = fc.constantFrom<Publishing>(
  'sent',
  'throttled',
  'refused',
  'unanswered-delivered',
  'unanswered-lost',
)

/** Nothing, but for one time in so many. */
function seldom<T>(arbitrary: fc.Arbitrary<T>, oneIn = 6): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })
}

const step: fc.Arbitrary<Step> = fc
  .record({
    waitMinutes: fc.oneof(
      { weight: 8, arbitrary: fc.constant(5) },
      { weight: 4, arbitrary: fc.constantFrom(1, 15, 31, 61) },
      { weight: 2, arbitrary: fc.constantFrom(245, 480, 1450) },
      { weight: 1, arbitrary: fc.constantFrom(-7, -65, -300) },
    ),
    changes: fc.array(change, { maxLength: 2 }),
    midway: seldom(change, 8),
    faults: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(fault, { maxLength: 2 }) },
    ),
    publishing: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(publishing, { maxLength: 6 }) },
    ),
    operation: seldom(
      fc.record({
        at: portCall,
        pool: fc.constantFrom(...POOLS),
        what: fc.constantFrom('silence' as const, 'silence' as const, 'unsilence' as const, 'acknowledge' as const),
        minutes: fc.constantFrom(10, 90, 700),
      }),
      3,
    ),
    rival: seldom(
      fc.record({
        at: portCall,
        jumpMinutes: fc.constantFrom(0, 0, 10),
        turns: fc.array(fc.nat(1), { maxLength: 20 }),
      }),
    ),
    isNewProcess: fc.integer({ min: 1, max: 12 }).map(draw => draw === 1),
  })
  .map(({ midway, operation, rival, ...rest }) => ({
    ...rest,
    ...(midway && { midway }),
    ...(operation && { operation }),
    ...(rival && { rival }),
  }))

const policy: fc.Arbitrary<Partial<WatchList>> = fc.record(
  {
    reminders: fc.constantFrom(
      { firstMs: 4 * HOUR_MS, thenMs: 24 * HOUR_MS },
      { firstMs: HOUR_MS / 2, thenMs: HOUR_MS },
    ),
    quietHours: fc.constantFrom({ from: '22:00', to: '07:00' }, { from: '01:00', to: '05:00' }),
  },
  { requiredKeys: ['reminders'] },
)

/** As the configuration makes them: an address alone, or any part of `severity`, `providers` and `keys`. */
export const anyRecipient: fc.Arbitrary<Recipient> = fc
  .record({
    channel: fc.constantFrom('email' as const, 'sms' as const),
    severity: fc.option(fc.subarray<Severity>(['urgent', 'warning', 'info'], { minLength: 1 }), { nil: undefined }),
    providers: fc.option(fc.subarray(['alpha', 'beta'], { minLength: 1 }), { nil: undefined }),
    keys: fc.option(fc.subarray(['one', 'two', 'three', 'four'], { minLength: 1 }), { nil: undefined }),
  })
  .map(({ channel, severity, providers, keys }) => ({
    channel,
    to: channel === 'email' ? 'ops@example.com' : '+15550100',
    severity: severity ?? (channel === 'email' ? (['urgent', 'warning', 'info'] as const) : (['urgent'] as const)),
    ...(providers && { providers }),
    ...(keys && { keys }),
  }))

/** How all pools stand at the end, everything within reach. */
const end: fc.Arbitrary<readonly Change[]> = fc
  .record({
    calls: fc.tuple(...POOLS.map(() => fc.oneof(fc.constant('healthy' as const), fc.constantFrom(...CALLS)))),
    balances: fc.tuple(...ACCOUNTS.map(() => fc.oneof(fc.constant(BALANCES[0]), fc.constantFrom(...BALANCES)))),
  })
  .map(({ calls, balances }) => [
    ...WIRES.map(wire => ({ what: 'wire' as const, wire, down: false })),
    ...POOLS.map((pool, index) => ({ what: 'calls' as const, pool, to: calls[index] ?? ('healthy' as const) })),
    ...ACCOUNTS.map((account, index) => ({ what: 'balance' as const, account, to: balances[index] ?? BALANCES[0] })),
  ])

export function anyHistory(maxSteps: number): fc.Arbitrary<History> {
  return fc.record({
    policy,
    recipients: fc.array(anyRecipient, { minLength: 1, maxLength: 3 }),
    steps: fc.array(step, { minLength: 1, maxLength: maxSteps }),
    end,
  })
}
