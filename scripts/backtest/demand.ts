/** What an account is used, hour by hour, in any unit. */
export interface Demand {
  readonly name: string
  /** Start of the first hour. */
  readonly startMs: number
  readonly hourly: readonly number[]
  /** Hours after which nobody read the balance. */
  readonly unread?: ReadonlySet<number>
}

export function meanOf({ hourly }: Demand): number {
  return hourly.reduce((sum, value) => sum + value, 0) / hourly.length
}
