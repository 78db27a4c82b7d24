import type { ConditionKind } from '../../../lambda/core/condition.ts'
import { createFormat } from '../../../lambda/core/format.ts'
import { isAnswered } from '../../../lambda/core/observation.ts'
import { paysFor } from '../../../lambda/core/pays-for.ts'
import { en } from '../../../lambda/core/text/en.ts'
import type { Measured } from '../../../lambda/core/verdict.ts'
import type { Pool, WatchList } from '../../../lambda/core/watch-list.ts'
import { poolLabel } from '../../../lambda/core/watch-list.ts'
import { findProvider } from '../../../lambda/providers/all.ts'
import type { PoolReport } from '../../../lambda/sweep-report.ts'
import { clip } from './wrap.ts'

/** '02:35', or 'Tue 08:30' where an act takes more than a day. */
export function timeIn(watchList: WatchList, at: Date, withDay: boolean): string {
  const options = { timeZone: watchList.timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const weekday = withDay ? ({ weekday: 'short' } as const) : {}
  return new Intl.DateTimeFormat('en-GB', { ...options, ...weekday }).format(at).replace(/,/g, '')
}

/** 'kie/video  EXHAUSTED  90 credits  0 videos  images healthy': the pool, its condition, what is left, and the key's other pools. */
export function poolLine(report: PoolReport, others: readonly PoolReport[], watchList: WatchList): string {
  const parts = [
    `${poolLabel(report.key, report.pool).padEnd(14)} ${stateOf(report).padEnd(9)}`,
    ...left(report, watchList),
    ...ahead(report, watchList),
    ...others.map(other => `${named(other, watchList)} ${loud(other.condition.kind)}`),
  ]
  return parts.join('   ').trimEnd()
}

/** 'chat (gpt-4o)' */
export function named(report: PoolReport, watchList: WatchList): string {
  const model = poolOf(watchList, report)?.model
  return model === undefined ? report.pool : `${report.pool} (${model})`
}

/** What was read in this sweep: an older balance is no news. */
export function balanceRead({ condition, answers }: PoolReport): Measured | undefined {
  const wasRead = answers.some(({ readings }) => readings !== undefined && 'amounts' in readings)
  return wasRead ? condition.balance?.find(({ measures }) => measures === 'balance') : undefined
}

/** What the provider answered: status, the code that decided, and its own words, or the whole body where that is short. */
export function answerLine({ condition: { verdict }, answers }: PoolReport): string {
  const answer = answers.findLast(each => each.call.probe.id === verdict?.probe && isAnswered(each.observation))
  if (verdict === undefined || answer === undefined || !isAnswered(answer.observation)) return ''
  const { status, body } = answer.observation
  if (body.length <= SHORT_BODY) return clip(`HTTP ${status} ${body.replace(/\s+/g, ' ')}`, SHORT_BODY)
  const codes = /: code (.+)$/.exec(verdict.signature ?? '')?.[1]?.split('/') ?? []
  const code = codes.find(each => body.includes(each))
  return `HTTP ${status} ${code === undefined ? '' : `${code} `}"${verdict.words}"`
}

/** Columns beside the longest time. */
const SHORT_BODY = 87

function stateOf({ condition: { kind, by } }: PoolReport): string {
  return by === 'burning' ? 'BURNING' : loud(kind)
}

/** Conditions under which calls are refused stand out. */
export function loud(kind: ConditionKind): string {
  switch (kind) {
    case 'exhausted':
    case 'capped':
    case 'suspended':
    case 'rejected':
    case 'forbidden':
    case 'retired':
    case 'critical':
    case 'low':
      return kind.toUpperCase()
    case 'healthy':
    case 'throttled':
    case 'unavailable':
    case 'unknown':
      return kind
  }
}

/** The balance as work where the pool's work has a price, otherwise with its worth. */
function left(report: PoolReport, watchList: WatchList): readonly string[] {
  const balance = balanceRead(report)
  const provider = findProvider(report.provider)
  if (balance === undefined || provider === undefined) return []
  const format = createFormat(en.format, { timeZone: watchList.timeZone, reference: report.state.since, provider })
  const [unit] = poolOf(watchList, report)?.workUnits ?? []
  const amount = unit && paysFor(unit, [balance], provider)
  if (unit === undefined || amount === undefined) return [format.worth(balance)]
  const count = Math.floor(amount / unit.cost)
  return [format.amount(balance), en.work(format.count(count), unit.name, count === 1)]
}

/** '24 h: Thu 02:00 - 06:00', how long it lasts and when it ends; or '12x usual since 01:10': where there is trouble ahead. */
function ahead({ condition, forecast, answers, state }: PoolReport, watchList: WatchList): readonly string[] {
  const { kind, by } = condition
  if ((kind !== 'low' && kind !== 'critical') || forecast === undefined) return []
  const time = (iso: string, withDay: boolean) => timeIn(watchList, new Date(iso), withDay)
  const { burning, runway } = forecast
  if (by === 'burning' && burning) return [`${Math.floor(burning.times)}x usual since ${time(burning.since, false)}`]
  if (runway === undefined) return []
  if (runway.byExpiry) return [`expires ${time(runway.emptyAt, true)}`]
  const isSameDay = time(runway.soonest, true).slice(0, 3) === time(runway.latest, true).slice(0, 3)
  const readAt = answers.findLast(({ readings }) => readings !== undefined)?.observation.at
  const format = createFormat(en.format, { timeZone: watchList.timeZone, reference: state.since })
  const lasts = readAt === undefined ? 'empty' : `${format.duration(Date.parse(runway.emptyAt) - readAt.getTime())}:`
  return [`${lasts} ${time(runway.soonest, true)} - ${time(runway.latest, !isSameDay)}`]
}

function poolOf(watchList: WatchList, report: PoolReport): Pool | undefined {
  return watchList.keys.find(({ name }) => name === report.key)?.pools.find(({ name }) => name === report.pool)
}
