import { readState } from '../core/read-state.ts'
import { isInSpan } from '../core/spans.ts'
import { storedForm } from '../core/stored-state.ts'
import type { StateStore, SweepRecord } from '../ports.ts'

/** State for `check`, the demo and tests: behaves as the DynamoDB store does, and is gone with the process. */
export function createMemoryStore(seed: readonly Readonly<Record<string, unknown>>[] = []): StateStore {
  // As text, as a table would hold them: what the caller changes later does not change what was written.
  const items = new Map<string, string>(seed.map(item => [String(item.subject), JSON.stringify(item)]))
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
      const read = wanted.map(([subject, item]) => ({ subject, state: readState(JSON.parse(item)) }))
      const states = new Map(read.flatMap(({ subject, state }) => (state ? [[subject, state] as const] : [])))
      const unreadable = read.flatMap(({ subject, state }) => (state ? [] : [subject]))
      return { states, unreadable, ...(lastSweep && { lastSweep }), ...(lease && { leaseOwner: lease.owner }) }
    },

    async record(states) {
      return states.map(state => {
        const { subject } = state
        const stored = items.get(subject)
        const current = stored === undefined ? undefined : readState(JSON.parse(stored))
        if (stored !== undefined && current?.version !== state.version - 1) {
          return { subject, outcome: 'lost', ...(current && { current }) }
        }
        if (stored === undefined && state.version !== 1) return { subject, outcome: 'lost' }
        items.set(subject, JSON.stringify(storedForm(state)))
        return { subject, outcome: 'written' }
      })
    },
  }
}
