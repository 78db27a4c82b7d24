import { setTimeout as sleep } from 'node:timers/promises'
import type { Agent as AgentOfUndici, Dispatcher } from 'undici'
import { mayBeRejected } from '../core/may-be-rejected.ts'
import type { Observation } from '../core/observation.ts'
import type { Question } from '../core/probe-call.ts'
import type { Auth, Provider } from '../core/provider.ts'
import { type BuiltRequest, buildRequest } from '../core/request.ts'
import { secretScrubber } from '../core/scrub.ts'
import { VERSION } from '../core/version.ts'
import type { Clock, Prober } from '../ports.ts'
import { attachAuth } from './attach-auth.ts'
import type { Credentials, Resolved } from './credentials.ts'
import { exchange, type Timeouts } from './exchange.ts'
import { inTurn } from './in-turn.ts'
import { keepHeaders } from './keep-headers.ts'
import { lookupOnce } from './lookup-once.ts'
import { resolveSecrets } from './resolve-secrets.ts'
import { rotatedSecrets } from './rotated-secrets.ts'
import { shareHosts } from './share-hosts.ts'
import { isConnectionFailure, transportFailure } from './transport-failure.ts'
import { Agent } from './undici-parts.ts'

export interface ProberOptions {
  readonly clock: Clock
  readonly credentials: Credentials
  /** Whose auth and hosts the calls' provider ids stand for. */
  readonly providers: readonly Provider[]
  /** Calls at once in their first half second; twice as many in all, for a Lambda may hold 1,024 descriptors. @default 256 */
  readonly connections?: number
  /** @default 16 */
  readonly perHost?: number
  /** @default 3 s to connect, 15 s to the headers, 5 s between pieces of the body, 20 s in all */
  readonly timeouts?: Partial<Timeouts>
  /** @default credit-watchdog/<version> */
  readonly userAgent?: string
  /** Certificates to trust besides Node's: a private server's, a test's. */
  readonly tls?: { readonly ca: string }
  /** In place of an agent of our own: undici's MockAgent. */
  readonly dispatcher?: Dispatcher
}

const TIMEOUTS: Timeouts = { connectMs: 3_000, headersMs: 15_000, bodyMs: 5_000, totalMs: 20_000 }
const RETRY_AFTER_MS = 200
const SLOW_AFTER_MS = 500
/** With more hosts than this, each closes its sockets with its last calls: kept alive, those of many hosts would be too many. */
const MOST_HOSTS_KEPT_ALIVE = 32

/** Until when a call may take (as `performance.now()` counts), and whether its socket is closed after it. */
interface Terms {
  readonly endsAtMs: number
  readonly closes: boolean
}

/**
 * Asks providers over HTTP. One for each sweep: its agent's sockets die when the Lambda is frozen. The secret is attached last,
 * goes to the key's own base URL (or the provider's own host) only, and is scrubbed from all that comes back.
 */
