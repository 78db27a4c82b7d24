import type { RunwayFact } from '../notice.ts'
import type { Runway } from './runway.ts'

/** The time that is left, as it is stored and told. */
export function runwayFact(lasts: Extract<Runway, { kind: 'lasts' }>): RunwayFact {
  const { emptyAt, soonest, latest, perHour, unit, byExpiry } = lasts
  return {
    emptyAt: emptyAt.toISOString(),
    soonest: soonest.toISOString(),
    latest: latest.toISOString(),
    perHour,
    unit,
    ...(byExpiry && { byExpiry: true }),
  }
}
