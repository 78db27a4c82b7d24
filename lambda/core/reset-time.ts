import { isObject } from './path.ts'

const SECOND = 1000
const DAY = 86_400 * SECOND
const LATEST = 400 * DAY

/**
 * When it refills or may be tried again, as the answer says it: in the error's own fields, its words, or its headers, counted from the
 * observation's own time. Never in the past, never more than 400 days ahead; undefined when nothing believable is said.
 */
export function resetTime(
  at: Date,
  headers: Readonly<Record<string, string>>,
  fields: readonly { readonly name: string; readonly value: unknown }[],
  texts: readonly string[],
): Date | undefined {
  const said = [
    ...fields.map(field => fromField(field.name, field.value, at)),
    ...texts.map(text => fromText(text, at)),
  ]
  return said.find(moment => moment !== undefined) ?? fromHeaders(headers, at)
}

/** A moment given as ISO text, epoch seconds or epoch milliseconds; undefined when it is none of them or not ahead of `at`. */
export function readMoment(value: unknown, at: Date): Date | undefined {
  if (typeof value === 'number' || (typeof value === 'string' && /^\d{9,13}(?:\.\d{1,9})?$/.test(value.trim()))) {
    const number = Number(value)
    return within(at, number > 1e11 ? number : number * SECOND)
  }
  if (typeof value !== 'string' || value.length > 60 || !/\d{4}/.test(value)) return undefined
  return within(at, parseDate(value))
}

/** `retry_after: 7`, `retryDelay: "26s"`, `resets_at: 1778835600`, `estimated_time: 20`. */
function fromField(name: string, value: unknown, at: Date): Date | undefined {
  if (isObject(value)) return fromField(name, value.seconds, at)
  const moment = readMoment(value, at)
  if (moment) return moment
  const milliseconds = /ms$|milli/i.test(name)
  const amount =
    typeof value === 'number' ? value : Number(typeof value === 'string' ? value.trim() || Number.NaN : Number.NaN)
  if (Number.isFinite(amount)) return after(at, amount * (milliseconds ? 1 : SECOND))
  return typeof value === 'string' ? after(at, duration(value)) : undefined
}

function fromHeaders(headers: Readonly<Record<string, string>>, at: Date): Date | undefined {
  const own = ['retry-after-ms', 'x-ms-retry-after-ms', 'retry-after', 'x-retry-after'].map(name => {
    const value = headers[name]
    return value === undefined ? undefined : (fromField(name, value, at) ?? within(at, parseDate(value)))
  })
  const first = own.find(moment => moment !== undefined)
  if (first) return first
  const resets = Object.entries(headers)
    .filter(([name]) => /ratelimit.{0,40}reset/.test(name))
    .map(([name, value]) => ({ name, moment: fromField(name, value, at) ?? within(at, parseDate(value)) }))
    .filter(reset => reset.moment !== undefined)
  // Where the headers say which allowance is used up, that one is what one waits for.
  const usedUp = resets.filter(({ name }) => Number(headers[name.replace('reset', 'remaining')]) === 0)
  const latest = (usedUp.length > 0 ? usedUp : resets)
    .map(reset => reset.moment?.getTime() ?? 0)
    .sort((a, b) => b - a)[0]
  return latest === undefined ? undefined : new Date(latest)
}

const LEAD =
  /\b(?:try(?:ing)? again|retry(?:ing)?|wait(?:ing)?|resets?|reset time|refresh(?:es)?|refills?|replenish(?:ed)?|renews?|available(?: again)?|regain access|access again|unblocked|until|cooldown|back)\b/gi
const UNIT = '(?:ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?)'
const DURATION = new RegExp(`^\\d{1,9}(?:\\.\\d{1,12})? ?${UNIT}(?![a-z])`, 'i')
const UNIT_MS: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|milli)/i, 1],
  [/^s/i, SECOND],
  [/^m/i, 60 * SECOND],
  [/^h/i, 3600 * SECOND],
  [/^d/i, DAY],
  [/^w/i, 7 * DAY],
]