export function createProber(options: ProberOptions): Prober & { close(): Promise<void> } {
  const { clock, credentials, connections = 256, perHost = 16, userAgent = `credit-watchdog/${VERSION}` } = options
  const timeouts = { ...TIMEOUTS, ...options.timeouts }
  const providers = new Map(options.providers.map(provider => [provider.id, provider]))
  const dispatcher =
    options.dispatcher ??
    new Agent({
      connections: perHost,
      pipelining: 1,
      allowH2: false,
      connect: { timeout: timeouts.connectMs, lookup: lookupOnce(), ...options.tls },
    })

  /** One question that cannot be made is not the end of all others. Not the error's own words: they may quote what is secret. */
  async function ask(call: Question, resolved: Resolved | undefined, terms: Terms): Promise<Observation> {
    try {
      return await askOne(call, resolved, terms)
    } catch (error) {
      return noCredential(`the question could not be made: ${error instanceof Error ? error.name : 'unknown'}`)
    }
  }

  /** Real time, also where the sweep's clock is simulated. */
  async function askOne(call: Question, resolved: Resolved | undefined, terms: Terms): Promise<Observation> {
    if (resolved && 'problem' in resolved) return noCredential(`${resolved.problem}: ${resolved.detail}`)
    const provider = providers.get(call.provider)
    const built = buildRequest(call, clock.now(), Object.values(provider?.hosts ?? {}))
    if ('problem' in built) return noCredential(built.problem)
    if (resolved && !isPrivate(built.url)) return noCredential(`${built.url.origin} is not https: the key was not sent`)

    const auth = authFor(provider, call)
    const first = await send(built, auth, resolved?.secret, terms)
    if (!('failure' in first)) return first
    const mayRetry = call.probe.kind !== 'canary' && call.costUsd === 0 && isConnectionFailure(first.failure)
    if (!mayRetry || terms.endsAtMs - performance.now() <= RETRY_AFTER_MS) return first
    await sleep(RETRY_AFTER_MS)
    return send(built, auth, resolved?.secret, terms)
  }

  async function send(
    built: BuiltRequest,
    auth: Auth,
    secret: string | undefined,
    { endsAtMs, closes }: Terms,
  ): Promise<Observation> {
    const scrub = secret === undefined ? (text: string) => text : secretScrubber(secret)
    const request = secret === undefined ? built : attachAuth(built, auth, secret)
    const headers = { 'user-agent': userAgent, 'accept-encoding': 'identity', ...request.headers }
    const startedAtMs = performance.now()
    try {
      const answer = await exchange(dispatcher, { ...request, headers, closes }, timeouts, endsAtMs - startedAtMs)
      return {
        at: clock.now(),
        status: answer.status,
        headers: keepHeaders(answer.headers, scrub),
        body: scrub(answer.body),
        tookMs: Math.round(performance.now() - startedAtMs),
      }
    } catch (error) {
      const { failure, detail } = transportFailure(error)
      return { at: clock.now(), failure, detail: scrub(`${detail} (${built.url.host})`) }
    }
  }

  function noCredential(detail: string): Observation {
    return { at: clock.now(), failure: 'credential', detail }
  }

  return {
    async ask(calls, until, taken) {
      const begun = clock.now()
      const endsAtMs = performance.now() + (until.getTime() - begun.getTime())
      const observations: Observation[] = []
      const taking = inTurn<number>(index => {
        const observation = observations[index]
        if (observation === undefined || taken === undefined) return
        delete observations[index]
        taken(observation, index)
      })
      const rotatedSecret = rotatedSecrets(credentials, begun)
      const secrets = await resolveSecrets(credentials, calls, endsAtMs)
      const slow = { afterMs: SLOW_AFTER_MS, atMost: connections * 2 }
      const isCrowded = new Set(calls.map(hostOf)).size > MOST_HOSTS_KEPT_ALIVE
      await shareHosts(calls, hostOf, { connections, perHost, slow }, async (call, index, isLastOfHost) => {
        const terms = { endsAtMs, closes: isCrowded && isLastOfHost }
        const secret = secrets.get(call)
        const isLate = endsAtMs <= performance.now()
        if (isLate && !(secret && 'problem' in secret)) {
          observations[index] = { at: clock.now(), failure: 'not-reached', detail: 'the sweep ended first' }
          return
        }
        const observation = await ask(call, secret, terms)
        const refused = mayBeRejected(observation, providers.get(call.provider)?.envelope)
        const rotated = refused ? await rotatedSecret(call.credential, secret) : undefined
        observations[index] = rotated ? await ask(call, rotated, terms) : observation
        taking.add(index)
      })
      await taking.done()
      return observations
    },
    close: () => (options.dispatcher ? Promise.resolve() : (dispatcher as AgentOfUndici).destroy()),
  }
}

function hostOf(call: Question): string {
  const { path } = call.probe.request
  const text = path.startsWith('/') ? call.baseUrl : path
  return URL.canParse(text) ? new URL(text).host : text
}

function authFor(provider: Provider | undefined, call: Question): Auth {
  const admin = call.probe.request.credential === 'adminKey' ? provider?.adminAuth : undefined
  return admin ?? provider?.auth ?? { in: 'none' }
}

/** Whether nobody on the way can read along: https, or this machine. */
function isPrivate(url: URL): boolean {
  return url.protocol === 'https:' || /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname)
}
