import { type ConditionKind, WORST_FIRST } from '../../../lambda/core/condition.ts'
import type { Observation } from '../../../lambda/core/observation.ts'
import type { ProbeCall } from '../../../lambda/core/probe-call.ts'
import type { Provider, Signature, VerdictKind } from '../../../lambda/core/provider.ts'
import type { WatchList } from '../../../lambda/core/watch-list.ts'
import { aKey, aPool, aWatchList } from '../../support/builders.ts'

/** What calls of a pool are answered with; `maybe-` is only a likely verdict. */
export const CALLS = [
  'healthy',
  'exhausted',
  'maybe-exhausted',
  'capped',
  'suspended',
  'rejected',
  'forbidden',
  'retired',
  'throttled',
  'unavailable',
  'unknown',
] as const
export type Calls = (typeof CALLS)[number]

/** Above every line, under the warning line, under the critical line, gone. */
export const BALANCES = [1000, 50, 15, 0] as const

export const POOLS = ['one/video', 'one/chat', 'two/default', 'three/default', 'four/default'] as const
export type PoolId = (typeof POOLS)[number]

/** Keys two and three share an account, and so its balance. */
export const ACCOUNTS = ['one', 'shared', 'four'] as const
export type Account = (typeof ACCOUNTS)[number]

export const WIRES = ['alpha', 'beta', 'secrets'] as const
export type Wire = (typeof WIRES)[number]

/** Something that happens to the providers. */
export type Change =
  | { readonly what: 'balance'; readonly account: Account; readonly to: number }
  | { readonly what: 'calls'; readonly pool: PoolId; readonly to: Calls }
  | { readonly what: 'wire'; readonly wire: Wire; readonly down: boolean }

const evidence = { documented: 'https://docs.example.com' } as const
const likely = { unconfirmed: 'for the model' } as const
const rows: readonly Signature[] = CALLS.filter(kind => kind !== 'healthy' && kind !== 'unknown').map(calls => ({
  kind: calls === 'maybe-exhausted' ? 'exhausted' : calls,
  code: [`model-${calls}`],
  evidence: calls === 'maybe-exhausted' || calls === 'unavailable' ? likely : evidence,
}))

function providerOf(id: string, costUsd: number): Provider {
  return {
    id,
    name: id,
    hosts: { default: `https://api.${id}.example.com` },
    auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
    env: [],
    probes: [
      {
        id: 'balance',
        kind: 'balance',
        request: { path: '/balance' },
        proof: 'balance',
        reads: [{ measures: 'balance', plus: ['balance'], unit: 'credits' }],
        evidence,
      },
      { id: 'canary', kind: 'canary', request: { path: '/chat' }, proof: 'choices', model: 'small', costUsd, evidence },
    ],
    signatures: rows,
    consoles: {},
  }
}

/** Alpha's calls are cheap and asked in every sweep; beta's are counted and spaced. */
export const MODEL_PROVIDERS = [providerOf('alpha', 1e-7), providerOf('beta', 0.0001)]

const LINES = { low: [{ amount: 100, unit: 'credits' }], critical: [{ amount: 20, unit: 'credits' }] }

export function modelWatchList(over: Partial<WatchList>): WatchList {
  const key = (name: string, provider: string, account: string, pools = [aPool()]) =>
    aKey({
      name,
      provider,
      account,
      pools,
      credential: { from: 'parameter', name: `/${name}` },
      baseUrl: `https://api.${provider}.example.com`,
      dailyBudgetUsd: 10,
      ...LINES,
    })
  const video = aPool({ name: 'video', workUnits: [{ name: 'video', cost: 10 }], emptyAt: 9.99 })
  return aWatchList({
    keys: [
      key('one', 'alpha', 'one', [video, aPool({ name: 'chat' })]),
      key('two', 'alpha', 'shared'),
      key('three', 'alpha', 'shared'),
      key('four', 'beta', 'four'),
    ],
    ...over,
  })
}

/** The providers as they really are: what is asked is answered from here, and what was told is held against it. */
export class World {
  readonly #balances = new Map<Account, number>(ACCOUNTS.map(account => [account, BALANCES[0]]))
  readonly #calls = new Map<PoolId, Calls>(POOLS.map(pool => [pool, 'healthy']))
  readonly #down = new Set<Wire>()

  change(change: Change): void {
    if (change.what === 'balance') this.#balances.set(change.account, change.to)
    else if (change.what === 'calls') this.#calls.set(change.pool, change.to)
    else if (change.down) this.#down.add(change.wire)
    else this.#down.delete(change.wire)
  }

  /** Everything can be reached and every secret read. */
  get isReachable(): boolean {
    return this.#down.size === 0
  }

  answer(call: ProbeCall, at: Date): Observation {
    if (this.#down.has('secrets')) return { at, failure: 'credential', detail: 'AccessDenied' }
    if (this.#down.has(call.provider as Wire)) return { at, failure: 'timeout', detail: 'no answer' }
    const pool = `${call.key}/${call.pools[0]}` as PoolId
    if (call.probe.kind === 'balance') return reply(at, 200, { balance: this.#balances.get(accountOf(pool)) })
    const calls = this.callsOf(pool)
    if (calls === 'healthy') return reply(at, 200, { choices: [] })
    if (calls === 'unknown') return reply(at, 418, { error: { message: 'a text that nobody knows' } })
    return reply(at, calls === 'throttled' ? 429 : 400, { error: { code: `model-${calls}`, message: 'no' } })
  }

  /** Without money no call is answered, whatever else holds. */
  callsOf(pool: PoolId): Calls {
    const calls = this.#calls.get(pool) ?? 'healthy'
    const isBlocked = calls !== 'healthy' && !isVague(calls)
    return this.#balances.get(accountOf(pool)) === 0 && !isBlocked ? 'exhausted' : calls
  }

  /** What holds for the pool, worst first. */
  truth(pool: PoolId): ConditionKind {
    const balance = this.#balances.get(accountOf(pool)) ?? 0
    const level = balance === 0 ? 'exhausted' : balance < 20 ? 'critical' : balance < 100 ? 'low' : 'healthy'
    const calls = this.callsOf(pool)
    const kind: VerdictKind = calls === 'maybe-exhausted' ? 'exhausted' : calls
    if (kind === 'unknown') return level === 'healthy' ? 'unknown' : level
    return WORST_FIRST.find(each => each === kind || each === level) ?? 'unknown'
  }
}

/** Answers that neither prove a block nor that all is well. */
export function isVague(kind: Calls | ConditionKind): boolean {
  return kind === 'throttled' || kind === 'unavailable' || kind === 'unknown'
}

export function isBlock(kind: ConditionKind): boolean {
  return ['exhausted', 'capped', 'suspended', 'rejected', 'forbidden', 'retired'].includes(kind)
}

export function accountOf(pool: PoolId): Account {
  switch (pool) {
    case 'one/video':
    case 'one/chat':
      return 'one'
    case 'two/default':
    case 'three/default':
      return 'shared'
    case 'four/default':
      return 'four'
  }
}

function reply(at: Date, status: number, body: unknown): Observation {
  return { at, status, headers: {}, body: JSON.stringify(body) }
}
