import type { Format } from '../../../lambda/core/format.ts'
import type { Measured } from '../../../lambda/core/verdict.ts'

/** ', $10.00 of it granted', ', 54 credits of it until Tue 1 Dec': what the provider tells of an amount besides; '' for nothing. */
export function balanceParts({ unit, granted, expiring = [] }: Measured, format: Format, now: Date): string {
  const [next] = expiring.filter(({ at }) => at > now.toISOString())
  return [
    ...(granted === undefined ? [] : [`, ${format.amount({ amount: granted, unit })} of it granted`]),
    ...(next === undefined
      ? []
      : [`, ${format.amount({ amount: next.amount, unit })} of it until ${format.day(next.at)}`]),
  ].join('')
}
