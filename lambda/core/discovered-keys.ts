import { type Discovered, type DiscoverySource, sourceId } from './discovery.ts'
import {
  completePool,
  DAILY_BUDGET_USD,
  defaultCritical,
  defaultLow,
  defaultPools,
  defaultWork,
  derivedAccount,
  RUNWAY,
  referenceOf,
} from './key-defaults.ts'
import type { Provider } from './provider.ts'
import { shareParts } from './share-parts.ts'
import { unitsOf } from './units.ts'
import type { Credential, WatchedKey, WatchList } from './watch-list.ts'

export interface DiscoveredKeys {
  readonly keys: readonly WatchedKey[]
  /** One sentence for each that cannot be watched. */
  readonly problems: readonly string[]
}

/**
 * The keys that were found, with everything the catalogue says of their provider. One that the configuration names itself is the
 * configuration's; one that cannot be watched is told as a problem and takes nothing else with it.
 */
export function discoveredKeys(
  watchList: WatchList,
  providers: Iterable<Provider>,
  discovered: Discovered,
): DiscoveredKeys {
  const all = [...providers]
  const references = new Set(
    watchList.keys.flatMap(key =>
      [key.credential, key.adminCredential].flatMap(given => (given ? referenceOf(given) : [])),
    ),
  )
  const names = new Set(watchList.keys.map(key => key.name))
  const keys: WatchedKey[] = []
  const problems: string[] = []
  for (const source of watchList.discover ?? [])
    for (const written of discovered[sourceId(source)]?.names ?? []) {
      const credential = credentialOf(source, written)
      if (references.has(referenceOf(credential))) continue
      const read = keyOf(written, credential, all)
      const found = typeof read !== 'string' && names.has(read.name) ? `there is a key ${read.name} already` : read
      if (typeof found === 'string') {
        problems.push(`${shown(source, written)} is not watched: ${found}`)
        continue
      }
      names.add(found.name)
      keys.push(found)
    }
  return { keys: shareParts(keys), problems }
}

function credentialOf(source: DiscoverySource, written: string): Credential {
  return source.from === 'path'
    ? { from: 'parameter', name: `${source.path}/${written}` }
    : { from: 'secret', name: source.name, field: written }
}

const NAME = /^[a-z0-9][a-z0-9._-]{0,39}$/

/** The key, or why there is none. */
function keyOf(written: string, credential: Credential, providers: readonly Provider[]): WatchedKey | string {
  const [word = '', own, ...more] = written.toLowerCase().split('/')
  if (more.length > 0 || own === '') return 'allowed is <provider>/<name> or <provider>'
  const provider = providers.find(({ id, aliases }) => id === word || aliases?.includes(word))
  if (provider === undefined) return 'the catalogue has no such provider'
  const name = own === undefined ? provider.id : `${provider.id}-${own}`
  if (!NAME.test(name))
    return 'with its provider, its name is longer than 40, or has other characters than letters, digits and . _ -'
  const wanted = Object.entries(provider.parameters ?? {}).find(([, each]) => 'ask' in each && !each.optional)
  if (wanted !== undefined) return `${provider.name} also needs ${wanted[0]}; name the key in the configuration`
  const [baseUrl = ''] = Object.values(provider.hosts)
  if (!baseUrl.startsWith('https://'))
    return 'it is a server of your own; name it in the configuration, with its baseUrl'

  const units = unitsOf(provider, baseUrl)
  const low = defaultLow(provider, units)
  const work = defaultWork(provider, units)
  return {
    name,
    provider: provider.id,
    credential,
    account: derivedAccount(provider, name, credential),
    baseUrl: baseUrl.replace(/\/+$/, ''),
    parameters: {},
    pools: defaultPools(provider).map(pool => completePool(pool, provider, work)),
    low,
    critical: defaultCritical(provider, units, low),
    runway: RUNWAY,
    dailyBudgetUsd: DAILY_BUDGET_USD,
  }
}

/** A field's name that looks like no name may be a key that went to the wrong side of the colon. */
function shown(source: DiscoverySource, written: string): string {
  if (source.from === 'path') return `${source.path}/${written}`
  const isName = /^[A-Za-z][A-Za-z0-9._-]{0,24}(?:\/[A-Za-z0-9._-]{1,24}){0,2}$/.test(written)
  return `the field ${isName ? written : '(not shown)'} of the secret ${source.name}`
}
