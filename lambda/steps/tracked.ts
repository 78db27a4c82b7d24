import type { FlatPoints } from '../core/forecast/flat-points.ts'
import { sampleId } from '../core/forecast/sample-id.ts'
import { sampleSpansOf } from '../core/spans.ts'
import type { WatchedKey } from '../core/watch-list.ts'
import type { SweepContext } from './context.ts'

/**
 * The readings of all accounts, by account and unit. Kept as they are stored: unpacked, a month of them for ten thousand accounts is more
 * than a function has, so each is unpacked when it is its turn, and let go when its forecast is made.
 */
export interface Tracked {
  /** Undefined: let go, and to be recalled before it is used again. */
  readonly stored: Map<string, string | undefined>
  /** Read since the last write. */
  readonly newer: Map<string, FlatPoints>
  /** To be written. */
  readonly due: Map<string, string>
  /** Accounts of several keys: theirs are needed until the last of these is decided. */
  readonly shared: ReadonlySet<string>
  /** The writes that were begun, one after the other; false: one failed. */
  saving: Promise<boolean>
}

/** So many texts that are due are written while answers are still waited for. */
const SAVED_AT_ONCE = 250

/** Reads what is stored, once a sweep. */
export function loadTracked(context: SweepContext): Promise<void> {
  context.loadingTracked ??= load(context)
  return context.loadingTracked
}

/** Where they cannot be loaded none are tracked: a month of readings is not written over with those of one sweep. */
async function load(context: SweepContext): Promise<void> {
  const { ports, options, watchList, allKeys } = context
  if (ports.samples === undefined) return
  const { process = {} } = options
  process.readings ??= new Map()
  try {
    const stored = await ports.samples.load(context.isPart ? sampleSpansOf(watchList.keys, allKeys) : undefined)
    const shared = accountsOfSeveral(watchList.keys)
    context.tracked = { stored, newer: process.readings, due: new Map(), shared, saving: Promise.resolve(true) }
  } catch (error) {
    ports.meter.warn('readings could not be loaded: nothing is said of the time ahead', { error: nameOf(error) })
  }
}

/** The forecast is made of these readings of a key: they need not be kept to the end of the sweep. Begins to write those that are due. */
export function letGo(context: SweepContext, key: WatchedKey, units: readonly string[]): void {
  const { tracked } = context
  if (tracked === undefined || tracked.shared.has(accountOf(sampleId(key, '')))) return
  for (const id of units.map(unit => sampleId(key, unit))) if (tracked.stored.has(id)) tracked.stored.set(id, undefined)
  if (tracked.due.size >= SAVED_AT_ONCE) save(context, tracked)
}

export function isLetGo({ stored }: Tracked, id: string): boolean {
  return stored.has(id) && stored.get(id) === undefined
}

/** Reads again what was let go of these keys' accounts, before it is used once more. */
export async function recall({ ports, tracked, allKeys }: SweepContext, keys: readonly WatchedKey[]): Promise<void> {
  if (ports.samples === undefined || tracked === undefined) return
  const accounts = new Set(keys.map(key => accountOf(sampleId(key, ''))))
  const gone = [...tracked.stored.keys()].filter(id => isLetGo(tracked, id) && accounts.has(accountOf(id)))
  if (gone.length === 0) return
  try {
    const again = await ports.samples.load(sampleSpansOf(keys, allKeys))
    for (const id of gone) tracked.stored.set(id, again.get(id))
  } catch (error) {
    ports.meter.warn('readings could not be loaded again: what they showed before stands', { error: nameOf(error) })
  }
}

/** Writes what is due: hourly, on a top-up, when use becomes unusual. What fails is written by a later sweep. */
export async function saveUse(context: SweepContext): Promise<void> {
  const { tracked } = context
  if (tracked === undefined) return
  save(context, tracked)
  await tracked.saving
}

function save({ ports: { samples, meter } }: SweepContext, tracked: Tracked): void {
  const due = new Map(tracked.due)
  const newer = new Map([...due.keys()].map(id => [id, tracked.newer.get(id)]))
  tracked.due.clear()
  if (samples === undefined || due.size === 0) return
  tracked.saving = tracked.saving.then(async isWell => {
    if (!isWell) return false
    try {
      await samples.save(due)
    } catch (error) {
      meter.warn('readings could not be stored: forecasts will miss this hour', { error: nameOf(error) })
      return false
    }
    for (const [id, text] of due) {
      // Of what was let go the newest stay: read again at once, the table may not show them yet. And so do those that came meanwhile.
      if (isLetGo(tracked, id) || tracked.newer.get(id) !== newer.get(id)) continue
      tracked.stored.set(id, text)
      tracked.newer.delete(id)
    }
    return true
  })
}

/** Of `provider|account|unit`, all but the unit. */
export function accountOf(id: string): string {
  return id.slice(0, id.lastIndexOf('|') + 1)
}

function accountsOfSeveral(keys: readonly WatchedKey[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const several = new Set<string>()
  for (const key of keys) {
    const account = accountOf(sampleId(key, ''))
    if (seen.has(account)) several.add(account)
    seen.add(account)
  }
  return several
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}
