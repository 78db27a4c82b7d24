import type { ConditionKind } from '../condition.ts'

/** Blocks of one kind that began on one day (UTC). */
export interface Episode {
  readonly kind: ConditionKind
  /** When the first began. */
  readonly from: string
  /** Of all of them. */
  readonly lastedMs: number
  readonly times: number
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * 60_000
/** The summary looks back a week. */
const KEPT_DAYS = 8
const MOST = 5

/** A block that ended, beside those of the last days; those of a day are one, or a pool that flaps would know of its last hours only. */
export function withEpisode(
  history: readonly string[] | undefined,
  { kind, from, until }: { readonly kind: ConditionKind; readonly from: string; readonly until: string },
): readonly string[] {
  const ended = { kind, from, lastedMs: Math.max(0, Date.parse(until) - Date.parse(from)), times: 1 }
  const oldest = new Date(Date.parse(until) - KEPT_DAYS * DAY_MS).toISOString()
  const kept = episodesOf(history).filter(each => endOf(each) > oldest)
  const same = kept.find(each => each.kind === kind && dayOf(each) === dayOf(ended))
  const all = same
    ? kept.map(each =>
        each === same ? { ...each, lastedMs: each.lastedMs + ended.lastedMs, times: each.times + 1 } : each,
      )
    : [...kept, ended]
  return all.slice(-MOST).map(write)
}

/** Oldest first. */
export function episodesOf(history: readonly string[] = []): readonly Episode[] {
  return history.map(text => {
    const [kind, minute = '', minutes, times] = text.split(' ')
    return {
      kind: kind as ConditionKind,
      from: new Date(Number.parseInt(minute, 36) * MINUTE_MS).toISOString(),
      lastedMs: Number(minutes) * MINUTE_MS,
      times: Number(times),
    }
  })
}

/** Short, for the state is written whole: kind, minute of the first (base 36), minutes, times: 'exhausted hj5zf 10 1'. */
function write({ kind, from, lastedMs, times }: Episode): string {
  const minute = Math.floor(Date.parse(from) / MINUTE_MS)
  return `${kind} ${minute.toString(36)} ${Math.max(1, Math.round(lastedMs / MINUTE_MS))} ${times}`
}

function dayOf({ from }: Pick<Episode, 'from'>): string {
  return from.slice(0, 10)
}

/** At the earliest: between the blocks of a day it was well. */
function endOf({ from, lastedMs }: Episode): string {
  return new Date(Date.parse(from) + lastedMs).toISOString()
}
