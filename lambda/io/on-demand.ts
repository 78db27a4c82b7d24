import type { WatchList } from '../core/watch-list.ts'
import type { AwsCalls } from './aws-clients.ts'
import type { CredentialSource } from './credentials.ts'
import type { EventBus } from './on-demand/event-bus.ts'
import type { ParameterStore } from './on-demand/parameter-store.ts'
import type { SecretStore } from './on-demand/secret-store.ts'
import { parameterSource } from './parameter-source.ts'
import { secretSource } from './secret-source.ts'

export interface OnDemand {
  readonly parameters: ParameterStore
  readonly secrets: SecretStore
  readonly events: EventBus
  readonly sources: Readonly<Record<'parameter' | 'secret', CredentialSource>>
  /** Reads now what every sweep calls for its keys, so that the first does not wait for it. */
  load(watchList: WatchList): Promise<void>
}

/**
 * AWS's services that only some configurations call. Each module of `on-demand/` is a file of its own beside the bundle, with AWS's client in
 * it, and is read when it is first called: a cold start does not pay for what its watch list never uses.
 */
export function createOnDemand(calls: AwsCalls): OnDemand {
  const parameterStore = once(async () => (await import('./on-demand/parameter-store.ts')).openParameterStore(calls))
  const secretStore = once(async () => (await import('./on-demand/secret-store.ts')).openSecretStore(calls))
  const eventBus = once(async () => (await import('./on-demand/event-bus.ts')).openEventBus(calls))

  const parameters: ParameterStore = {
    values: async names => (await parameterStore()).values(names),
    under: async (path, page) => (await parameterStore()).under(path, page),
  }
  const secrets: SecretStore = { text: async name => (await secretStore()).text(name) }
  return {
    parameters,
    secrets,
    events: { put: async (entries, signal) => (await eventBus()).put(entries, signal) },
    sources: { parameter: parameterSource(parameters), secret: secretSource(secrets) },
    async load({ keys, heartbeat, discover = [] }) {
      const named = [heartbeat, ...discover, ...keys.flatMap(key => [key.credential, key.adminCredential])]
      const from = new Set(named.map(each => each?.from))
      const inParameters = from.has('parameter') || from.has('path')
      await Promise.all([inParameters && parameterStore(), from.has('secret') && secretStore()])
    },
  }
}

function once<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  let loading: Promise<Loaded> | undefined
  return () => {
    loading ??= load()
    return loading
  }
}
