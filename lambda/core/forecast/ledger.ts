import { DAY_MINUTES, minuteOf, type Series, usedUpTo } from './series.ts'

/** What somebody says was put onto an account whose balance nobody can read. */
export interface TopUp {
  /** ISO date or date and time. */
  readonly at: string
  readonly amount: number
}

/** What was used from a moment on; undefined where the readings begin more than a day after it. */
export function usedSince({ points }: Series, from: Date): number | undefined {
  const first = points[0]
  const since = minuteOf(from)
  if (first === undefined || first.minute > since + DAY_MINUTES) return undefined
  return points.reduce((sum, point, index) => {
    const before = points[index - 1]
    return before === undefined || point.minute <= since ? sum : sum + usedUpTo(before, point)
  }, 0)
}

/** What should be left, never what is: declared top-ups less measured spend. */
export interface Estimate {
  readonly amount: number
  /** Of the last declared top-up: a forgotten one makes the estimate too low. */
  readonly declaredAt: string
  /** Of the spend it rests on. */
  readonly measuredAt: string
}

/** `spentSince` gives the measured spend from a moment on, undefined where measuring began later: then nothing is estimated. */
export function estimateBalance(
  topUps: readonly TopUp[],
  spentSince: (from: Date) => number | undefined,
  measuredAt: Date,
): Estimate | undefined {
  const declared = topUps
    .filter(({ at }) => Date.parse(at) <= measuredAt.getTime())
    .sort((a, b) => (a.at < b.at ? -1 : 1))
  const [first] = declared
  const last = declared.at(-1)
  if (first === undefined || last === undefined) return undefined
  const spent = spentSince(new Date(first.at))
  if (spent === undefined) return undefined
  const put = declared.reduce((sum, { amount }) => sum + amount, 0)
  return { amount: put - spent, declaredAt: last.at, measuredAt: measuredAt.toISOString() }
}
