import type { KeptVerdict } from './condition.ts'
import type { SubjectState } from './state.ts'

type Item = Record<string, unknown>

/** What most verdicts are, and is not stored. */
const USUAL = {
  kind: 'healthy',
  certainty: 'certain',
  signature: null,
  blame: 'account',
  words: '',
  status: 200,
} as const satisfies Partial<KeptVerdict>

const USUAL_NAMES = Object.keys(USUAL) as readonly (keyof typeof USUAL)[]

/** Moments by name: stored as numbers, which take a third of the text. */
const MOMENTS: ReadonlySet<string> = new Set([
  ...['at', 'since', 'from', 'until', 'firstAt', 'openedAt', 'nextReminderAt', 'heldUntil', 'resetsAt', 'lastEndedAt'],
  ...['lastHealthyAt', 'closerUntil', 'summarisedAt', 'throttledAt', 'openings'],
])

/** A state as it is stored: a write is billed by the KiB. What is owed is gone again soon, and stays as it is. */
export function storedForm({ owed, verdicts, ...rest }: SubjectState): Item {
  const short = Object.entries(verdicts).map(([probe, verdict]) => [
    probe,
    Object.fromEntries(
      Object.entries(verdict).filter(
        ([name, value]) => !(name in USUAL) || USUAL[name as keyof typeof USUAL] !== value,
      ),
    ),
  ])
  return { ...(packed({ ...rest, verdicts: Object.fromEntries(short) }) as Item), owed }
}

/** The reverse, in place: ten thousand are read in a sweep, each of them its reader's own. What was never shortened is left as it is. */
export function fromStoredForm(item: Item): Item {
  for (const name of Object.keys(item)) if (name !== 'owed') unpack(item, name)
  for (const verdict of Object.values((item.verdicts ?? {}) as Record<string, Record<string, unknown>>))
    for (const name of USUAL_NAMES) if (!(name in verdict)) verdict[name] = USUAL[name]
  return item
}

function packed(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return MOMENTS.has(name) && isWritten(value) ? Date.parse(value) : value
  if (Array.isArray(value)) return value.map(each => packed(each, name))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([part, each]) => [part, packed(each, part)]))
}

function unpack(of: Record<string, unknown>, name: string): void {
  const value = of[name]
  if (typeof value === 'number') {
    if (MOMENTS.has(name)) of[name] = new Date(value).toISOString()
  } else if (Array.isArray(value)) {
    if (MOMENTS.has(name))
      of[name] = value.map(each => (typeof each === 'number' ? new Date(each).toISOString() : each))
    else for (const each of value) if (isObject(each)) for (const part in each) unpack(each, part)
  } else if (isObject(value)) for (const part in value) unpack(value, part)
}

/** As a clock writes it; what a person declared, such as '2025-11-20', stays theirs. */
function isWritten(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
