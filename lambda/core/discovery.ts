/** Where keys are found without being named: every parameter under a path, or every field of one JSON secret. */
export type DiscoverySource =
  | { readonly from: 'path'; readonly path: string }
  | { readonly from: 'secret'; readonly name: string }

/** What was found under each source (by `sourceId`) when it was last listed; kept beside the state, so that a new process does not list again. */
export type Discovered = Readonly<Record<string, Listing>>

export interface Listing {
  readonly listedAt: string
  /** '<provider>/<name>' or '<provider>', as people wrote them. */
  readonly names: readonly string[]
}

/** 'path:/credit-watchdog/keys', 'secret:prod/ai' */
export function sourceId(source: DiscoverySource): string {
  return source.from === 'path' ? `path:${source.path}` : `secret:${source.name}`
}

const LIST_EVERY_MS = 15 * 60_000
/** A sweep starts some seconds early or late. */
const SLACK_MS = 30_000

/** Whether it is time to look again; at once for what was never listed, or listed by a clock that was ahead. */
export function isListingDue(listing: Listing | undefined, now: Date): boolean {
  if (listing === undefined) return true
  const age = now.getTime() - Date.parse(listing.listedAt)
  return age < 0 || age >= LIST_EVERY_MS - SLACK_MS
}
