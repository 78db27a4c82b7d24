import { withEpisode } from './incident/episodes.ts'
import { isObject } from './path.ts'
import { STATE_SCHEMA, type SubjectState } from './state.ts'
import { fromStoredForm } from './stored-state.ts'

type Item = Readonly<Record<string, unknown>>

/** By schema: how an item of it becomes one of the next. What a deployment already knows must outlive an upgrade. */
export type Migrations = Readonly<Record<number, (item: Item) => Item>>

/**
 * One line for each schema before `STATE_SCHEMA` that is still read; whoever raises it adds one. Schema 1 told each block of the history by
 * itself, and no stored moment was a number.
 */
const MIGRATIONS: Migrations = {
  1: ({ history, ...item }) => ({
    ...item,
    ...(Array.isArray(history) && { history: history.reduce(withEpisode, undefined) }),
  }),
}

/**
 * A stored item as state, an older one brought up to date, or undefined when it is of a schema this code does not know, or cannot be made
 * sense of: then it is kept, and never overwritten.
 */
export function readState(
  item: Item,
  migrations: Migrations = MIGRATIONS,
  schema: number = STATE_SCHEMA,
): SubjectState | undefined {
  try {
    const read = upToDate(item, migrations, schema)
    const known = read?.schema === schema && hasWhatEverySweepReads(read)
    return known ? (fromStoredForm({ ...read }) as unknown as SubjectState) : undefined
  } catch {
    // One item that is broken must not cost the sweep of all others.
    return undefined
  }
}

function hasWhatEverySweepReads({ subject, version, verdicts, owed }: Item): boolean {
  return (
    typeof subject === 'string' &&
    typeof version === 'number' &&
    isObject(verdicts) &&
    Array.isArray(owed) &&
    owed.every(isObject)
  )
}

function upToDate(item: Item, migrations: Migrations, schema: number): Item | undefined {
  let read = item
  while (typeof read.schema === 'number' && read.schema < schema) {
    const migrate = migrations[read.schema]
    if (migrate === undefined) return undefined
    read = { ...migrate(read), schema: read.schema + 1 }
  }
  return read
}
