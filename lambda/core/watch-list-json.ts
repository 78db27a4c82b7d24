import { readProvider, type WrittenProvider, writeProvider } from './provider-json.ts'
import { shareParts } from './share-parts.ts'
import type { WatchList } from './watch-list.ts'

type WrittenWatchList = Omit<WatchList, 'providers'> & { readonly providers: readonly WrittenProvider[] }

/** The same watch list gives the same text. */
export function writeWatchList(watchList: WatchList): string {
  const written: WrittenWatchList = { ...watchList, providers: watchList.providers.map(writeProvider) }
  return `${JSON.stringify(written, null, 1)}\n`
}

/** @throws {Error} on a text that this version did not write */
export function readWatchList(text: string): WatchList {
  const written = JSON.parse(text) as WrittenWatchList
  if (written.schema !== 1)
    throw new Error(`The watch list has schema ${String(written.schema)}; this version reads 1. Deploy again.`)
  return { ...written, keys: shareParts(written.keys), providers: written.providers.map(readProvider) }
}
