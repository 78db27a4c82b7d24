import type * as z from 'zod'
import { alertsSchema } from './alerts-schema.ts'
import { credentialSchema } from './credential-schema.ts'
import { discoverSchema } from './discover-schema.ts'
import { alarmsFitMetrics, infrastructureShape } from './infrastructure-schema.ts'
import { keySchema } from './key-schema.ts'
import { checkBudgets } from './one-budget.ts'
import { wrong } from './problem.ts'
import { providersSchema } from './provider-schema.ts'
import type { Scene } from './scene.ts'
import { duration, scheduleSchema } from './schedule-schema.ts'
import { list, strict, text } from './schema-parts.ts'

const MINUTE_MS = 60_000
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS

/** The whole configuration. What it lets pass can be normalised without asking again. */
export function configurationSchema(scene: Scene) {
  return strict({
    deployment: text(
      'a name that CloudFormation takes: letters, digits and "-", beginning with a letter, at most 60',
      value => /^[A-Za-z][A-Za-z0-9-]{0,59}$/.test(value),
    ).optional(),
    schedule: scheduleSchema.default({ every: '5m' }),
    alerts: alertsSchema(scene),
    discover: discoverSchema.optional(),
    keys: list(keySchema(scene), 'keys').superRefine((keys, context) => {
      if (keys.length === 0 && !scene.discovers)
        context.addIssue({
          code: 'custom',
          message:
            'is an empty list; allowed is at least one key. `npx credit-watchdog init` writes them from what it finds.',
        })
      checkBudgets(keys, scene, (path, message) => context.addIssue({ code: 'custom', path: [...path], message }))
    }),
    providers: providersSchema.default([]),
    quietHours: quietHoursSchema.optional(),
    reminders: strict({
      first: duration("'30m' to '7d'", 30 * MINUTE_MS, WEEK_MS).default('4h'),
      every: duration("'30m' to '7d'", 30 * MINUTE_MS, WEEK_MS).default('24h'),
    }).default({ first: '4h', every: '24h' }),
    product: text('a name of at most 60 characters', value => value.trim() !== '' && value.length <= 60).optional(),
    heartbeat: credentialSchema(scene.mode).optional(),
    ...infrastructureShape,
  }).superRefine(alarmsFitMetrics)
}

export type CheckedConfiguration = z.output<ReturnType<typeof configurationSchema>>

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
