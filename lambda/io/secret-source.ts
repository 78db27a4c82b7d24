import { awsProblem } from './aws-problem.ts'
import type { CredentialSource, Sourced } from './credentials.ts'
import type { SecretStore } from './on-demand/secret-store.ts'
import { shareHosts } from './share-hosts.ts'

const AT_ONCE = 5

/** Whole secrets from Secrets Manager, a few at once; a field is taken out of one later. */
export function secretSource(store: SecretStore): CredentialSource {
  return async names => {
    const found = new Map<string, Sourced>()
    const shares = { connections: AT_ONCE, perHost: AT_ONCE }
    await shareHosts(
      names,
      () => 'secrets',
      shares,
      async name => {
        found.set(name, await read(name))
      },
    )
    return found
  }

  async function read(name: string): Promise<Sourced> {
    try {
      const value = await store.text(name)
      return value === undefined ? { problem: 'malformed', detail: `the secret ${name} is binary` } : { value }
    } catch (error) {
      const { problem, words } = awsProblem(error)
      return { problem, detail: `the secret ${name} ${words}` }
    }
  }
}
