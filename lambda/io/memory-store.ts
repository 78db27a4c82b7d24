import { readState } from '../core/read-state.ts'
import { isInSpan } from '../core/spans.ts'
import type { SubjectState } from '../core/state.ts'
import type { StateStore, SweepRecord } from '../ports.ts'

/** State for `check`, the demo and tests: behaves as the DynamoDB store does, and is gone with the process. */
export function createMemoryStore(seed: readonly Readonly<Record<string, unknown>>[] = []): StateStore {
  const items = new Map<string, Readonly<Record<string, unknown>>>(seed.map(item => [String(item.subject), item]))
  let lease: { readonly owner: string; readonly until: Date } | undefined
  let lastSweep: SweepRecord | undefined

  return {
    async acquireLease(owner, now, until) {
      if (lease && lease.owner !== owner && lease.until > now) return false
      lease = { owner, until }
      return true
    },

    async releaseLease(owner, record) {
      if (lease?.owner !== owner) return
      lease = undefined
      lastSweep = record
    },

    async load(spans) {
      const wanted = [...items].filter(([subject]) => spans?.some(span => isInSpan(subject, span)) ?? true)
      const read = wanted.map(([subject, item]) => ({ subject, state: readState(item) }))
      const states = new Map(read.flatMap(({ subject, state }) => (state ? [[subject, state] as const] : [])))
      const unreadable = read.flatMap(({ subject, state }) => (state ? [] : [subject]))
      return { states, unreadable, ...(lastSweep && { lastSweep }), ...(lease && { leaseOwner: lease.owner }) }
    },

    async record(states) {
      return states.map(state => {
        const { subject } = state
        const stored = items.get(subject)
        const current = stored && readState(stored)
        if (stored && current?.version !== state.version - 1) {
          return { subject, outcome: 'lost', ...(current && { current }) }
        }
        if (!stored && state.version !== 1) return { subject, outcome: 'lost' }
        items.set(subject, copy(state))
        return { subject, outcome: 'written' }
      })
    },
  }
}

/** As it would come back from a table: what the caller changes later does not change what was written. */
function copy(state: SubjectState): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(state))
}
