import type { UsageFact } from '../notice.ts'
import type { Answered } from '../observation.ts'
import { readPath, readValue } from '../path.ts'
import type { Path, UsageProbe } from '../provider.ts'
import { toNumber } from '../to-number.ts'
import { momentOf } from './moment-of.ts'

/** As many are named; a loop has one. */
const MOST_MODELS = 3
const LONGEST_NAME = 60
const HOUR_MS = 3_600_000

export interface UsageRead {
  readonly probe: UsageProbe
  readonly observation: Answered
  /** The start of the hour, or day, that was asked from. */
  readonly since: Date
  /** Takes out what looks like a key: the names are somebody else's text. */
  readonly scrub: (text: string) => string
}

interface Entry {
  readonly at: Date
  /** '' where the provider does not say. */
  readonly model: string
  readonly amount: number
}

/**
 * What was used since then, by model, and the hour most of it was in. Undefined where the answer is odd in any part, is not whole, or shows no
 * use yet (figures lag): nothing is then said of it.
 */
export function readUsage({ probe, observation, since, scrub }: UsageRead): UsageFact | undefined {
  let body: unknown
  try {
    body = JSON.parse(observation.body)
  } catch {
    return undefined
  }
  const isCut = probe.more !== undefined && readValue(body, probe.more) === true
  if (isCut && probe.newestFirst === undefined) return undefined
  const entries = entriesOf(probe, body, scrub)
  if (entries === undefined) return undefined

  const used = entries.filter(({ at, amount }) => at >= since && at <= observation.at && amount > 0)
  const total = sum(used)
  if (total <= 0) return undefined
  const oldest = used.reduce((first, { at }) => (at < first ? at : first), observation.at)
  return {
    at: observation.at.toISOString(),
    since: (isCut ? oldest : since).toISOString(),
    unit: probe.unit,
    ...(probe.covers && { covers: probe.covers }),
    total,
    ...byModel(used),
    ...(probe.by === 'day' ? {} : busiest(used)),
  }
}

function entriesOf(probe: UsageProbe, body: unknown, scrub: UsageRead['scrub']): readonly Entry[] | undefined {
  const hours = readValue(body, probe.hours)
  if (!Array.isArray(hours)) return undefined
  const entries: Entry[] = []
  for (const hour of hours) {
    const own = probe.entries === undefined ? [hour] : readValue(hour, probe.entries)
    if (!Array.isArray(own)) return undefined
    for (const each of own) {
      const find = (path: Path) => readValue(each, path) ?? readValue(hour, path)
      const at = momentOf(find(probe.time))
      const amount = amountOf(each, probe.plus)
      if (at === undefined || amount === undefined) return undefined
      entries.push({ at, amount, model: nameOf(find(probe.model), probe.modelEnds, scrub) })
    }
  }
  return entries
}

function amountOf(entry: unknown, plus: readonly Path[]): number | undefined {
  let amount = 0
  for (const path of plus) {
    const { values, missing } = readPath(entry, path)
    const term = missing ? undefined : toNumber(values[0])
    if (term === undefined) return undefined
    amount += term
  }
  return Number.isFinite(amount) ? amount : undefined
}

/** Fit to stand in a mail, an SMS and a chat: one line of plain characters. */
function nameOf(value: unknown, ends: string | undefined, scrub: UsageRead['scrub']): string {
  if (typeof value !== 'string') return ''
  const name = ends === undefined ? value : (value.split(ends, 1)[0] ?? '')
  return scrub(name)
    .replace(/[^\w.:/@+ [\]-]/g, '')
    .trim()
    .slice(0, LONGEST_NAME)
}

function byModel(used: readonly Entry[]): Pick<UsageFact, 'models' | 'others'> {
  const amounts = new Map<string, number>()
  for (const { model, amount } of used) amounts.set(model, (amounts.get(model) ?? 0) + amount)
  const named = [...amounts]
    .filter(([name]) => name !== '')
    .map(([name, amount]) => ({ name, amount: tidy(amount) }))
    .sort((a, b) => b.amount - a.amount)
  const models = named.slice(0, MOST_MODELS)
  const rest = tidy(sum(used) - sum(models))
  return {
    models,
    ...(amounts.size > models.length && { others: { count: amounts.size - models.length, amount: rest } }),
  }
}

/** Nothing where it all was in one hour: since when it was is said anyway. */
function busiest(used: readonly Entry[]): Pick<UsageFact, 'busiest'> {
  const hours = new Map<number, number>()
  for (const { at, amount } of used) {
    const hour = Math.floor(at.getTime() / HOUR_MS) * HOUR_MS
    hours.set(hour, (hours.get(hour) ?? 0) + amount)
  }
  const [most] = [...hours].sort(([, a], [, b]) => b - a)
  if (most === undefined || hours.size < 2) return {}
  return { busiest: { at: new Date(most[0]).toISOString(), amount: tidy(most[1]) } }
}

function sum(amounts: readonly { readonly amount: number }[]): number {
  return tidy(amounts.reduce((total, { amount }) => total + amount, 0))
}

/** Money in binary: 0.1 + 0.2 must not be told as 0.30000000000000004. */
function tidy(amount: number): number {
  return Number(amount.toFixed(9))
}
