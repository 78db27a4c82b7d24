import * as z from 'zod'
import type { Infrastructure } from './infrastructure-configuration.ts'
import { wrong } from './problem.ts'
import { oneOf, text } from './schema-parts.ts'

const yesOrNo = z.boolean({ error: issue => wrong(issue.input, 'true or false') })

const KEYS_PER_FUNCTION = 'a whole number from 100 to 10000'

/** Beside the rest of the configuration, not in a part of its own: an app says them as properties of the construct. */
export const infrastructureShape = {
  alarmsPer: oneOf(['pool', 'deployment']).default('pool'),
  alarmActions: oneOf(['operations', 'all', 'none']).default('operations'),
  perPoolMetrics: oneOf(['all', 'exhausted', 'none']).optional(),
  keysPerFunction: z
    .int({ error: issue => wrong(issue.input, KEYS_PER_FUNCTION) })
    .min(100, { error: issue => wrong(issue.input, KEYS_PER_FUNCTION) })
    .max(10_000, { error: issue => wrong(issue.input, KEYS_PER_FUNCTION) })
    .default(1_000),
  dashboard: yesOrNo.default(true),
  events: yesOrNo.default(false),
  tracing: yesOrNo.default(false),
  smsQuota: z
    .number({ error: issue => wrong(issue.input, 'a number of US dollars above 0') })
    .positive({ error: issue => wrong(issue.input, 'a number of US dollars above 0') })
    .default(1),
  runbook: text('a path or a URL').default('docs/runbook.md'),
}

type Checked = Omit<Infrastructure, 'perPoolMetrics'> & {
  readonly perPoolMetrics?: Infrastructure['perPoolMetrics'] | undefined
}

/** An alarm on a metric that is not sent would never ring. */
export function alarmsFitMetrics({ alarmsPer, perPoolMetrics }: Checked, context: z.RefinementCtx): void {
  if (alarmsPer === 'pool' && perPoolMetrics === 'none')
    context.addIssue({
      code: 'custom',
      path: ['perPoolMetrics'],
      message: wrong(
        'none',
        "'all' or 'exhausted' while each pool has its alarms",
        "Say alarmsPer: 'deployment' beside it: one alarm for all pools.",
      ),
    })
}

export function toInfrastructure(checked: Checked): Infrastructure {
  const { alarmsPer, alarmActions, keysPerFunction, dashboard, events, tracing, smsQuota, runbook } = checked
  const perPoolMetrics = checked.perPoolMetrics ?? (alarmsPer === 'pool' ? 'exhausted' : 'none')
  return { alarmsPer, alarmActions, perPoolMetrics, keysPerFunction, dashboard, events, tracing, smsQuota, runbook }
}