/** "Please try again in 1m30s", "regain access on 2025-07-01 at 00:00 UTC", "resets at 2026-05-15T15:00:00Z". */
function fromText(text: string, at: Date): Date | undefined {
  if (!/\d/.test(text)) return undefined
  let looked = 0
  for (const lead of text.slice(0, 16_384).matchAll(LEAD)) {
    looked += 1
    if (looked > 20) return undefined
    const rest = text.slice(lead.index + lead[0].length, lead.index + lead[0].length + 90)
    const start = rest.search(/\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i)
    // The figure must follow closely: "retry … (attempt 4 of 10)" is no time.
    if (start < 0 || start > 24) continue
    const said = rest.slice(start)
    const moment = within(at, dateIn(said)) ?? after(at, duration(said))
    if (moment) return moment
  }
  return undefined
}

/** .NET writes a span of time as days.hours:minutes:seconds, "22.14:18:12"; a clock time has no days before it. */
const SPAN = /^(\d{1,3})\.(\d{2}):(\d{2}):(\d{2})(?![\d:])/

/** Milliseconds of "1m30s", "4h28m20s", "5 days 22 hours 11 minutes"; undefined when there is no unit. */
function duration(text: string): number | undefined {
  const span = SPAN.exec(text.trim())
  if (span) {
    const [days = 0, hours = 0, minutes = 0, seconds = 0] = span.slice(1).map(Number)
    return days * DAY + ((hours * 60 + minutes) * 60 + seconds) * SECOND
  }
  let rest = text.trim()
  let sum: number | undefined
  for (let part = DURATION.exec(rest); part; part = DURATION.exec(rest)) {
    const unit = part[0].replace(/^[\d. ]{1,30}/, '')
    const scale = UNIT_MS.find(([pattern]) => pattern.test(unit))?.[1] ?? 0
    sum = (sum ?? 0) + Number.parseFloat(part[0]) * scale
    rest = rest.slice(part[0].length).replace(/^(?:,| |and\b){1,4}/, '')
  }
  return sum
}

const ISO =
  /^\d{4}-\d{2}-\d{2}(?:(?:T| at | )\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)? ?(?:Z\b|UTC|GMT|[+-]\d{2}:?\d{2})?/i
const NAMED =
  /^(?:[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2} [a-z]{3,9} \d{4})(?:,? (?:at )?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?)?/i

function dateIn(text: string): number | undefined {
  const epoch = /^\d{10}(?:\d{3})?(?![\d.])/.exec(text)?.[0]
  if (epoch) return epoch.length === 13 ? Number(epoch) : Number(epoch) * SECOND
  const found = ISO.exec(text)?.[0] ?? NAMED.exec(text)?.[0]
  return found === undefined ? undefined : parseDate(found)
}

/** A date without a zone is taken as UTC: providers print their own clock, and that is what theirs is set to. */
export function parseDate(text: string): number | undefined {
  const plain = text
    .trim()
    .replace(/(\d)(?:st|nd|rd|th)\b/i, '$1')
    .replace(/ at /i, ' ')
    .replace(/ ?(?:UTC|GMT)$/i, 'Z')
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(plain)
  const dated = /^\d{4}-\d{2}-\d{2}$/.test(plain) ? plain : zoned ? plain : `${plain} UTC`
  const time = Date.parse(
    /^\d{4}-/.test(dated) ? dated.replace(/^(\S{10}) (?=\d)/, '$1T').replace(' UTC', 'Z') : dated.replace(/Z$/, ' UTC'),
  )
  return Number.isNaN(time) ? undefined : time
}

function after(at: Date, milliseconds: number | undefined): Date | undefined {
  return milliseconds === undefined ? undefined : within(at, at.getTime() + milliseconds)
}

function within(at: Date, time: number | undefined): Date | undefined {
  if (time === undefined || !(time > at.getTime()) || time > at.getTime() + LATEST) return undefined
  return new Date(Math.round(time))
}
