import * as z from 'zod'
import { cronProblem } from './cron.ts'
import { cronLongestGapMinutes } from './cron-longest-gap.ts'
import { readDurationMs } from './duration.ts'
import { wrong } from './problem.ts'
import { strict, text } from './schema-parts.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** Silence is told after three gaps, and CloudWatch looks back a week: more than two gaps must fit. */
const LONGEST_GAP_HOURS = 72

/** Two shapes in one, so that a mistake in one part does not read as "neither of the two". */
export const scheduleSchema = strict({
  every: duration("'1m' to '8h'", MINUTE_MS, 8 * HOUR_MS).optional(),
  cron: z
    .string({ error: issue => wrong(issue.input, "six fields in UTC, such as '0/10 7-18 ? * MON-FRI *'") })
    .optional(),
  longestGap: duration(`'1m' to '${LONGEST_GAP_HOURS}h'`, MINUTE_MS, LONGEST_GAP_HOURS * HOUR_MS).optional(),
}).superRefine(({ every, cron, longestGap }, context) => {
  const report = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: path === '' ? [] : [path], message })
  if ((every === undefined) === (cron === undefined))
    report('', "allowed is one of { every: '5m' } and { cron: '…', longestGap: '…' }.")
  else if (cron !== undefined) checkCron(bareCron(cron), longestGap, report)
  else if (longestGap !== undefined)
    report('longestGap', 'belongs to cron only; with `every` it is known. Leave it out.')
})

/** With or without the `cron( )` that EventBridge shows around it. */
export function bareCron(cron: string): string {
  return /^\s*cron\((.*)\)\s*$/.exec(cron)?.[1] ?? cron
}

/** A text that is a duration from one to another. */
export function duration(allowed: string, leastMs: number, mostMs: number) {
  return text(`${allowed} (a whole number and m, h or d)`, value => {
    const milliseconds = readDurationMs(value)
    return milliseconds !== undefined && milliseconds >= leastMs && milliseconds <= mostMs
  })
}

function checkCron(
  cron: string,
  longestGap: string | undefined,
  report: (path: string, message: string) => void,
): void {
  const problem = cronProblem(cron)
  if (problem !== undefined) {
    report('cron', `${JSON.stringify(cron)} ${problem}`)
    return
  }
  const found = cronLongestGapMinutes(cron)
  if (found !== undefined && found > LONGEST_GAP_HOURS * 60) {
    report(
      'cron',
      `${JSON.stringify(cron)} leaves ${inHours(found)} between two sweeps; allowed are ${LONGEST_GAP_HOURS}h, or silence could not be told.`,
    )
    return
  }
  const example = found === undefined ? "such as '62h' over a weekend" : `here '${inHours(found)}'`
  const given = readDurationMs(longestGap)
  if (given === undefined)
    report(
      'longestGap',
      `is missing; allowed is the longest time between two sweeps, ${example}. Silence is told by it.`,
    )
  else if (found !== undefined && given < found * MINUTE_MS)
    report(
      'longestGap',
      `got ${JSON.stringify(longestGap)}, but this cron leaves more between two sweeps, ${example}. Silence is told by it.`,
    )
}

function inHours(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`
}
