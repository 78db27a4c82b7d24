import type { Provider, Signature } from './provider.ts'
import type { WatchList } from './watch-list.ts'

/** The one thing in a watch list that JSON has no word for: it travels as its source. */
interface Pattern {
  readonly source: string
  readonly flags: string
}

type WrittenProvider = Omit<Provider, 'keyPattern' | 'signatures'> & {
  readonly keyPattern?: Pattern
  readonly signatures: readonly (Omit<Signature, 'says'> & { readonly says?: Pattern })[]
}

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
  return { ...written, providers: written.providers.map(readProvider) }
}

function writeProvider({ keyPattern, signatures, ...rest }: Provider): WrittenProvider {
  return {
    ...rest,
    ...(keyPattern === undefined ? {} : { keyPattern: writePattern(keyPattern) }),
    signatures: signatures.map(({ says, ...row }) => ({
      ...row,
      ...(says === undefined ? {} : { says: writePattern(says) }),
    })),
  }
}

function readProvider({ keyPattern, signatures, ...rest }: WrittenProvider): Provider {
  return {
    ...rest,
    ...(keyPattern === undefined ? {} : { keyPattern: new RegExp(keyPattern.source, keyPattern.flags) }),
    signatures: signatures.map(({ says, ...row }) => ({
      ...row,
      ...(says === undefined ? {} : { says: new RegExp(says.source, says.flags) }),
    })),
  }
}

function writePattern({ source, flags }: RegExp): Pattern {
  return { source, flags }
}
