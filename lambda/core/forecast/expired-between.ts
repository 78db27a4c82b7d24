import type { Expiring } from '../verdict.ts'

/** How much of what was known to expire did so after the one moment, and not after the other. */
export function expiredBetween(parts: readonly Expiring[], after: Date, until: Date): number {
  const [from, to] = [after.toISOString(), until.toISOString()]
  return parts.reduce((sum, { amount, at }) => (at > from && at <= to ? sum + amount : sum), 0)
}
