import { isPlaceholder } from '../core/placeholder.ts'
import type { Credential } from '../core/watch-list.ts'
import type { Clock } from '../ports.ts'

/** Where values come from: all names of one source at once. Never rejects: what went wrong is said for each name. */
export type CredentialSource = (names: readonly string[]) => Promise<ReadonlyMap<string, Sourced>>

export type Sourced = { readonly value: string } | NoSecret

export interface NoSecret {
  readonly problem: 'missing' | 'denied' | 'empty' | 'placeholder' | 'malformed' | 'unreachable'
  /** Names, never values: 'the parameter /credit-watchdog/kie does not exist'. */
  readonly detail: string
}

export type Resolved = { readonly secret: string; readonly readAt: Date } | NoSecret

export interface Credentials {
  /** One answer for each credential, in their order. Never rejects. */
  resolve(credentials: readonly Credential[]): Promise<readonly Resolved[]>
  /** Reads it again at once, whatever is kept: before a refusal of the key is believed. */
  refresh(credential: Credential): Promise<Resolved>
}

export interface CredentialOptions {
  readonly clock: Clock
  /** A source that is absent cannot be used here: `env` in the Lambda. */
  readonly sources: Readonly<Partial<Record<Credential['from'], CredentialSource>>>
  /** @default one hour */
  readonly keepForMs?: number
}

/** Turns references into secrets, and keeps the values for an hour at most; a failure is never kept. */
export function createCredentials({ clock, sources, keepForMs = 3_600_000 }: CredentialOptions): Credentials {
  const kept = new Map<string, { readonly value: string; readonly readAt: Date }>()

  async function read(from: Credential['from'], names: readonly string[]): Promise<ReadonlyMap<string, Sourced>> {
    const source = sources[from]
    if (names.length === 0) return new Map()
    if (source) return source(names)
    const detail = `${NOUN[from]} cannot be read here`
    return new Map(names.map(name => [name, { problem: 'missing', detail }]))
  }

  async function readAndKeep(from: Credential['from'], names: readonly string[]) {
    const readAt = clock.now()
    const found = await read(from, [...new Set(names)])
    for (const [name, sourced] of found) {
      if ('value' in sourced) kept.set(`${from}:${name}`, { value: sourced.value, readAt })
      else kept.delete(`${from}:${name}`)
    }
    return found
  }

  async function resolve(credentials: readonly Credential[]): Promise<readonly Resolved[]> {
    const oldest = clock.now().getTime() - keepForMs
    for (const [id, { readAt }] of kept) if (readAt.getTime() <= oldest) kept.delete(id)
    const found = new Map(
      await Promise.all(
        SOURCES.map(async from => {
          const wanted = credentials.filter(each => each.from === from && !kept.has(idOf(each)))
          return [from, await readAndKeep(from, wanted.map(nameOf))] as const
        }),
      ),
    )
    return credentials.map(credential => {
      const held = kept.get(idOf(credential))
      if (held) return usable(credential, held)
      const sourced = found.get(credential.from)?.get(credential.name)
      return sourced && 'problem' in sourced
        ? sourced
        : { problem: 'missing', detail: `${describe(credential)} was not found` }
    })
  }

  return {
    resolve,
    async refresh(credential) {
      kept.delete(idOf(credential))
      const [resolved] = await resolve([credential])
      return resolved ?? { problem: 'missing', detail: `${describe(credential)} was not found` }
    },
  }
}

const SOURCES = ['parameter', 'secret', 'env'] as const

const NOUN = { parameter: 'the parameter', secret: 'the secret', env: 'the environment variable' } as const

const idOf = (credential: Credential) => `${credential.from}:${credential.name}`

const nameOf = (credential: Credential) => credential.name

function describe(credential: Credential): string {
  const field = credential.from === 'secret' && credential.field !== undefined ? `, field ${credential.field}` : ''
  return `${NOUN[credential.from]} ${credential.name}${field}`
}

function usable(credential: Credential, held: { readonly value: string; readonly readAt: Date }): Resolved {
  const named = describe(credential)
  const value =
    credential.from === 'secret' && credential.field !== undefined ? field(held.value, credential.field) : held
  if ('problem' in value) return { problem: value.problem, detail: `${named} ${value.detail}` }
  const secret = value.value.trim()
  if (secret === '') return { problem: 'empty', detail: `${named} is empty` }
  if (isPlaceholder(secret)) return { problem: 'placeholder', detail: `${named} holds a placeholder, not a key` }
  if (/[^\x20-\x7e]/.test(secret)) {
    return { problem: 'malformed', detail: `${named} holds a line break or another character that no key has` }
  }
  return { secret, readAt: held.readAt }
}

/** One field of a secret that holds a JSON object. */
function field(json: string, name: string): { readonly value: string } | NoSecret {
  try {
    const value: unknown = JSON.parse(json)?.[name]
    if (typeof value === 'string' || typeof value === 'number') return { value: String(value) }
    return { problem: 'missing', detail: 'is not in the secret' }
  } catch {
    return { problem: 'malformed', detail: 'cannot be read: the secret is not JSON' }
  }
}
