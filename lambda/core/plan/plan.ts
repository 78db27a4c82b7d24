import type { Answer } from '../answer.ts'
import { balanceLevel } from '../incident/balance-lines.ts'
import { isAnswered } from '../observation.ts'
import { asksPoolItself, type ProbeCall } from '../probe-call.ts'
import type { Probe } from '../provider.ts'
import type { SubjectState } from '../state.ts'
import type { Measured } from '../verdict.ts'
import type { WatchedKey } from '../watch-list.ts'
import { budgetLeftUsd, canaryDue, isBlocked } from './canary-timing.ts'
import { isAskable } from './is-askable.ts'
import { otherModel } from './other-model.ts'
import {
  ADMIN_EVERY_MS,
  type CanaryPool,
  callFor,
  canaryCall,
  canaryPoolsOf,
  isForAdmin,
  needsCounting,
  type Plan,
  type PlanInput,
  poolId,
  stateOf,
  sweepEveryMs,
} from './plan-input.ts'

/** Round one: free questions, once per key. A question that is being throttled is left alone until its reset. */
export function planFree(input: PlanInput): Plan {
  const calls = input.watchList.keys.flatMap(key => {
    const probes = input.providers.get(key.provider)?.probes ?? []
    return probes
      .filter(probe => probe.kind !== 'canary' && isAskable(probe, key.parameters) && isFreeDue(probe, key, input))
      .map(probe =>
        callFor(
          key,
          probe,
          key.pools.map(pool => pool.name),
        ),
      )
  })
  return { calls, counted: [], budgetSpent: new Set() }
}

/** Round two: the canaries that are due, in the light of the free answers. */
export function planPaid(input: PlanInput): Plan {
  const calls: ProbeCall[] = []
  const counted: ProbeCall[] = []
  const budgetSpent = new Set<string>()
  if (input.canaries === 'never') return { calls, counted, budgetSpent }
  for (const each of input.watchList.keys.flatMap(key => canaryPoolsOf(input, key))) {
    if (input.canaries === 'due' && !isCanaryDue(input, each)) continue
    // While blocked even the cheapest is asked sparingly, so the state must know when it was.
    const mustCount = needsCounting(each.canary, input) || isBlocked(each.state, input.now)
    if (mustCount && budgetLeftUsd(each.canary, each.state, input.now) < each.canary.costUsd) {
      budgetSpent.add(poolId(each.key, each.pool))
      continue
    }
    const call = mark(canaryCall(each, 'regular'), mustCount)
    calls.push(call)
    if (mustCount) counted.push(call)
  }
  return { calls, counted, budgetSpent }
}

/** Round three, for pools refused just now: what settles why, each asked once. Other spellings, the fallback, another model on the same key. */
export function planSettling(
  input: PlanInput,
  refused: readonly { readonly key: string; readonly pool: string }[],
): Plan {
  const calls = new Map<string, ProbeCall>()
  const counted: ProbeCall[] = []
  if (input.canaries === 'never') return { calls: [], counted, budgetSpent: new Set() }
  const keys = new Map((input.allKeys ?? input.watchList.keys).map(key => [key.name, key]))
  const plannedUsd = new Map<string, number>()
  const add = (of: CanaryPool, call: ProbeCall) => {
    if (calls.has(callId(call)) || wasAsked(input, call)) return
    const mustCount = needsCounting(of.canary, input)
    const id = poolId(of.key, of.pool)
    const planned = (plannedUsd.get(id) ?? 0) + call.costUsd
    if (mustCount && budgetLeftUsd(of.canary, of.state, input.now) < planned) return
    plannedUsd.set(id, planned)
    const marked = mark(call, mustCount)
    calls.set(callId(call), marked)
    if (mustCount) counted.push(marked)
  }
  for (const { key: keyName, pool: poolName } of refused) {
    const key = keys.get(keyName)
    const pool = key?.pools.find(each => each.name === poolName)
    if (!key || !pool) continue
    const own = canaryPoolsOf(input, key).find(each => each.pool.name === poolName)
    if (own && wasRefused(input, own)) {
      for (const model of pool.alternatives) add(own, canaryCall(own, 'alternative', model))
    }
    const fallback = pool.fallback === undefined ? undefined : findFallback(input, keys, key, pool.name, pool.fallback)
    if (fallback) add(fallback, canaryCall(fallback, 'fallback'))
    // Another model on the same key tells a pool that is empty from an account that is.
    const sibling = cheapestSibling(input, key, pool.name)
    const other = own && !sibling && wasRefused(input, own) ? otherModel(own) : undefined
    if (sibling) add(sibling, canaryCall(sibling, pool.fallback === undefined ? 'fallback' : 'sibling'))
    if (own && other) add({ ...own, canary: other }, canaryCall({ ...own, canary: other }, 'other-model'))
  }
  return { calls: [...calls.values()], counted, budgetSpent: new Set() }
}

