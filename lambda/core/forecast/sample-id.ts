import type { WatchedKey } from '../watch-list.ts'

/** Keys of one account share its readings. */
export function sampleId({ provider, account }: Pick<WatchedKey, 'provider' | 'account'>, unit: string): string {
  return `${provider}|${account}|${unit}`
}
