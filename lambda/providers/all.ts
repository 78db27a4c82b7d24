import type { Provider } from '../core/provider.ts'
import * as catalogue from './catalogue.ts'

/** Every provider we know, in the order of their ids. */
export const PROVIDERS: readonly Provider[] = Object.values(catalogue)

/** Derived from the catalogue, so an editor completes it and a typo fails the type check. */
export type ProviderId = (typeof catalogue)[keyof typeof catalogue]['id']

const BY_NAME = new Map(
  PROVIDERS.flatMap(provider => [provider.id, ...(provider.aliases ?? [])].map(name => [name, provider])),
)

/** By id or alias, case-insensitive. */
export function findProvider(name: string): Provider | undefined {
  return BY_NAME.get(name.toLowerCase())
}