/** A second look at pools that just answered after trouble, a minute after the first; paid ones only where the budget allows. */
export function planConfirming(input: PlanInput, recovering: ReadonlySet<string>): Plan {
  const calls: ProbeCall[] = []
  const counted: ProbeCall[] = []
  for (const key of input.watchList.keys) {
    const proving = (input.answers.get(key.name) ?? [])
      .filter(
        ({ call, verdict }) => call.purpose === 'regular' && verdict.kind === 'healthy' && !isForAdmin(call.probe),
      )
      .filter(({ call }) => call.pools.some(pool => recovering.has(`pool:${call.key}/${pool}`)))
    if (proving.length === 0) continue
    const canaries = canaryPoolsOf(input, key)
    for (const { call } of proving) {
      const of = canaries.find(each => each.canary.probe.id === call.probe.id && each.pool.name === call.pools[0])
      const mustCount = of !== undefined && needsCounting(of.canary, input)
      if (of && mustCount && budgetLeftUsd(of.canary, of.state, input.now) < call.costUsd) continue
      const { counted: _, ...asked } = call
      const confirming = mark({ ...asked, purpose: 'confirm' }, mustCount)
      calls.push(confirming)
      if (mustCount) counted.push(confirming)
    }
  }
  return { calls, counted, budgetSpent: new Set() }
}

function mark(call: ProbeCall, counted: boolean): ProbeCall {
  return counted ? { ...call, counted } : call
}

/** The state before a counted call goes out: neither a crash nor a retry overspends, and an unrecorded answer is asked for again. */
export function reserve(state: SubjectState, call: ProbeCall, now: Date): SubjectState {
  const day = now.toISOString().slice(0, 10)
  const spentToday = state.spent?.day === day ? state.spent.usd : 0
  const asked = { ...state.asked, [call.probe.id]: { at: now.toISOString(), open: true as const } }
  return { ...state, spent: { day, usd: spentToday + call.costUsd }, ...(asksPoolItself(call) && { asked }) }
}

function isFreeDue(probe: Probe, key: WatchedKey, input: PlanInput): boolean {
  if (isForAdmin(probe)) {
    if (key.adminCredential === undefined) return false
    const slot = (date: Date) => Math.floor(date.getTime() / ADMIN_EVERY_MS)
    return input.lastSweepAt === undefined || slot(input.lastSweepAt) !== slot(input.now)
  }
  const first = key.pools[0]
  const kept = first && stateOf(input, key, first).verdicts[probe.id]
  return !(kept?.kind === 'throttled' && kept.resetsAt !== undefined && kept.resetsAt > input.now.toISOString())
}

function isCanaryDue(input: PlanInput, { key, pool, provider, canary, state }: CanaryPool): boolean {
  const read = newestBalance(input.answers.get(key.name) ?? [])
  const jumpedUp = state.incident !== undefined && read !== undefined && hasJumpedUp(read, state.balance?.amounts)
  const empty = read !== undefined && balanceLevel(read, key, pool, provider).level === 'empty'
  return canaryDue(canary, state, input.now, sweepEveryMs(input.watchList), { jumpedUp, empty }).due
}

function newestBalance(answers: readonly Answer[]): readonly Measured[] | undefined {
  const amounts = answers
    .flatMap(({ readings }) => (readings !== undefined && 'amounts' in readings ? readings.amounts : []))
    .filter(amount => amount.measures === 'balance')
  return amounts.length === 0 ? undefined : amounts
}

function hasJumpedUp(now: readonly Measured[], before: readonly Measured[] | undefined): boolean {
  if (before === undefined) return false
  return now.some(amount =>
    before.some(old => old.measures === 'balance' && old.unit === amount.unit && amount.amount > old.amount),
  )
}

function wasRefused(input: PlanInput, own: CanaryPool): boolean {
  return (input.answers.get(own.key.name) ?? []).some(
    ({ call, observation, verdict }) =>
      call.probe.kind === 'canary' &&
      call.pools.includes(own.pool.name) &&
      isAnswered(observation) &&
      verdict.kind !== 'healthy',
  )
}

function cheapestSibling(input: PlanInput, key: WatchedKey, poolName: string): CanaryPool | undefined {
  const others = canaryPoolsOf(input, key).filter(each => each.pool.name !== poolName)
  return others.sort((a, b) => a.canary.costUsd - b.canary.costUsd)[0]
}

/** The pool's declared fallback: of the same key, or of another. */
function findFallback(
  input: PlanInput,
  keys: ReadonlyMap<string, WatchedKey>,
  key: WatchedKey,
  poolName: string,
  declared: string,
): CanaryPool | undefined {
  const others = canaryPoolsOf(input, key).filter(each => each.pool.name !== poolName)
  const [first = '', second] = declared.split('/')
  const elsewhere = keys.get(first)
  const there = elsewhere === undefined ? [] : canaryPoolsOf(input, elsewhere)
  return (
    others.find(each => each.pool.name === declared) ??
    there.find(each => second === undefined || each.pool.name === second)
  )
}

function wasAsked(input: PlanInput, call: ProbeCall): boolean {
  return (input.answers.get(call.key) ?? []).some(answer => callId(answer.call) === callId(call))
}

function callId(call: ProbeCall): string {
  return `${call.key}/${call.pools[0] ?? ''}/${call.probe.id}/${call.model ?? ''}`
}
