import { append } from '../../lambda/core/forecast/append.ts'
import { type Forecast, forecastOf } from '../../lambda/core/forecast/forecast.ts'
import { emptySeries, HOUR_MINUTES, minuteOf, type Series } from '../../lambda/core/forecast/series.ts'
import { isDueForStore } from '../../lambda/core/forecast/store-rule.ts'

/** What a rule says at one reading. `warns` opens a warning, `calm` ends one; between the two it stands as it is. */
export interface Said {
  readonly warns: boolean
  readonly calm: boolean
  readonly by?: 'runway' | 'burning'
  /** It burns: told even where a warning stands. */
  readonly burns?: boolean
  /** Where the rule gives one: when it will be empty, at the soonest and the latest. */
  readonly range?: readonly [soonest: number, latest: number]
}

/** Sees one reading after the other of one account, and nothing else; asked, it speaks of the newest. */
export interface Rule {
  read(at: Date, balance: number): void
  say(): Said
}

/** As data, so that it can be handed to another process. */
export type RuleKind =
  | { readonly kind: 'ours' }
  /** The line through the newest reading and the one so many hours before; it warns when that ends within `line` hours. */
  | { readonly kind: 'two-points'; readonly apart: number; readonly line: number }
  /** A share of what is usually put on the account. */
  | { readonly kind: 'line'; readonly share: number }

export const LINE_HOURS = 72
const CALM = 1.25
const HOUR_MS = 3_600_000
const LINES = { lowMs: LINE_HOURS * HOUR_MS, criticalMs: 24 * HOUR_MS }

export function ruleFor(rule: RuleKind, fullBalance: number): Rule {
  switch (rule.kind) {
    case 'ours':
      return ours()
    case 'two-points':
      return twoPoints(rule.apart, rule.line)
    case 'line':
      return fixedLine(fullBalance * rule.share)
  }
}

/** As the sweep does it: what is stored hourly, and the newest reading. */
function ours(): Rule {
  let stored: Series = emptySeries('credits')
  let series = stored
  let now = new Date(0)
  let held: Forecast['level']
  let burned = false
  const read: Rule['read'] = (at, balance) => {
    now = at
    series = append(stored, at, balance)
    if (isDueForStore(stored, series)) stored = series
  }
  const say = (): Said => {
    const { runway, level, burning } = forecastOf({
      series: [series],
      lines: LINES,
      floorOf: () => 0,
      burns: burned,
      now,
      ...(held && { held }),
    })
    held = level ?? (burning && 'low')
    burned = burning !== undefined
    return {
      warns: held !== undefined,
      calm: held === undefined,
      burns: burned,
      ...(held && { by: level ? 'runway' : 'burning' }),
      ...(runway && { range: [Date.parse(runway.soonest), Date.parse(runway.latest)] as const }),
    }
  }
  return { read, say }
}

/** Begun anew where the balance rose. */
function twoPoints(apart: number, line: number): Rule {
  let readings: { minute: number; balance: number }[] = []
  const read: Rule['read'] = (at, balance) => {
    const minute = minuteOf(at)
    if (balance > (readings.at(-1)?.balance ?? balance)) readings = []
    readings.push({ minute, balance })
    while ((readings[1]?.minute ?? minute) <= minute - apart * HOUR_MINUTES) readings.shift()
  }
  const say = (): Said => {
    const first = readings[0]
    const last = readings.at(-1)
    if (first === undefined || last === undefined) return { warns: false, calm: false }
    const span = (last.minute - first.minute) / HOUR_MINUTES
    const { balance } = last
    if (span < Math.min(apart, 3)) return { warns: false, calm: false }
    const lasts = first.balance > balance ? balance / ((first.balance - balance) / span) : Number.POSITIVE_INFINITY
    return { warns: lasts < line, calm: lasts > line * CALM }
  }
  return { read, say }
}

function fixedLine(line: number): Rule {
  let newest = 0
  return {
    read: (_, balance) => {
      newest = balance
    },
    say: () => ({ warns: newest < line, calm: newest > line * CALM }),
  }
}
