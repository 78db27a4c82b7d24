import { MINUTE_MS } from '../../../lambda/core/forecast/series.ts'
import { budgetOf } from './budget-of.ts'
import { type Lasts, lastsOf } from './lasts.ts'
import type { StatusRow } from './status-rows.ts'

/** '2.9 days (2.1-4)', 'over 180 days', 'until it resets, 12 days', 'not enough data'; with a budget, 'budget 52%' behind it. */
export function lastsCell(row: StatusRow, now: Date): string {
  const lasts = lastsOf(row, now)
  const cells = [lasts === undefined ? '' : inWords(lasts, now), budgetCell(row, now)]
  return cells.filter(Boolean).join(', ')
}

function inWords(lasts: Lasts, now: Date): string {
  switch (lasts.kind) {
    case 'lasts':
      if (lasts.byExpiry) return untilExpiry(lasts, now)
      return `${withRange(lasts, now)}${lasts.toLimit ? ' to the limit' : ''}`
    case 'longer-than':
      return `over ${lasts.days} days`
    case 'not-enough-data':
      return 'not enough data'
    case 'until-reset':
      return `until it resets, ${inUnit(lasts.at, now)}`
    case 'empty':
      return 'empty'
  }
}

const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** '9 days, expires': there is no range to a date. */
function untilExpiry({ emptyAt }: Extract<Lasts, { kind: 'lasts' }>, now: Date): string {
  return `${inUnit(emptyAt, now)}, expires`
}

function inUnit(at: Date, now: Date): string {
  const ms = Math.max(0, at.getTime() - now.getTime())
  const [unit, sizeMs] = unitFor(ms)
  return `${Number((ms / sizeMs).toFixed(ms < 10 * sizeMs ? 1 : 0))} ${unit}`
}

/** All three in one unit, so that they compare at a glance. */
function withRange({ emptyAt, soonest, latest }: Extract<Lasts, { kind: 'lasts' }>, now: Date): string {
  const [middle, low, high] = [emptyAt, soonest, latest].map(at => Math.max(0, at.getTime() - now.getTime()))
  const [unit, sizeMs] = unitFor(middle ?? 0)
  const count = (ms = 0) => String(Number((ms / sizeMs).toFixed(ms < 10 * sizeMs ? 1 : 0)))
  return `${count(middle)} ${unit} (${count(low)}-${count(high)})`
}

function unitFor(ms: number): readonly [string, number] {
  if (ms < 2 * HOUR_MS) return ['min', MINUTE_MS]
  if (ms < 2 * DAY_MS) return ['h', HOUR_MS]
  return ms < 14 * DAY_MS ? ['days', DAY_MS] : ['weeks', 7 * DAY_MS]
}

function budgetCell(row: StatusRow, now: Date): string {
  const use = budgetOf(row, now)
  return use ? `budget ${Math.round(use.usedPercent)}%` : ''
}
