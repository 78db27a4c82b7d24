import type { ProbeRequest, Provider } from '../lambda/core/provider.ts'
import { PROVIDERS } from '../lambda/providers/all.ts'
import type { Behaviour, ScriptScope } from './behaviour.ts'
import { type Answers, loadAnswers } from './load-answers.ts'
import { startProviderServer } from './provider-server.ts'
import type { SimulatedCall } from './simulated-call.ts'

export interface SimulatorOptions {
  /** @default the whole catalogue */
  readonly providers?: readonly Provider[]
  /** Recorded answers by provider id. @default those in simulator/answers */
  readonly answers?: Readonly<Record<string, Answers>>
  /** Dates the calls and the `Date` header. @default the machine's */
  readonly clock?: { now(): Date }
}

/** Providers on loopback ports that answer as the real ones do. */
export interface Simulator {
  /** A key's base URL for this provider, with the path of its host (the first, or the one named). */
  baseUrl(providerId: string, host?: string): string
  /** The providers as given, but with questions that name an absolute address led here: what a prober should be given. */
  readonly providers: readonly Provider[]
  /** From now on: what the provider answers to a probe, a model, or (without a scope) to everything. */
  script(providerId: string, behaviour: Behaviour, scope?: ScriptScope): void
  /** Every request that arrived, oldest first. */
  readonly calls: readonly SimulatedCall[]
  count(filter?: Partial<Pick<SimulatedCall, 'provider' | 'probe' | 'model' | 'authorised'>>): number
  /** Ends all connections, hanging ones too. */
  close(): Promise<void>
}

const ORIGIN = /^https?:\/\/[^/]+/

/** Starts one server for each provider. Each is healthy until scripted otherwise; requests without a proper credential are rejected. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { providers = PROVIDERS, answers, clock = { now: () => new Date() } } = options
  const calls: SimulatedCall[] = []
  const servers = new Map(
    await Promise.all(
      providers.map(async provider => {
        const recorded = answers?.[provider.id] ?? (answers ? {} : loadAnswers(provider.id))
        const server = await startProviderServer(provider, recorded, clock, call => calls.push(call))
        return [provider.id, { provider, ...server }] as const
      }),
    ),
  )

  function serverOf(providerId: string) {
    const server = servers.get(providerId)
    if (server !== undefined) return server
    throw new Error(`the simulator has no provider '${providerId}'; it has: ${[...servers.keys()].join(', ')}`)
  }

  return {
    calls,
    providers: [...servers.values()].map(({ provider, origin }) => ({
      ...provider,
      probes: provider.probes.map(probe => ({ ...probe, request: ledHere(probe.request, origin) })),
      ...(provider.billed && { billed: { ...provider.billed, request: ledHere(provider.billed.request, origin) } }),
      ...(provider.usage && { usage: { ...provider.usage, request: ledHere(provider.usage.request, origin) } }),
    })),
    baseUrl(providerId, host) {
      const { origin, provider } = serverOf(providerId)
      const url = host === undefined ? Object.values(provider.hosts)[0] : provider.hosts[host]
      if (url === undefined) throw new Error(`${providerId} has no host '${host}'`)
      return url.replace(ORIGIN, origin)
    },
    script: (providerId, behaviour, scope) => serverOf(providerId).scripts.set(behaviour, scope),
    count: (filter = {}) =>
      calls.filter(call => Object.entries(filter).every(([name, value]) => call[name as keyof SimulatedCall] === value))
        .length,
    close: async () => {
      await Promise.all([...servers.values()].map(server => server.close()))
    },
  }
}

function ledHere(request: ProbeRequest, origin: string): ProbeRequest {
  return { ...request, path: request.path.replace(ORIGIN, origin) }
}
