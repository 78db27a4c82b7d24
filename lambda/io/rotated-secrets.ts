import type { Credential } from '../core/watch-list.ts'
import type { Credentials, Resolved } from './credentials.ts'

/**
 * For one round of questions: the new value of a key that was replaced while its old one was kept here, read before a refusal is believed.
 * Each credential is read again at most once; undefined where the value asked with is the one that stands.
 */
export function rotatedSecrets(credentials: Credentials, begun: Date) {
  const read = new Map<string, Promise<Resolved>>()
  return async (credential: Credential | undefined, before: Resolved | undefined): Promise<Resolved | undefined> => {
    if (credential === undefined || !before || 'problem' in before || before.readAt >= begun) return undefined
    const id = JSON.stringify(credential)
    const reading = read.get(id) ?? credentials.refresh(credential)
    read.set(id, reading)
    const now = await reading
    return 'secret' in now && now.secret !== before.secret ? now : undefined
  }
}
