import type { CanaryProbe, Provider } from '../provider.ts'
import type { Sight, SubjectState } from '../state.ts'
import type { Pool, WatchedKey } from '../watch-list.ts'
import { canaryFor } from './canary-for.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** A canary this cheap a day is asked in every sweep, and needs no bookkeeping. */
const CHEAP_USD_PER_DAY = 0.0001
const REGULAR_SPACING_MS = 30 * MINUTE_MS
const CLOSER_SPACING_MS = 10 * MINUTE_MS
/** A schedule is never exact: what is due within this time is due. */
const JITTER_MS = 30_000

/** The canary of a pool as it would be asked now; undefined where none may be sent. */
export interface PoolCanary {
  readonly probe: CanaryProbe
  readonly model: string
  readonly costUsd: number
  /** The pool's share of the key's daily budget in USD. */
  readonly budgetUsd: number
}

export function poolCanary(key: WatchedKey, pool: Pool, provider: Provider): PoolCanary | undefined {
  if (!pool.canary) return undefined
  const probe = canaryFor(provider, pool.model)
  // Naming a model is opting in.
  if (!probe || (probe.optIn && pool.model === undefined)) return undefined
  const sharing = key.pools.filter(other => other.canary).length
  return {
    probe,
    model: pool.model ?? probe.model,
    costUsd: pool.costUsd ?? probe.costUsd,
    budgetUsd: key.dailyBudgetUsd / Math.max(1, sharing),
  }
}

/** Asked in every sweep: even a day of it costs next to nothing. */
export function isCheap(canary: PoolCanary, sweepEveryMs: number): boolean {
  return (canary.costUsd * DAY_MS) / sweepEveryMs <= Math.min(CHEAP_USD_PER_DAY, canary.budgetUsd)
}

/** Time between two regular canaries of a pool in ms: 0 for every sweep, otherwise as close as the day's budget allows. */
export function regularSpacingMs(canary: PoolCanary, sweepEveryMs: number, closer = false): number {
  if (isCheap(canary, sweepEveryMs)) return 0
  // A fifth of the day stays for questions out of the ordinary: a second sight, another spelling, a fallback.
  const toFit = (DAY_MS * canary.costUsd) / (canary.budgetUsd * 0.8)
  return Math.max(closer ? CLOSER_SPACING_MS : REGULAR_SPACING_MS, toFit)
}

export type Due = { readonly due: true; readonly why: string } | { readonly due: false; readonly why: string }

/** Whether the pool's canary is to be asked in this sweep, by what its state says. `hint`: what the free round showed. */
export function canaryDue(
  canary: PoolCanary,
  state: SubjectState,
  now: Date,
  sweepEveryMs: number,
  hint: { readonly jumpedUp: boolean; readonly empty: boolean },
): Due {
  const asked = state.asked?.[canary.probe.id]
  const lastMs = asked === undefined ? undefined : Date.parse(asked.at)
  const kept = state.verdicts[canary.probe.id]
  if (asked === undefined && kept === undefined) return { due: true, why: 'never asked' }
  if (asked?.open) return { due: true, why: 'the last answer is not recorded' }
  if (hint.jumpedUp) return { due: true, why: 'the balance jumped up' }
  if (state.sight !== undefined && isEager(state.sight, lastMs, now)) {
    const until = kept?.kind === 'throttled' && kept.resetsAt !== undefined ? Date.parse(kept.resetsAt) : 0
    return now.getTime() >= until ? { due: true, why: 'unconfirmed' } : { due: false, why: 'throttled until its reset' }
  }
  if (hint.empty && state.incident === undefined) return { due: true, why: 'the balance reads empty' }

  const spacing = blockedSpacingMs(state, now) ?? regularSpacingMs(canary, sweepEveryMs, isCloser(state, now))
  const waited = lastMs === undefined ? Number.POSITIVE_INFINITY : now.getTime() - lastMs
  return waited + JITTER_MS >= spacing ? { due: true, why: 'its turn' } : { due: false, why: 'asked not long ago' }
}

/** A sight is followed up at once; what needs time to be believed, after three sights, only every quarter of an hour. */
function isEager(sight: Sight, lastMs: number | undefined, now: Date): boolean {
  const needsTime = sight.kind === 'unknown' || sight.kind === 'unavailable' || sight.kind === 'throttled'
  return !needsTime || sight.count < 3 || lastMs === undefined || now.getTime() - lastMs + JITTER_MS >= 15 * MINUTE_MS
}

/** Refused until somebody acts. */
export function isBlocked(state: SubjectState, now: Date): boolean {
  return blockedSpacingMs(state, now) !== undefined
}

/** How sparingly a blocked pool is asked; undefined while it is not blocked. */
function blockedSpacingMs(state: SubjectState, now: Date): number | undefined {
  const { incident } = state
  if (incident === undefined) return undefined
  switch (incident.kind) {
    case 'exhausted':
    case 'capped':
    case 'suspended': {
      const ageMs = now.getTime() - Date.parse(incident.openedAt)
      if (ageMs <= HOUR_MS) return 0
      return ageMs <= DAY_MS ? 15 * MINUTE_MS : HOUR_MS
    }
    case 'rejected':
    case 'forbidden':
    case 'retired':
      return REGULAR_SPACING_MS
    case 'healthy':
    case 'low':
    case 'critical':
    case 'throttled':
    case 'unavailable':
    case 'unknown':
      return undefined
  }
}

function isCloser(state: SubjectState, now: Date): boolean {
  return state.closerUntil !== undefined && now.toISOString() < state.closerUntil
}

/** USD left of the pool's budget for this UTC day. */
export function budgetLeftUsd(canary: PoolCanary, state: SubjectState, now: Date): number {
  const today = now.toISOString().slice(0, 10)
  return canary.budgetUsd - (state.spent?.day === today ? state.spent.usd : 0)
}
