import type { CredentialSource, Sourced } from './credentials.ts'

/** Values from environment variables, or from an env file read as such: on a person's own machine only. */
export function envSource(env: Readonly<Record<string, string | undefined>>): CredentialSource {
  return async names => new Map(names.map(name => [name, read(name)]))

  function read(name: string): Sourced {
    const value = env[name]
    if (value !== undefined) return { value }
    return { problem: 'missing', detail: `the environment variable ${name} is not set` }
  }
}
