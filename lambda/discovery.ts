import { discoveredKeys } from './core/discovered-keys.ts'
import { type Discovered, isListingDue, sourceId } from './core/discovery.ts'
import type { Provider } from './core/provider.ts'
import type { WatchList } from './core/watch-list.ts'
import type { Clock, DiscoveredStore, KeyLister, Meter } from './ports.ts'

export interface DiscoveryPorts {
  readonly clock: Clock
  readonly meter: Pick<Meter, 'warn'>
  readonly lister: KeyLister
  readonly found: DiscoveredStore
}

export interface Discovery {
  /**
   * The watch list with the keys that are found without being named. Each source is listed every 15 minutes; between, and where it cannot be
   * listed, what it held last stands: a key is gone when a listing says so, not when there is none.
   * @param as `stored`: as the listing left it, so that all functions of one sweep number the keys alike
   */
  expand(watchList: WatchList, as: 'stored' | 'listed', until: Date): Promise<WatchList>
}

export function createDiscovery(ports: DiscoveryPorts, providers: readonly Provider[]): Discovery {
  const { clock, meter, lister, found } = ports
  /** Of a warm process, which spares it the reading. */
  let known: Discovered | undefined

  async function stored(): Promise<Discovered> {
    try {
      return await found.load()
    } catch (error) {
      meter.warn('the keys discovered before could not be read', { problem: nameOf(error) })
      return {}
    }
  }

  /** Undefined: nothing was due, or nothing could be listed. */
  async function listDue(watchList: WatchList, before: Discovered, until: Date): Promise<Discovered | undefined> {
    const now = clock.now()
    const listed: Record<string, Discovered[string]> = {}
    for (const source of watchList.discover ?? []) {
      if (!isListingDue(before[sourceId(source)], now)) continue
      const answer = await lister.list(source, until)
      if ('names' in answer) listed[sourceId(source)] = { listedAt: now.toISOString(), names: answer.names }
      else meter.warn('keys could not be discovered; those known stay watched', { problem: answer.problem })
    }
    return Object.keys(listed).length === 0 ? undefined : { ...before, ...listed }
  }

  return {
    async expand(watchList, as, until) {
      if (watchList.discover === undefined) return watchList
      const before = as === 'listed' && known !== undefined ? known : await stored()
      const listed = as === 'listed' ? await listDue(watchList, before, until) : undefined
      const { keys, problems } = discoveredKeys(watchList, providers, listed ?? before)
      if (listed !== undefined) {
        if (problems.length > 0) meter.warn('keys that were discovered cannot be watched', { problems })
        await found
          .save(listed)
          .catch(error => meter.warn('the keys discovered could not be kept', { problem: nameOf(error) }))
      }
      known = listed ?? before
      return { ...watchList, keys: [...watchList.keys, ...keys] }
    },
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown error'
}
