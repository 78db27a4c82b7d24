import type { Expiring } from '../verdict.ts'
import { LONGEST_DAYS, type Runway } from './runway.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** When a balance is gone, and whether that is because what was left of it expired. */
interface End {
  readonly at: Date
  readonly byExpiry: boolean
}

/**
 * The time left of a balance some of which expires: what is not used by its day is gone on that day. What expires first is taken to be used
 * first. `left` is what lies above the floor, in the unit of the parts.
 */
export function withExpiry(
  found: Runway,
  left: number,
  unit: string,
  expiring: readonly Expiring[],
  now: Date,
): Runway {
  const parts = expiring.filter(({ at }) => at > now.toISOString()).sort((a, b) => a.at.localeCompare(b.at))
  if (parts.length === 0 || left <= 0) return found
  const end = (perMs: number) => endOf(left, perMs, parts, now)
  if (found.kind === 'lasts') {
    const at = (usedUp: Date) => (usedUp <= now ? undefined : end(left / (usedUp.getTime() - now.getTime())))
    const middle = at(found.emptyAt)
    return {
      ...found,
      emptyAt: middle?.at ?? found.emptyAt,
      soonest: at(found.soonest)?.at ?? found.soonest,
      latest: at(found.latest)?.at ?? found.latest,
      ...(middle?.byExpiry && { byExpiry: { usedUpAt: found.emptyAt } }),
    }
  }
  const perHour = found.kind === 'longer-than' ? found.perHour : 0
  const last = end(perHour / HOUR_MS)
  const isNear = last !== undefined && last.at.getTime() - now.getTime() <= LONGEST_DAYS * DAY_MS
  if (!last?.byExpiry || !isNear) return found
  return { kind: 'lasts', emptyAt: last.at, soonest: last.at, latest: last.at, perHour, unit, byExpiry: {} }
}

/** Undefined: never, for nothing is used and not all of it expires. */
function endOf(left: number, perMs: number, parts: readonly Expiring[], now: Date): End | undefined {
  let at = now.getTime()
  /** Used, or lost. */
  let gone = 0
  let expired = 0
  for (const part of parts) {
    const day = Date.parse(part.at)
    const used = gone + (day - at) * perMs
    if (used >= left) return { at: new Date(at + (left - gone) / perMs), byExpiry: false }
    expired += part.amount
    gone = Math.max(used, expired)
    if (gone >= left) return { at: new Date(day), byExpiry: true }
    at = day
  }
  return perMs > 0 ? { at: new Date(at + (left - gone) / perMs), byExpiry: false } : undefined
}
