import type { Provider } from '../../lambda/core/provider.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import type { Surroundings } from './base-url.ts'

/** What one part of a configuration must know of the rest to be checked: looked up leniently, before anything is known to be right. */
export interface Scene extends Surroundings {
  /** The catalogue's and the configuration's own. */
  readonly providers: readonly Provider[]
  /** Of every key that has one, duplicates included. */
  readonly keyNames: readonly string[]
  /** Keys are found elsewhere, too. */
  readonly discovers: boolean
  /** Pools by key, as far as they are named. */
  readonly poolNames: ReadonlyMap<string, readonly string[]>
}

export function look(configuration: unknown, surroundings: Surroundings): Scene {
  const keys = listIn(configuration, 'keys')
  const providers = [...PROVIDERS, ...listIn(configuration, 'providers').filter(seemsProvider)]
  const poolNames = new Map<string, readonly string[]>()
  for (const key of keys) {
    const name = textIn(key, 'name')
    const provider = findIn(providers, textIn(key, 'provider'))
    const own = listIn(key, 'pools').flatMap(pool => textIn(pool, 'name') ?? [])
    if (name !== undefined) poolNames.set(name, own.length > 0 ? own : (provider?.pools ?? []).map(pool => pool.name))
  }
  const discovers = fieldIn(configuration, 'discover') !== undefined
  return { ...surroundings, providers, keyNames: keys.flatMap(key => textIn(key, 'name') ?? []), discovers, poolNames }
}

/** By id or alias, whatever its case. */
export function findIn(providers: readonly Provider[], name: string | undefined): Provider | undefined {
  const wanted = name?.toLowerCase()
  return providers.find(({ id, aliases }) => id === wanted || (wanted !== undefined && aliases?.includes(wanted)))
}

/** Enough of a provider to be referred to; whether it is a whole one is told at its own place. */
function seemsProvider(value: unknown): value is Provider {
  if (typeof value !== 'object' || value === null) return false
  const { id, hosts, auth, env, probes, signatures, consoles } = value as Readonly<Record<string, unknown>>
  return (
    typeof id === 'string' && [env, probes, signatures].every(Array.isArray) && [hosts, auth, consoles].every(isObject)
  )
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function fieldIn(value: unknown, name: string): unknown {
  return isObject(value) && name in value ? (value as Readonly<Record<string, unknown>>)[name] : undefined
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const field = fieldIn(value, name)
  return Array.isArray(field) ? field : []
}

function textIn(value: unknown, name: string): string | undefined {
  const field = fieldIn(value, name)
  return typeof field === 'string' ? field : undefined
}
