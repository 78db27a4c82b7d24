import type { Recipient, Schedule, WatchList } from '../../lambda/core/watch-list.ts'
import { readDurationMs } from './duration.ts'
import { findForbidden } from './forbidden.ts'
import type { Infrastructure } from './infrastructure-configuration.ts'
import { toInfrastructure } from './infrastructure-schema.ts'
import { warningsOfBudgets, withOneBudget } from './one-budget.ts'
import { ConfigurationError, type Problem, pathText } from './problem.ts'
import { findIn, look, type Scene } from './scene.ts'
import { bareCron } from './schedule-schema.ts'
import { type CheckedConfiguration, configurationSchema } from './schema.ts'
import { toWatchedKey } from './to-watched-key.ts'
import { warningsOf } from './warnings.ts'

/**
 * Checks a configuration and normalises it to the plain data a sweep works from.
 * @param mode `deploy`: what a Lambda can use; `local`: also `fromEnv` and servers on this machine
 * @throws {ConfigurationError} with every problem at once; never with a secret in it
 */
export function toWatchList(
  configuration: unknown,
  mode: 'deploy' | 'local',
  { vpc = false }: { readonly vpc?: boolean } = {},
): {
  readonly watchList: WatchList
  readonly infrastructure: Infrastructure
  readonly warnings: readonly string[]
  readonly deployment?: string
} {
  const scene = look(configuration, { mode, vpc })
  const checked = check(configuration, scene)
  const { alerts, deployment } = checked
  const keys = checked.keys.flatMap(key => {
    const provider = findIn(scene.providers, key.provider)
    return provider === undefined ? [] : [toWatchedKey(key, provider)]
  })
  const watchList: WatchList = {
    schema: 1,
    schedule: toSchedule(checked.schedule),
    language: alerts.language,
    timeZone: alerts.timeZone,
    displayName: alerts.displayName,
    ...(checked.product === undefined ? {} : { product: checked.product }),
    ...(checked.quietHours === undefined ? {} : { quietHours: checked.quietHours }),
    ...(checked.alerts.summary !== false && { summary: checked.alerts.summary }),
    reminders: { firstMs: milliseconds(checked.reminders.first), thenMs: milliseconds(checked.reminders.every) },
    recipients: [
      ...alerts.email.map(recipient => toRecipient('email', recipient, scene)),
      ...alerts.sms.map(recipient => toRecipient('sms', recipient, scene)),
      ...(alerts.webhook === undefined ? [] : [toRecipient('webhook', alerts.webhook, scene)]),
    ],
    ...(checked.heartbeat === undefined ? {} : { heartbeat: checked.heartbeat }),
    keys: withOneBudget(keys),
    ...(checked.discover === undefined ? {} : { discover: checked.discover }),
    providers: checked.providers,
  }
  return {
    watchList,
    infrastructure: toInfrastructure(checked),
    warnings: [...warningsOf(watchList, scene.providers), ...warningsOfBudgets(keys)],
    ...(deployment === undefined ? {} : { deployment }),
  }
}

function check(configuration: unknown, scene: Scene): CheckedConfiguration {
  const forbidden = findForbidden(configuration, scene.providers)
  const parsed = configurationSchema(scene).safeParse(configuration, { reportInput: true })
  // A reference is one thing to its writer: what is wrong with its name is not told again of the whole.
  const told = new Set(
    forbidden.problems.flatMap(({ path }) => [path, path.replace(/(\.(?:key|adminKey))\.name$/, '$1')]),
  )
  const others = (parsed.error?.issues ?? [])
    .map(issue => ({ path: pathText(shortened(issue.path, configuration)), text: issue.message }))
    .filter(problem => !told.has(problem.path))
  const problems = [...forbidden.problems, ...others].map(problem => hide(problem, forbidden.secrets))
  if (problems.length > 0 || parsed.data === undefined) throw new ConfigurationError(problems)
  return parsed.data
}

/** A recipient or threshold written as a bare value is checked as `{ to }` or a list of one: the user knows no such path. */
function shortened(path: readonly PropertyKey[], configuration: unknown): readonly PropertyKey[] {
  let value: unknown = configuration
  for (const [index, part] of path.entries()) {
    if (typeof value !== 'object' || value === null) return path.slice(0, index)
    value = Reflect.get(value, part)
  }
  return path
}

/** A literal key found at one place may stand in the message about another. */
function hide(problem: Problem, secrets: readonly string[]): Problem {
  const clean = (text: string) => secrets.reduce((result, secret) => result.replaceAll(secret, '[hidden]'), text)
  return { path: clean(problem.path), text: clean(problem.text) }
}

function toSchedule({ every, cron, longestGap }: CheckedConfiguration['schedule']): Schedule {
  if (cron !== undefined)
    return { expression: `cron(${bareCron(cron).trim().replace(/\s+/g, ' ')})`, longestGapMs: milliseconds(longestGap) }
  const periodMs = milliseconds(every)
  return { expression: rate(periodMs / 60_000), longestGapMs: periodMs }
}

/** EventBridge wants the singular for one. */
function rate(minutes: number): string {
  const [count, unit] = minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute']
  return `rate(${count} ${unit}${count === 1 ? '' : 's'})`
}

function toRecipient(
  channel: Recipient['channel'],
  { to, severity, providers, keys }: CheckedConfiguration['alerts']['email'][number],
  scene: Scene,
): Recipient {
  return {
    channel,
    to,
    severity: severity ?? (channel === 'sms' ? ['urgent'] : ['urgent', 'warning', 'info']),
    ...(providers === undefined ? {} : { providers: providers.flatMap(id => findIn(scene.providers, id)?.id ?? []) }),
    ...(keys === undefined ? {} : { keys }),
  }
}

function milliseconds(text: string | undefined): number {
  return readDurationMs(text) ?? Number.NaN
}
