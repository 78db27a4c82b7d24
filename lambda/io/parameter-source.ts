import { awsProblem } from './aws-problem.ts'
import type { CredentialSource, Sourced } from './credentials.ts'
import type { ParameterStore } from './on-demand/parameter-store.ts'

/** As many as one call takes. */
const BATCH = 10

/**
 * SecureStrings from the Parameter Store, ten to a call. The SDK and not Powertools Parameters: that one reports all failures alike, so
 * 'missing', 'denied' and 'unreachable' could not be told apart, and it keeps a cache of its own.
 */
export function parameterSource(store: Pick<ParameterStore, 'values'>): CredentialSource {
  return async names => {
    const batches = Array.from({ length: Math.ceil(names.length / BATCH) }, (_, index) =>
      names.slice(index * BATCH, (index + 1) * BATCH),
    )
    const found = new Map<string, Sourced>()
    for (const batch of batches) for (const [name, sourced] of await read(batch)) found.set(name, sourced)
    return found
  }

  async function read(names: readonly string[]): Promise<readonly (readonly [string, Sourced])[]> {
    try {
      const values = await store.values(names)
      return names.map(name => {
        const value = values.get(name)
        if (value !== undefined) return [name, { value }]
        return [name, { problem: 'missing', detail: `the parameter ${name} does not exist` }]
      })
    } catch (error) {
      const { problem, words } = awsProblem(error)
      // One name that is not granted refuses the whole batch: ask for each alone.
      if (problem === 'denied' && names.length > 1) return (await Promise.all(names.map(name => read([name])))).flat()
      return names.map(name => [name, { problem, detail: `the parameter ${name} ${words}` }])
    }
  }
}
