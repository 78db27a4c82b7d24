import { createFormat, type Format } from '../format.ts'
import { levelOf } from '../incident/policy.ts'
import type { SummaryFacts, SummaryRow } from '../notice.ts'
import { poolLabel } from '../watch-list.ts'
import { section, wrap } from './layout.ts'
import type { Story } from './story.ts'

const DAY_MS = 24 * 60 * 60_000
const GAP = '  '
const EXPIRING_DAYS = 31
const MOST_EXPIRING = 5

/** The summary's table and the lines below it; nothing where the notice holds no summary. */
export function summaryLines(story: Story): readonly (readonly string[])[] {
  const { texts, notice } = story
  const { summary } = notice.facts
  if (summary === undefined) return []
  const says = texts.summary
  const table = aligned([says.columns, ...summary.rows.map(row => cells(story, row))])
  return [
    [...table, ...(summary.omitted > 0 ? [says.omitted(String(summary.omitted))] : [])],
    ...section('', expiringLines(story, summary)),
    ...section('', monthLines(story, summary)),
    ...section('', [
      ...wrap(says.probes(story.format.amount({ amount: summary.probeCostUsd, unit: 'USD' }))),
      ...summary.withoutLimit.flatMap(id => wrap(linked(story, id, says.withoutLimit, 'limits'))),
      ...summary.topUpOff.flatMap(id => wrap(linked(story, id, says.topUpOff, 'billing'))),
    ]),
  ]
}

/** 'Credit Watchdog week 48: 3 keys watched, KIE runs out Thu': the worst there is to say. */
export function summarySubject({ texts, notice, context, format, told }: Story): string {
  const { summary } = notice.facts
  const says = texts.summary
  if (summary === undefined) return texts.subject.other.summary(told)
  const [worst] = summary.rows
  const soon = summary.rows
    .filter(
      row =>
        row.runway !== undefined &&
        !row.runway.toLimit &&
        Date.parse(row.runway.emptyAt) - Date.parse(notice.at) < 7 * DAY_MS,
    )
    .sort((a, b) => (a.runway?.emptyAt ?? '').localeCompare(b.runway?.emptyAt ?? ''))[0]
  const blocked = worst !== undefined && levelOf(worst.condition) >= levelOf('exhausted') ? worst : undefined
  const what = blocked
    ? `${poolLabel(blocked.key, blocked.pool)} ${says.condition[blocked.condition]}`
    : soon?.runway
      ? (soon.runway.byExpiry ? says.expires : says.runsOut)(
          poolLabel(soon.key, soon.pool),
          format.day(soon.runway.emptyAt),
        )
      : says.allWell
  return says.subject(isoWeek(notice.at), context.watchList.keys.length, what)
}

function cells({ texts, notice, context }: Story, row: SummaryRow): readonly string[] {
  const says = texts.summary
  const format = formatFor({ texts, notice, context }, row.provider)
  const { estimate } = row
  const balance = estimate
    ? says.estimated(format.amount({ amount: estimate.amount, unit: 'USD' }), format.day(estimate.declaredAt))
    : (row.balance ?? [])
        .map(amount => (amount.measures === 'headroom' ? says.leftOfLimit(format.worth(amount)) : format.worth(amount)))
        .join(' + ')
  const budget = row.budget
    ? `, ${says.spentOf(format.brief({ ...row.budget, amount: row.budget.spent }), format.brief(row.budget))}`
    : ''
  const used = row.used ? format.amount(row.used) + (row.usedOverMs ? ` (${format.duration(row.usedOverMs)})` : '') : ''
  const lasts = row.runway && format.duration(Date.parse(row.runway.emptyAt) - Date.parse(notice.at))
  const open = levelOf(row.condition) >= levelOf('exhausted') ? [{ kind: row.condition, from: row.since }] : []
  const trouble = [
    ...row.trouble.map(
      ({ kind, from, lastedMs, times }) =>
        `${says.condition[kind]} ${format.duration(lastedMs)} (${format.day(from)}${times === undefined ? '' : `, ${times}x`})`,
    ),
    ...open.map(each => `${says.condition[each.kind]} (${format.moment(each.from)})`),
  ]
  return [
    poolLabel(row.key, row.pool),
    says.condition[row.condition],
    (balance || says.notReadable) + budget,
    used || says.unknown,
    lastsCell(lasts, row, says),
    trouble.join(', ') || says.none,
  ]
}

function lastsCell(lasts: string | undefined, { runway }: SummaryRow, says: Story['texts']['summary']): string {
  if (lasts === undefined) return says.unknown
  if (runway?.toLimit) return says.toLimit(lasts)
  return runway?.byExpiry ? says.untilExpiry(lasts) : lasts
}

/** What of the balances goes within the month, the next part of each key: its pools share it. */
function expiringLines(story: Story, { rows }: SummaryFacts): readonly string[] {
  const until = new Date(Date.parse(story.notice.at) + EXPIRING_DAYS * DAY_MS).toISOString()
  const next = rows.flatMap(({ key, provider, balance = [] }) =>
    balance.flatMap(({ unit, expiring = [] }) => {
      const part = expiring.find(({ at }) => at > story.notice.at && at <= until)
      return part ? [{ key, provider, unit, ...part }] : []
    }),
  )
  const ofKeys = [...new Map(next.map(part => [`${part.key} ${part.unit}`, part])).values()]
  return ofKeys
    .sort((a, b) => a.at.localeCompare(b.at))
    .slice(0, MOST_EXPIRING)
    .flatMap(({ key, provider, at, ...amount }) =>
      wrap(story.texts.summary.expiring(key, formatFor(story, provider).amount(amount), story.format.day(at))),
    )
}

function monthLines(story: Story, { month }: SummaryFacts): readonly string[] {
  if (month === undefined || month.used.length === 0) return []
  const used = month.used.map(({ key, provider, used: amount }) => `${key} ${formatFor(story, provider).worth(amount)}`)
  const name = new Intl.DateTimeFormat(story.texts.format.dates, { month: 'long', timeZone: 'UTC' }).format(
    new Date(month.startedAt),
  )
  return wrap(story.texts.summary.month(name, used.join(', ')))
}

function formatFor({ texts, notice, context }: Pick<Story, 'texts' | 'notice' | 'context'>, id: string): Format {
  const provider = context.providers.find(candidate => candidate.id === id)
  const { timeZone } = context.watchList
  return createFormat(texts.format, { timeZone, reference: notice.at, ...(provider && { provider }) })
}

function linked({ context }: Story, id: string, say: (name: string) => string, console: 'limits' | 'billing'): string {
  const provider = context.providers.find(candidate => candidate.id === id)
  const link = provider?.consoles[console]
  return link === undefined ? `${say(provider?.name ?? id)}.` : `${say(provider?.name ?? id)}: ${link}`
}

/** Columns as wide as their widest cell; the last is not filled up. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)))
  return rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(GAP)
      .trimEnd(),
  )
}

/** ISO 8601: the week that holds the year's first Thursday is the first. */
function isoWeek(iso: string): string {
  const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`)
  const thursday = new Date(day.getTime() + (3 - ((day.getUTCDay() + 6) % 7)) * DAY_MS)
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  return String(Math.floor((thursday.getTime() - first) / (7 * DAY_MS)) + 1)
}
