import { get } from 'node:https'
import { VERSION } from '../core/version.ts'
import type { Credential } from '../core/watch-list.ts'
import type { Meter } from '../ports.ts'
import type { Credentials } from './credentials.ts'
import { transportFailure } from './transport-failure.ts'

const TIMEOUT_MS = 5_000

export interface HeartbeatOptions {
  readonly credentials: Credentials
  /** Where the URL is kept: whoever knows it can pretend that we are alive. */
  readonly credential: Credential
  readonly meter: Pick<Meter, 'warn'>
  /** @default 5 s */
  readonly timeoutMs?: number
  /** Certificates to trust besides Node's: a test's. */
  readonly tls?: { readonly ca: string }
}

/**
 * Tells somebody outside, after each good sweep, that the watchdog is alive: what watches the watchdog must not live in the same account. Its
 * failure only warns, and neither the URL nor an error's text that may hold it is ever said.
 */
export function createHeartbeat({ credentials, credential, meter, tls, timeoutMs = TIMEOUT_MS }: HeartbeatOptions) {
  const warn = (detail: string) => meter.warn('the heartbeat was not heard', { detail })

  return {
    async beat(): Promise<void> {
      const [resolved] = await credentials.resolve([credential])
      if (resolved === undefined || 'problem' in resolved) return warn(resolved?.detail ?? 'its URL was not found')
      const url = URL.canParse(resolved.secret) ? new URL(resolved.secret) : undefined
      if (url?.protocol !== 'https:') return warn(`what is in ${credential.name} is no https URL`)
      const late = AbortSignal.timeout(timeoutMs)
      try {
        const status = await statusOf(url, late, tls)
        if (status < 200 || status >= 300) warn(`HTTP ${status}`)
      } catch (error) {
        warn(late.aborted ? `timeout: no answer within ${timeoutMs / 1_000} s` : transportFailure(error).detail)
      }
    },
  }
}

/** Nothing but the status is waited for. A connection of its own: once the function was frozen, a kept one would be dead. */
function statusOf(url: URL, signal: AbortSignal, tls: HeartbeatOptions['tls']): Promise<number> {
  const headers = { 'user-agent': `credit-watchdog/${VERSION}` }
  return new Promise((resolve, reject) => {
    get(url, { agent: false, headers, signal, ...tls }, response => {
      resolve(response.statusCode ?? 0)
      response.on('error', () => {}).destroy()
    }).on('error', reject)
  })
}
