import type { Provider } from '../../../lambda/core/provider.ts'

/** Where a key found in a variable may be sent. */
export type HostOfKey = { readonly provider: Provider; readonly baseUrl?: string } | { readonly refused: string }

/**
 * `OPENAI_BASE_URL` beside `OPENAI_API_KEY` says whose key it is: the provider with that host, else a server that speaks OpenAI's
 * language. For other variables (`ANTHROPIC_BASE_URL`) an unknown host is a gateway whose key this may be: nothing is sent.
 */
export function hostOfKey(
  variable: string,
  provider: Provider,
  base: { readonly variable: string; readonly value: string } | undefined,
  providers: readonly Provider[],
): HostOfKey {
  if (base === undefined || base.value.trim() === '') return { provider }
  const url = URL.canParse(base.value.trim()) ? new URL(base.value.trim()) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    return { refused: `${base.variable} beside it is not an http(s) address` }
  }
  if (url.username !== '' || url.password !== '') return { refused: `${base.variable} holds a password` }
  const owner = [provider, ...providers].find(each => hostsOf(each).some(host => new URL(host).host === url.host))
  if (owner !== undefined) {
    const host = hostsOf(owner).find(each => new URL(each).host === url.host)
    return { provider: owner, ...(host !== undefined && host !== hostsOf(owner)[0] && { baseUrl: host }) }
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return { refused: `${base.variable} is plain http (${url.host}); a key goes over https, or to this machine` }
  }
  const compatible = providers.find(each => each.id === 'openai-compatible')
  if (!variable.startsWith('OPENAI_') || compatible === undefined) {
    return {
      refused: `${base.variable} points to ${url.host}, which no provider we know owns: name it with baseUrl in watchdog.config.ts`,
    }
  }
  return { provider: compatible, baseUrl: withoutVersion(url, compatible) }
}

/** Loopback in any spelling a URL can have. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname)
  )
}

function hostsOf(provider: Provider): string[] {
  return Object.values(provider.hosts).filter(host => URL.canParse(host))
}

/** People write `…/v1`, as the SDKs want it; where the probes' paths begin with it, it is not said twice. */
function withoutVersion(url: URL, provider: Provider): string {
  const address = `${url.origin}${url.pathname}`.replace(/\/+$/, '')
  const named = provider.probes.every(probe => probe.request.path.startsWith('/v1/'))
  return named ? address.replace(/\/v1$/, '') : address
}
