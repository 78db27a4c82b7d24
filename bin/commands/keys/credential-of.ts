import type { Provider } from '../../../lambda/core/provider.ts'
import type { Credential, WatchedKey } from '../../../lambda/core/watch-list.ts'
import { UsageError } from '../../command-io.ts'
import type { LocalConfiguration } from '../deployment/local-configuration.ts'
import { unknownWord } from '../shared/unknown-word.ts'

/** A key of the configuration and where its value is, or is to be. */
export interface NamedCredential {
  readonly key: WatchedKey
  readonly provider: Provider
  readonly credential: Credential
  readonly admin: boolean
}

/** @throws {UsageError} for a name that is not in the configuration, or a key without such a reference */
export function credentialOf(local: LocalConfiguration, name: string, admin: boolean): NamedCredential {
  const key = local.watchList.keys.find(each => each.name === name)
  const provider = local.providers.find(({ id }) => id === key?.provider)
  if (key === undefined || provider === undefined) {
    throw new UsageError(
      unknownWord(
        'key',
        name,
        local.watchList.keys.map(each => each.name),
      ),
    )
  }
  const credential = admin ? key.adminCredential : key.credential
  if (credential !== undefined) return { key, provider, credential, admin }
  throw new UsageError(
    admin
      ? `${name} has no admin key. Name one: adminKey: fromParameter('/credit-watchdog/${name}-admin')`
      : `${name} has no key: ${provider.name} is asked without one.`,
  )
}

/** Every reference of the configuration, in its order. */
export function allCredentials(local: LocalConfiguration): readonly NamedCredential[] {
  return local.watchList.keys.flatMap(key => {
    const provider = local.providers.find(({ id }) => id === key.provider)
    if (provider === undefined) return []
    return [
      ...(key.credential ? [{ key, provider, credential: key.credential, admin: false }] : []),
      ...(key.adminCredential ? [{ key, provider, credential: key.adminCredential, admin: true }] : []),
    ]
  })
}

/** '/credit-watchdog/kie', 'prod/ai, field kie'. */
export function whereIs(credential: Credential): string {
  return credential.from === 'secret' && credential.field !== undefined
    ? `${credential.name}, field ${credential.field}`
    : credential.name
}
