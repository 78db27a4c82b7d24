import { convert } from './money.ts'
import type { Amount, Provider } from './provider.ts'

/** How a language writes numbers, times and units; the rest is Intl's. */
export interface FormatWords {
  /** BCP 47, for numbers. */
  readonly numbers: string
  /** BCP 47, for dates. */
  readonly dates: string
  /** Suffixes, with their space where one is written. */
  readonly million: string
  readonly billion: string
  readonly minutes: string
  readonly hours: string
  readonly days: string
  readonly weeks: string
  readonly underOneMinute: string
  /** Names of units where they differ from the catalogue's: `{ characters: 'tekens' }`. */
  readonly units: Readonly<Record<string, string>>
  readonly about: (amount: string) => string
  readonly and: string
}

export interface FormatContext {
  readonly timeZone: string
  /** The moment the text is written for: times of another day carry their weekday. */
  readonly reference: string
  readonly provider?: Provider
}

/** Writes moments (ISO strings), durations (ms) and amounts for one language, zone and provider. Plain spaces only. */
export interface Format {
  /** '03:05', or 'Wed 03:05' on another day than the reference. */
  moment(iso: string): string
  /** '03:05' */
  clock(iso: string): string
  /** 'Thu 20 Nov' */
  day(iso: string): string
  /** '2 h 6 min', '3.7 days' */
  duration(ms: number): string
  /** '5 minutes' */
  interval(ms: number): string
  count(value: number): string
  /** '92%', of a part of one. */
  share(part: number): string
  /** The amount in the unit people think in: '41.0M credits', '$20.50'. */
  amount(amount: Amount): string
  /** As short as it can be said: '41M', '90 credits', '$20.50'. */
  brief(amount: Amount): string
  /** The brief amount without its unit, where that is not a currency. */
  number(amount: Amount): string
  /** In the unit people think in. */
  shown(amount: Amount): Amount
  /** With its worth: '41.0M credits (about $20.50)'. */
  worth(amount: Amount): string
  /** 'a, b and c' */
  list(items: readonly string[]): string
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export function createFormat(words: FormatWords, { timeZone, reference, provider }: FormatContext): Format {
  const { clock, weekday, date, sameDay } = dateFormats(words.dates, timeZone)
  const day = (iso: string) => plain(`${weekday.format(new Date(iso))} ${date.format(new Date(iso))}`)
  const count = (value: number) => decimal(words, value, 0, Math.abs(value) >= 100 ? 0 : 2)

  const shown = (amount: Amount): Amount =>
    provider?.shownIn === undefined ? amount : (convert(amount, provider.shownIn, provider) ?? amount)
  const written = (amount: Amount, places: number) => `${large(words, amount.amount, places)}`
  const full = (amount: Amount, places: number) =>
    isCurrency(amount.unit) ? currency(words, amount, places) : `${written(amount, places)} ${unitName(words, amount)}`

  return {
    moment(iso) {
      const at = new Date(iso)
      if (sameDay.format(at) === sameDay.format(new Date(reference))) return clock.format(at)
      const near = Math.abs(at.getTime() - new Date(reference).getTime()) < 6 * DAY
      return plain(`${near ? weekday.format(at) : day(iso)} ${clock.format(at)}`)
    },
    clock: iso => clock.format(new Date(iso)),
    day,
    duration(ms) {
      const minutes = Math.round(ms / MINUTE)
      if (minutes < 1) return words.underOneMinute
      if (ms >= 14 * DAY) return `${decimal(words, ms / (7 * DAY), 0, 1)} ${words.weeks}`
      if (ms >= 48 * HOUR) return `${decimal(words, ms / DAY, 0, 1)} ${words.days}`
      if (ms >= 12 * HOUR) return `${Math.round(ms / HOUR)} ${words.hours}`
      const parts = [Math.floor(minutes / 60), minutes % 60]
      return [parts[0] ? `${parts[0]} ${words.hours}` : '', parts[1] ? `${parts[1]} ${words.minutes}` : '']
        .filter(Boolean)
        .join(' ')
    },
    interval(ms) {
      // 'every 60 minutes': one of a unit is written differently in every language.
      const unit = ms % DAY === 0 && ms > DAY ? 'day' : ms % HOUR === 0 && ms > HOUR ? 'hour' : 'minute'
      const size = { day: DAY, hour: HOUR, minute: MINUTE }[unit]
      return plain(
        new Intl.NumberFormat(words.numbers, {
          style: 'unit',
          unit,
          unitDisplay: 'long',
          maximumFractionDigits: 0,
        }).format(ms / size),
      )
    },
    count,
    share: part =>
      plain(new Intl.NumberFormat(words.numbers, { style: 'percent', maximumFractionDigits: 0 }).format(part)),
    amount: amount => full(shown(amount), 1),
    brief(amount) {
      const inUnit = shown(amount)
      return isCurrency(inUnit.unit) || inUnit.amount < 1e6 ? full(inUnit, 0) : written(inUnit, 0)
    },
    number(amount) {
      const inUnit = shown(amount)
      return isCurrency(inUnit.unit) ? full(inUnit, 0) : written(inUnit, 0)
    },
    shown,
    worth(amount) {
      const inUnit = shown(amount)
      const usd = provider && inUnit.unit !== 'USD' ? convert(amount, 'USD', provider) : undefined
      return usd === undefined ? full(inUnit, 1) : `${full(inUnit, 1)} (${words.about(full(usd, 0))})`
    },
    list: items =>
      items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${words.and} ${items.at(-1)}`,
  }
}

interface DateFormats {
  readonly clock: Intl.DateTimeFormat
  readonly weekday: Intl.DateTimeFormat
  readonly date: Intl.DateTimeFormat
  readonly sameDay: Intl.DateTimeFormat
}

const KNOWN = new Map<string, DateFormats>()

/** Kept, for making one takes longer than a notice's whole text, and a storm has hundreds. */
function dateFormats(locale: string, timeZone: string): DateFormats {
  const id = `${locale} ${timeZone}`
  const known = KNOWN.get(id) ?? {
    clock: new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    weekday: new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short' }),
    date: new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'short' }),
    sameDay: new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short' }),
  }
  KNOWN.set(id, known)
  return known
}

/** A million and more is written short, with at least `places` decimals. */
function large(words: FormatWords, value: number, places: number): string {
  const size = Math.abs(value)
  if (size >= 1e9) return `${decimal(words, value / 1e9, places, 1)}${words.billion}`
  if (size >= 1e6) return `${decimal(words, value / 1e6, places, 1)}${words.million}`
  return decimal(words, value, 0, size >= 100 ? 0 : 2)
}

function decimal(words: FormatWords, value: number, minimum: number, maximum: number): string {
  return plain(
    new Intl.NumberFormat(words.numbers, { minimumFractionDigits: minimum, maximumFractionDigits: maximum }).format(
      value,
    ),
  )
}

function currency(words: FormatWords, { amount, unit }: Amount, places: number): string {
  const style = {
    style: 'currency',
    currency: unit,
    currencyDisplay: NARROW.has(unit) ? 'narrowSymbol' : 'code',
  } as const
  const tiny = amount !== 0 && Math.abs(amount) < 0.01
  const digits = tiny
    ? { maximumSignificantDigits: 2 }
    : { minimumFractionDigits: Number.isInteger(amount) && places === 0 ? 0 : 2, maximumFractionDigits: 2 }
  return plain(new Intl.NumberFormat(words.numbers, { ...style, ...digits }).format(amount))
}

/** Symbols everybody reads the same way; other currencies are written with their code. */
const NARROW = new Set(['USD', 'EUR', 'GBP'])

function isCurrency(unit: string): boolean {
  return /^[A-Z]{3}$/.test(unit)
}

function unitName(words: FormatWords, { amount, unit }: Amount): string {
  const name = Object.hasOwn(words.units, unit) ? (words.units[unit] ?? unit) : unit
  return amount === 1 && name.endsWith('s') ? name.slice(0, -1) : name
}

/** Intl writes non-breaking spaces, which would send an SMS as UCS-2. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f\u2009]/g, ' ')
}
