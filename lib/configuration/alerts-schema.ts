import * as z from 'zod'
import { severitiesHeard } from '../../lambda/core/severities-heard.ts'
import type { Severity } from '../../lambda/core/watch-list.ts'
import { isPublicHost } from './base-url.ts'
import { didYouMean } from './nearest.ts'
import { wrong } from './problem.ts'
import { findIn, type Scene } from './scene.ts'
import { list, oneOf, strict, text } from './schema-parts.ts'

const EMAIL = /^[^\s@"'<>,;]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/
const E164 = /^\+[1-9]\d{6,14}$/

const summarySchema = z.union([
  z.literal(false),
  strict({
    day: oneOf(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']),
    at: text("a time of day as '08:00'", value => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value)),
  }),
])

/** Who is told. A recipient may be written as its address alone. */
export function alertsSchema(scene: Scene) {
  const email = text(
    'an e-mail address',
    value => value.length <= 254 && EMAIL.test(value),
    value => (EMAIL.test(value.trim()) ? 'Take the spaces away.' : undefined),
  )
  const sms = text(
    'a phone number in E.164: "+" , country code, number, no spaces, as in "+15550100"',
    value => E164.test(value),
    suggestNumber,
  )
  const webhook = text('an https URL that the internet reaches, without a password in it', isPublicHttps)
  return strict({
    email: list(recipient(email, scene), 'e-mail addresses').superRefine(noTwice).default([]),
    sms: list(recipient(sms, scene), 'phone numbers').superRefine(noTwice).default([]),
    webhook: recipient(webhook, scene).optional(),
    summary: summarySchema.default({ day: 'monday', at: '08:00' }),
    language: oneOf(['en', 'nl', 'de']).default('en'),
    timeZone: text("an IANA time zone, such as 'Europe/Amsterdam'", isTimeZone, value =>
      didYouMean(value, Intl.supportedValuesOf('timeZone')),
    ).default('UTC'),
    displayName: text('1 to 10 letters, digits, spaces or "-": SNS puts it before every SMS', value =>
      /^[A-Za-z0-9](?:[A-Za-z0-9 -]{0,8}[A-Za-z0-9])?$/.test(value),
    ).default('Watchdog'),
  })
}

function recipient(address: z.ZodType<string>, scene: Scene) {
  const whole = strict({
    to: address,
    severity: list(oneOf(['urgent', 'warning', 'info']), "'urgent', 'warning', 'info'")
      .superRefine(notEmpty)
      .optional(),
    providers: list(
      text(
        'the id of a provider',
        value => findIn(scene.providers, value) !== undefined,
        value =>
          didYouMean(
            value,
            scene.providers.map(provider => provider.id),
          ),
      ),
      'provider ids',
    )
      .superRefine(notEmpty)
      .optional(),
    keys: list(
      text(
        'the name of a key of this configuration',
        value => scene.keyNames.includes(value),
        value => didYouMean(value, scene.keyNames),
      ),
      'key names',
    )
      .superRefine(notEmpty)
      .optional(),
  })
  return z.preprocess(value => (typeof value === 'string' ? { to: value } : value), whole.superRefine(fitsFilter))
}

/** SNS: at most 150 combinations in a filter policy. Each list of names also holds "*". */
const MOST_COMBINATIONS = 150

interface Filtered {
  readonly severity?: readonly Severity[] | undefined
  readonly providers?: readonly unknown[] | undefined
  readonly keys?: readonly unknown[] | undefined
}

function fitsFilter({ severity, providers, keys }: Filtered, context: z.RefinementCtx): void {
  const combinations = [severity && severitiesHeard(severity), providers, keys].reduce<number>(
    (product, names) => product * (names === undefined ? 1 : names.length + 1),
    1,
  )
  if (combinations > MOST_COMBINATIONS)
    context.addIssue({
      code: 'custom',
      message: `makes ${combinations} combinations of severity, providers and keys; allowed are ${MOST_COMBINATIONS}. Name fewer, or name providers only.`,
    })
}

function notEmpty(values: readonly unknown[], context: z.RefinementCtx): void {
  if (values.length === 0)
    context.addIssue({
      code: 'custom',
      message: 'is an empty list, which nothing passes; leave it out to be told about all.',
    })
}

/** SNS keeps one subscription for an address: two filters on it would be one, and which is chance. */
function noTwice(recipients: readonly { readonly to: string }[], context: z.RefinementCtx): void {
  const seen = new Map<string, number>()
  for (const [index, { to }] of recipients.entries()) {
    const first = seen.get(to.toLowerCase())
    if (first === undefined) seen.set(to.toLowerCase(), index)
    else
      context.addIssue({
        code: 'custom',
        path: [index],
        message: wrong(to, `each recipient once in a channel; it is number ${first} already`, 'Merge the two.'),
      })
  }
}

/** SNS calls it from outside. */
function isPublicHttps(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, hostname, username, password } = new URL(value)
  return protocol === 'https:' && username === '' && password === '' && isPublicHost(hostname)
}

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '' && /^[A-Z]/.test(value)
  } catch {
    return false
  }
}

function suggestNumber(value: string): string | undefined {
  const bare = value.replace(/[\s().-]/g, '').replace(/^00/, '+')
  if (E164.test(bare)) return `Write "${bare}".`
  return /^0\d/.test(bare) ? 'Begin with "+" and the country code, without the leading 0.' : undefined
}
