import type { SummarySchedule } from '../watch-list.ts'

const DAY_MS = 24 * 60 * 60_000
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

export interface SummaryMoment {
  /** The moment it was due, as wall-clock time of its zone. */
  readonly at: Date
  /** The first one of a month speaks of the month before, too. */
  readonly withMonth: boolean
}

/**
 * The newest moment a summary was due since the last one; undefined when there is none. One that is missed for a day is left out: what it
 * would say has changed. Days are counted in the zone, so summer time moves nothing.
 * @param since the last summary, or for a deployment that never owed one its last sweep; absent: this is the first sweep
 */
export function summaryDue(
  schedule: SummarySchedule,
  timeZone: string,
  since: Date | undefined,
  now: Date,
): SummaryMoment | undefined {
  if (since === undefined) return undefined
  for (let daysAgo = 0; daysAgo <= 1; daysAgo += 1) {
    const moment = momentOn(new Date(now.getTime() - daysAgo * DAY_MS), schedule, timeZone)
    if (moment === undefined || moment.at > now || now.getTime() - moment.at.getTime() > DAY_MS) continue
    return since >= moment.at ? undefined : moment
  }
  return undefined
}

/** The day's summary in the zone, if the day has one: its weekday, or the first of a month. */
function momentOn(day: Date, { day: weekday, at }: SummarySchedule, timeZone: string): SummaryMoment | undefined {
  const parts = partsOf(day, timeZone)
  const withMonth = parts.day === 1
  if (!withMonth && parts.weekday !== weekday) return undefined
  const [hours = 0, minutes = 0] = at.split(':').map(Number)
  const wanted = Date.UTC(parts.year, parts.month - 1, parts.day, hours, minutes)
  // What the zone's clock shows at that moment of UTC tells how far off the guess is.
  const shown = partsOf(new Date(wanted), timeZone)
  const offsetMs = Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute) - wanted
  return { at: new Date(wanted - offsetMs), withMonth }
}

/** Formatters are dear to make, and every sweep asks. */
const FORMATS = new Map<string, Intl.DateTimeFormat>()

function formatFor(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    weekday: 'long',
    hourCycle: 'h23',
  })
}

function partsOf(date: Date, timeZone: string) {
  const format = FORMATS.get(timeZone) ?? formatFor(timeZone)
  FORMATS.set(timeZone, format)
  const parts = Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]))
  const number = (name: string) => Number(parts[name])
  return {
    year: number('year'),
    month: number('month'),
    day: number('day'),
    hour: number('hour'),
    minute: number('minute'),
    weekday: WEEKDAYS.find(name => name === parts.weekday?.toLowerCase()),
  }
}
