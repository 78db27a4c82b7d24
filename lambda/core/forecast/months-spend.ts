import type { Answer } from '../answer.ts'
import type { Probe } from '../provider.ts'

/** The unit of the series that holds it: a month's spend in USD, counted downwards. */
export const SPENT = 'USD spent'

/** An admin key's question for what was spent since the month began. */
export function isMonthsSpend(probe: Probe): boolean {
  return (
    probe.kind === 'balance' &&
    probe.request.credential === 'adminKey' &&
    probe.reads.some(reading => reading.measures === 'spend') &&
    JSON.stringify(probe.request).includes('{month')
  )
}

/** In USD, as read in this sweep, and when; undefined where it was not. */
export function monthsSpend(answers: readonly Answer[]): { readonly amount: number; readonly at: Date } | undefined {
  const found = answers.flatMap(({ call, readings, observation }) =>
    isMonthsSpend(call.probe) && readings !== undefined && 'amounts' in readings
      ? readings.amounts
          .filter(({ measures, unit }) => measures === 'spend' && unit === 'USD')
          .map(({ amount }) => ({ amount, at: observation.at }))
      : [],
  )
  const [first] = found
  return first && { amount: found.reduce((sum, { amount }) => sum + amount, 0), at: first.at }
}
