import type { Evidence, Provider, Signature } from './provider.ts'

/** The one thing in a provider that JSON has no word for: it travels as its source. */
interface Pattern {
  readonly source: string
  readonly flags: string
}

export type WrittenProvider = Omit<Provider, 'keyPattern' | 'signatures'> & {
  readonly keyPattern?: Pattern
  readonly signatures: readonly (Omit<Signature, 'says'> & { readonly says?: Pattern })[]
}

export function writeProvider({ keyPattern, signatures, ...rest }: Provider): WrittenProvider {
  return {
    ...rest,
    ...(keyPattern === undefined ? {} : { keyPattern: writePattern(keyPattern) }),
    signatures: signatures.map(({ says, ...row }) => ({
      ...row,
      ...(says === undefined ? {} : { says: writePattern(says) }),
    })),
  }
}

export function readProvider({ keyPattern, signatures, ...rest }: WrittenProvider): Provider {
  return {
    ...rest,
    ...(keyPattern === undefined ? {} : { keyPattern: new RegExp(keyPattern.source, keyPattern.flags) }),
    signatures: signatures.map(({ says, ...row }) => ({
      ...row,
      ...(says === undefined ? {} : { says: new RegExp(says.source, says.flags) }),
    })),
  }
}

/**
 * Providers as the function has them beside its code: without what only people read. Of the evidence stays whether there is any, for what
 * is not confirmed is never certain.
 */
export function writeCatalogue(providers: readonly Provider[]): string {
  const written = providers.map(({ gotchas: _, ...provider }) => writeProvider(provider))
  return JSON.stringify(written, (name, value) => (name === 'evidence' ? kindOf(value) : value))
}

export function readCatalogue(text: string): readonly Provider[] {
  return (JSON.parse(text) as readonly WrittenProvider[]).map(readProvider)
}

function kindOf(evidence: Evidence): Evidence {
  return 'unconfirmed' in evidence ? { unconfirmed: '' } : { documented: '' }
}

function writePattern({ source, flags }: RegExp): Pattern {
  return { source, flags }
}
