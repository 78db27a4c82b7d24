import { isPlaceholder } from './placeholder.ts'
import type { Provider } from './provider.ts'

/** Stands where a key was. Its brackets are in no key, so what is left on both sides never joins into a piece of one. */
export const SCRUBBED = '[key]'

/** As many characters of a secret in a row are never left standing; providers echo up to five (`sk-ab***wxyz`). */
const PIECE = 6

/** `text` without `secret`: the whole value, and every piece of six characters or more, plain, URL-encoded, JSON-escaped or in base64. */
export function scrubSecret(text: string, secret: string): string {
  return secretScrubber(secret)(text)
}

/** The same for several texts: what to look for is worked out once. */
export function secretScrubber(secret: string): (text: string) => string {
  if (secret === '') return text => text
  const length = Math.min(PIECE, secret.length)
  const forms = writtenForms(secret)
  const written = forms.join('\0')
  let pieces: ReadonlySet<string> | undefined

  function findIn(text: string): (piece: string) => boolean {
    if (text.length < LONG) return piece => written.includes(piece)
    pieces ??= new Set(forms.flatMap(form => cut(form, length)))
    const known = pieces
    return piece => known.has(piece)
  }

  return text => {
    const isPiece = findIn(text)
    let scrubbed = ''
    let kept = 0
    for (let at = 0; at + length <= text.length; at++) {
      if (!isPiece(text.slice(at, at + length))) continue
      let end = at + length
      while (end < text.length && isPiece(text.slice(end - length + 1, end + 1))) end++
      scrubbed += text.slice(kept, at) + SCRUBBED
      kept = end
      at = end - 1
    }
    return kept === 0 ? text : scrubbed + text.slice(kept)
  }
}

/** Cutting a secret into pieces pays for texts longer than most answers are. */
const LONG = 1_000

function cut(form: string, length: number): readonly string[] {
  return Array.from({ length: Math.max(0, form.length - length + 1) }, (_, at) => form.slice(at, at + length))
}

/** How a secret may come back: as it is, in a URL, in JSON, and in base64 at each of its three alignments (`Basic user:secret`). */
function writtenForms(secret: string): readonly string[] {
  const url = encodeURIComponent(secret)
  const json = JSON.stringify(secret).slice(1, -1)
  const bytes = new TextEncoder().encode(secret)
  const base64 = [0, 1, 2].map(offset => alignedBase64(bytes, offset))
  return [
    ...new Set([
      secret,
      url,
      url.replace(/%../g, code => code.toLowerCase()),
      json,
      json.replaceAll('/', '\\/'),
      ...base64,
      ...base64.map(form => form.replaceAll('+', '-').replaceAll('/', '_')),
    ]),
  ]
}

/** The characters of base64 that hold nothing but the secret's bits when `offset` unknown bytes (mod 3) stand before it. */
function alignedBase64(bytes: Uint8Array, offset: number): string {
  const padded = String.fromCharCode(...new Uint8Array(offset), ...bytes)
  const first = Math.ceil((offset * 8) / 6)
  return btoa(padded).slice(first, Math.floor((padded.length * 8) / 6))
}

/** Removes what looks like anybody's key, by the catalogue's patterns and by common shapes: for texts whose secret is not known. */
export function createScrubber(providers: readonly Provider[]): (text: string) => string {
  const patterns = keyPatterns(providers)
  return text => {
    const known = patterns.reduce((rest, { pattern }) => rest.replace(pattern, SCRUBBED), text)
    return SHAPES.reduce(
      (rest, shape) => rest.replace(shape, (whole, _name, value: string) => whole.replace(value, SCRUBBED)),
      known,
    )
  }
}

/** A place in a text that looks like a live key; the value itself is never returned. */
export interface FoundKey {
  /** Counted from 1. */
  readonly line: number
  /** Whose it is, by its look or by the variable's name. */
  readonly provider?: string
  /** The word before it: `KIE_API_KEY`, `Bearer`. */
  readonly after?: string
  /** How long the value is. */
  readonly characters: number
}

/** Where `text` holds what looks like a live key, at most one finding per provider and line. */
export function findKeys(text: string, providers: readonly Provider[]): readonly FoundKey[] {
  const patterns = keyPatterns(providers)
  const byVariable = new Map(
    providers.flatMap(({ id, env, adminEnv }) => [...env, ...(adminEnv ?? [])].map(name => [name, id] as const)),
  )
  return text.split('\n').flatMap((content, index) => {
    const line = index + 1
    const shaped = SHAPES.flatMap(shape => [...content.matchAll(shape)]).flatMap(([, after = '', value = '']) => {
      if (isPlaceholder(value)) return []
      const provider = byVariable.get(after)
      return [{ line, ...(provider !== undefined && { provider }), after, characters: value.length }]
    })
    const known = patterns.flatMap(({ provider, pattern }) => {
      const value = content.match(pattern)?.[0]
      return value === undefined || shaped.some(found => found.provider === provider)
        ? []
        : [{ line, provider, characters: value.length }]
    })
    const unclaimed = known.length === 0 ? shaped : shaped.filter(found => found.provider !== undefined)
    return [...known, ...unclaimed]
  })
}

function keyPatterns(providers: readonly Provider[]) {
  return providers.flatMap(({ id, keyPattern }) =>
    keyPattern === undefined
      ? []
      : [{ provider: id, pattern: new RegExp(keyPattern, `${keyPattern.flags.replace(/[gy]/g, '')}g`) }],
  )
}

/** `KIE_API_KEY=…`, `x-api-key: …`, `Bearer …`: the name, then the value. */
const SHAPES = [
  /\b([\w-]{0,40}(?:api[_-]?(?:key|secret|token)|(?:access|auth)[_-]?token|secret[_-]?key))["']?\s{0,3}[=:]\s{0,3}["']?([\w.+/=~-]{20,})/gi,
  /\b(Bearer|Basic)\s{1,3}([\w.+/=~-]{20,})/gi,
]
