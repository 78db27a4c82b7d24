import type { Measured } from '../verdict.ts'
import type { Runway } from './runway.ts'
import type { Series } from './series.ts'

/** A limit may be the key's own, so its readings are named after the key and stand beside the account's. */
const OF = ' left of the limit of '

/** The unit of the series that holds what is left of a key's limit. */
export function headroomUnit(unit: string, key: string): string {
  return `${unit}${OF}${key}`
}

/** The account's balances; what is left of a limit is another thing. */
export function isBalance({ unit }: Pick<Series, 'unit'>): boolean {
  return !unit.includes(OF)
}

/** What is left of this key's limits, each in its own unit again. */
export function headroomOf(series: readonly Series[], key: string): readonly Series[] {
  const end = `${OF}${key}`
  return series.flatMap(({ unit, points }) =>
    unit.endsWith(end) ? [{ unit: unit.slice(0, -end.length), points }] : [],
  )
}

/** When an allowance in this unit begins anew, as its reading says; undefined where it does not say, or that has passed. */
export function resetsAt(unit: string, amounts: readonly Measured[], now: Date): Date | undefined {
  const found = amounts.find(
    each =>
      each.unit === unit &&
      each.resetsAt !== undefined &&
      (each.measures === 'balance' || each.measures === 'headroom'),
  )
  return found?.resetsAt !== undefined && Date.parse(found.resetsAt) > now.getTime()
    ? new Date(found.resetsAt)
    : undefined
}

/** It begins anew before it is used up. */
export function isReset(found: Runway, reset: Date | undefined): boolean {
  return found.kind === 'lasts' && reset !== undefined && found.emptyAt >= reset
}
