import type { ConditionKind } from '../../../lambda/core/condition.ts'
import { createFormat, type Format } from '../../../lambda/core/format.ts'
import { convert } from '../../../lambda/core/money.ts'
import { isAnswered } from '../../../lambda/core/observation.ts'
import type { Provider } from '../../../lambda/core/provider.ts'
import { en } from '../../../lambda/core/text/en.ts'
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

/** 'kie/video  EXHAUSTED  90 credits (about $0.45)  0 videos': the pool, its condition, what is left. */
export function poolLine(report: PoolReport, others: readonly PoolReport[], watchList: WatchList): string {
  const provider = findProvider(report.provider)
  const format = createFormat(en.format, {
    timeZone: watchList.timeZone,
    reference: report.state.since,
    ...(provider && { provider }),
  })
  const parts = [
    `${poolLabel(report.key, report.pool).padEnd(14)} ${loud(report.condition.kind).padEnd(9)}`,
    balanceOf(report, format),
    workLeft(report, poolOf(watchList, report), provider),
    ...others.map(other => `${poolLabel(other.key, other.pool)} ${loud(other.condition.kind)}`),
  ]
  return parts.filter(part => part !== '').join('   ')
}

/** What the provider answered, where it refused: status and its own words, or the whole body where that is short. */
export function answerLine(report: PoolReport, width: number): string {
  const { verdict } = report.condition
  const answer = report.answers.findLast(each => each.call.probe.id === verdict?.probe && isAnswered(each.observation))
  if (answer === undefined || !isAnswered(answer.observation) || verdict === undefined) return ''
  const body = answer.observation.body.replace(/\s+/g, ' ')
  return clip(`HTTP ${answer.observation.status} ${body.length <= 80 ? body : `"${verdict.words}"`}`, width)
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

function balanceOf({ condition }: PoolReport, format: Format): string {
  const [balance] = (condition.balance ?? []).filter(({ measures }) => measures === 'balance')
  return balance === undefined ? '' : format.worth(balance)
}

function poolOf(watchList: WatchList, report: PoolReport): Pool | undefined {
  return watchList.keys.find(({ name }) => name === report.key)?.pools.find(({ name }) => name === report.pool)
}

function workLeft({ condition }: PoolReport, pool: Pool | undefined, provider: Provider | undefined): string {
  const [unit] = pool?.workUnits ?? []
  const [balance] = (condition.balance ?? []).filter(({ measures }) => measures === 'balance')
  if (unit === undefined || balance === undefined || provider === undefined) return ''
  const amount = convert(balance, provider.shownIn ?? balance.unit, provider)?.amount
  if (amount === undefined) return ''
  const count = Math.floor(amount / unit.cost)
  return en.work(String(count), unit.name, count === 1)
}
