import { certaintyOf } from '../../../lambda/core/match-signature.ts'
import { regularSpacingMs } from '../../../lambda/core/plan/canary-timing.ts'
import { ADMIN_EVERY_MS } from '../../../lambda/core/plan/plan-input.ts'
import type { CanaryProbe, Probe, Provider } from '../../../lambda/core/provider.ts'
import { asksAdminKey } from './readings.ts'

const MINUTE_MS = 60_000

/** What a configuration gets that says nothing of it; `documentation.test.ts` holds them against the schema. */
export const DEFAULT_SWEEP_MS = 5 * MINUTE_MS
export const DEFAULT_DAILY_BUDGET_USD = 0.02

/** How often a probe is asked by default; undefined where the user must name a model first. */
export function askedEveryMs(probe: Probe, provider: Provider): number | undefined {
  if (probe.kind !== 'canary') return asksAdminKey(probe) ? ADMIN_EVERY_MS : DEFAULT_SWEEP_MS
  return probe.optIn ? undefined : canaryEveryMs(probe, provider)
}

/** The longest time until an empty account is told, by the default schedule and budget; both absent: nothing shows it. */
export interface NoticedWithin {
  /** By the amount that is left. */
  readonly balanceMs?: number
  /** By a call that is refused, for the pool that is asked least often. */
  readonly callMs?: number
}

export function noticedWithin(provider: Provider): NoticedWithin {
  const ours = provider.probes.filter(probe => !asksAdminKey(probe))
  const reads = ours.some(
    probe => probe.kind === 'balance' && probe.reads.some(({ measures }) => measures === 'balance'),
  )
  const calls = ours
    .filter(probe => probe.kind !== 'balance')
    .flatMap(probe => askedEveryMs(probe, provider) ?? [])
    .map(everyMs => everyMs + (isCertain(provider) ? 0 : DEFAULT_SWEEP_MS))
  return {
    ...(reads && { balanceMs: DEFAULT_SWEEP_MS }),
    ...(calls.length > 0 && { callMs: Math.min(...calls) }),
  }
}

/** '5 min', '5 min (a pool: 30 min)', 'by opting in', 'your own errors'. */
export function noticedInWords(provider: Provider): string {
  const { balanceMs, callMs } = noticedWithin(provider)
  const hidesPools = (provider.pools?.length ?? 0) > 1
  if (balanceMs !== undefined && callMs !== undefined && hidesPools && callMs > balanceMs)
    return `${inMinutes(balanceMs)} (a pool: ${inMinutes(callMs)})`
  const soonest = [balanceMs, callMs].filter(ms => ms !== undefined)
  if (soonest.length > 0) return inMinutes(Math.min(...soonest))
  return provider.probes.some(probe => probe.kind === 'canary') ? 'by opting in' : 'your own errors'
}

export function inMinutes(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / MINUTE_MS)
  const hours = minutes / 60
  return minutes < 120 ? `${minutes} min` : `${Number.isInteger(hours) ? hours : hours.toFixed(1)} h`
}

function canaryEveryMs(probe: CanaryProbe, provider: Provider): number {
  const pools = provider.pools ?? [{ model: probe.model, costUsd: probe.costUsd }]
  const budgetUsd = DEFAULT_DAILY_BUDGET_USD / pools.length
  const spacings = pools.map(({ model, costUsd }) =>
    regularSpacingMs({ probe, model, costUsd, budgetUsd }, DEFAULT_SWEEP_MS),
  )
  return Math.max(DEFAULT_SWEEP_MS, ...spacings)
}

/** A refusal that is only likely is told on the second sight. */
export function isCertain(provider: Provider): boolean {
  return provider.signatures.some(row => row.kind === 'exhausted' && certaintyOf(row) === 'certain')
}
