import { append } from '../../lambda/core/forecast/append.ts'
import { burning } from '../../lambda/core/forecast/burning.ts'
import { runway } from '../../lambda/core/forecast/runway.ts'
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
  readonly range?: readonly [emptyAt: number, soonest: number, latest: number]
}

/** Sees one reading after the other of one account, and nothing else; asked, it speaks of the newest. */
export interface Rule {
  read(at: Date, balance: number): void
  say(): Said
}

export const LINE_HOURS = 72
const CALM = 1.25

const HOUR_MS = 3_600_000

/** As the sweep does it: what is stored hourly, and the newest reading. */
export function ours(): Rule {
  let stored: Series = emptySeries('credits')
  let series = stored
  let at = new Date(0)
  const read: Rule['read'] = (now, balance) => {
    at = now
    series = append(stored, at, balance)
    if (isDueForStore(stored, series)) stored = series
  }
  const say = (): Said => {
    const lasts = runway(series, at)
    const burns = burning(series)
    const hours = lasts.kind === 'lasts' ? (lasts.soonest.getTime() - at.getTime()) / HOUR_MS : Number.POSITIVE_INFINITY
    const isLow = lasts.kind === 'lasts' && hours < LINE_HOURS
    return {
      warns: isLow || burns !== undefined,
      burns: burns !== undefined,
      calm: burns === undefined && hours > LINE_HOURS * CALM,
      ...((isLow || burns) && { by: isLow ? 'runway' : 'burning' }),
      ...(lasts.kind === 'lasts' && {
        range: [lasts.emptyAt.getTime(), lasts.soonest.getTime(), lasts.latest.getTime()] as const,
      }),
    }
  }
  return { read, say }
}

/** The line through the reading `hours` ago and this one, begun anew where the balance rose. */
export function twoPoints(hours: number): Rule {
  let readings: { minute: number; balance: number }[] = []
  const read: Rule['read'] = (at, balance) => {
    const minute = minuteOf(at)
    if (balance > (readings.at(-1)?.balance ?? balance)) readings = []
    readings.push({ minute, balance })
    while ((readings[1]?.minute ?? minute) <= minute - hours * HOUR_MINUTES) readings.shift()
  }
  const say = (): Said => {
    const first = readings[0]
    const last = readings.at(-1)
    if (first === undefined || last === undefined) return { warns: false, calm: false }
    const span = (last.minute - first.minute) / HOUR_MINUTES
    const { balance } = last
    if (span < Math.min(hours, 3)) return { warns: false, calm: false }
    const lasts = first.balance > balance ? balance / ((first.balance - balance) / span) : Number.POSITIVE_INFINITY
    return { warns: lasts < LINE_HOURS, calm: lasts > LINE_HOURS * CALM }
  }
  return { read, say }
}

/** A share of what is usually put on. */
export function fixedLine(line: number): Rule {
  let newest = 0
  return {
    read: (_, balance) => {
      newest = balance
    },
    say: () => ({ warns: newest < line, calm: newest > line * CALM }),
  }
}
