import * as z from 'zod'
import { alertsSchema } from './alerts-schema.ts'
import { cronProblem } from './cron.ts'
import { readDurationMs } from './duration.ts'
import { keySchema } from './key-schema.ts'
import { wrong } from './problem.ts'
import { providersSchema } from './provider-schema.ts'
import type { Scene } from './scene.ts'
import { list, strict, text } from './schema-parts.ts'

const HOUR_MS = 3_600_000

/** The whole configuration. What it lets pass can be normalised without asking again. */
export function configurationSchema(scene: Scene) {
  return strict({
    deployment: text(
      'a name that CloudFormation takes: letters, digits and "-", beginning with a letter, at most 60',
      value => /^[A-Za-z][A-Za-z0-9-]{0,59}$/.test(value),
    ).optional(),
    schedule: scheduleSchema.default({ every: '5m' }),
    alerts: alertsSchema(scene),
    keys: list(keySchema(scene), 'keys').superRefine((keys, context) => {
      if (keys.length === 0)
        context.addIssue({
          code: 'custom',
          message:
            'is an empty list; allowed is at least one key. `npx credit-watchdog init` writes them from what it finds.',
        })
    }),
    providers: providersSchema.default([]),
    quietHours: quietHoursSchema.optional(),
    reminders: strict({
      first: duration("'30m' to '7d'", 30 * 60_000, 168 * HOUR_MS).default('4h'),
      every: duration("'30m' to '7d'", 30 * 60_000, 168 * HOUR_MS).default('24h'),
    }).default({ first: '4h', every: '24h' }),
    product: text('a name of at most 60 characters', value => value.trim() !== '' && value.length <= 60).optional(),
  })
}

export type CheckedConfiguration = z.output<ReturnType<typeof configurationSchema>>

/** Two shapes in one, so that a mistake in one part does not read as "neither of the two". */
const scheduleSchema = strict({
  every: duration("'1m' to '8h'", 60_000, 8 * HOUR_MS).optional(),
  cron: z
    .string({ error: issue => wrong(issue.input, "six fields in UTC, such as '0/10 7-18 ? * MON-FRI *'") })
    .optional(),
  longestGap: duration("'1m' to '72h'", 60_000, 72 * HOUR_MS).optional(),
}).superRefine(({ every, cron, longestGap }, context) => {
  const report = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
  if ((every === undefined) === (cron === undefined))
    return report([], "allowed is one of { every: '5m' } and { cron: '…', longestGap: '…' }.")
  if (every !== undefined && longestGap !== undefined)
    report(['longestGap'], 'belongs to cron only; with `every` it is known. Leave it out.')
  if (cron === undefined) return
  const problem = cronProblem(bareCron(cron))
  if (problem !== undefined) report(['cron'], `${JSON.stringify(cron)} ${problem}`)
  if (longestGap === undefined)
    report(
      ['longestGap'],
      "is missing; allowed is the longest time between two sweeps, such as '62h' over a weekend. Silence is told by it.",
    )
})

/** With or without the `cron( )` that EventBridge shows around it. */
export function bareCron(cron: string): string {
  return /^\s*cron\((.*)\)\s*$/.exec(cron)?.[1] ?? cron
}

const clock = text(
  'a time from 00:00 to 23:59',
  value => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value),
  value => (/^\d:[0-5]\d$/.test(value) ? `Write "0${value}".` : undefined),
)

const quietHoursSchema = strict({ from: clock, to: clock }).superRefine(({ from, to }, context) => {
  if (from === to)
    context.addIssue({
      code: 'custom',
      path: ['to'],
      message: wrong(to, 'another time than `from`', 'To be told nothing but warnings, leave a minute between them.'),
    })
})

function duration(allowed: string, leastMs: number, mostMs: number) {
  return text(`${allowed} (a whole number and m, h or d)`, value => {
    const milliseconds = readDurationMs(value)
    return milliseconds !== undefined && milliseconds >= leastMs && milliseconds <= mostMs
  })
}
