import { STATE_SCHEMA, type SubjectState } from './state.ts'

/** A stored item as state, or undefined when it is of a schema this code does not know: then it is kept, and never overwritten. */
export function readState(item: Readonly<Record<string, unknown>>): SubjectState | undefined {
  const known = item.schema === STATE_SCHEMA && typeof item.subject === 'string' && typeof item.version === 'number'
  return known ? (item as unknown as SubjectState) : undefined
}
