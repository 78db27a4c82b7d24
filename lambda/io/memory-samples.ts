import { isInSpan } from '../core/spans.ts'
import type { SampleStore } from '../ports.ts'

/** Readings for the demo and tests, gone with the process. */
export function createMemorySamples(seed: ReadonlyMap<string, string> = new Map()): SampleStore {
  const kept = new Map(seed)
  return {
    async load(spans) {
      return new Map([...kept].filter(([id]) => spans?.some(span => isInSpan(id, span)) ?? true))
    },
    async save(samples) {
      for (const [id, text] of samples) kept.set(id, text)
    },
  }
}
