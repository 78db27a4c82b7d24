import type { Question } from './probe-call.ts'

/** A question as it is sent, but for the credential, which `io/` attaches last. */
export interface BuiltRequest {
  readonly method: 'GET' | 'POST'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** Why a question cannot be sent: nothing was. */
export interface Unbuildable {
  readonly problem: string
}

/**
 * Fills a probe's request: `{name}` from the call's parameters, `{model}` from the call, `{day}` and `{month}` with their UTC start in epoch
 * seconds, `{dayIso}` and `{monthIso}` with the same as ISO 8601, `{since}` and its like with a usage call's own start. `hosts` are the provider's own: an absolute path leaves for another host only from there. A key that belongs to
 * a base URL of the user's own stays on that host.
 */
export function buildRequest(call: Question, now: Date, hosts: readonly string[]): BuiltRequest | Unbuildable {
  const { request } = call.probe
  const values = valuesFor(call, now)
  const missing = [call.baseUrl, request.path, ...Object.values(request.headers ?? {})]
    .flatMap(text => [...text.matchAll(PLACE)])
    .map(([, name = '']) => name)
    .find(name => values[name] === undefined)
  if (missing !== undefined) return { problem: `the parameter '${missing}' is not set` }

  const url = urlOf(fill(call.baseUrl, values, encodeURIComponent), fill(request.path, values, encodePath), hosts)
  if (url === undefined) return { problem: `'${request.path}' does not make a URL on ${call.baseUrl}` }

  return {
    method: request.method ?? 'GET',
    url,
    headers: {
      accept: 'application/json',
      ...(request.body !== undefined && { 'content-type': 'application/json' }),
      ...Object.fromEntries(
        Object.entries(request.headers ?? {}).map(([name, text]) => [name.toLowerCase(), fill(text, values, oneLine)]),
      ),
    },
    ...(request.body !== undefined && { body: JSON.stringify(fillDeep(request.body, values)) }),
  }
}

type Values = Readonly<Record<string, string | undefined>>

const DAY_MS = 86_400_000
const PLACE = /\{(\w+)\}/g

function valuesFor(call: Question, now: Date): Values {
  const model = call.model ?? (call.probe.kind === 'canary' ? call.probe.model : undefined)
  const day = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())
  const month = Date.UTC(now.getUTCFullYear(), now.getUTCMonth())
  return {
    day: String(day / 1_000),
    dayIso: toSeconds(day),
    month: String(month / 1_000),
    monthIso: toSeconds(month),
    ...('since' in call && sinceValues(call.since, day)),
    ...call.parameters,
    ...(model !== undefined && { model }),
  }
}

function sinceValues(since: Date, today: number): Values {
  return {
    since: String(since.getTime() / 1_000),
    sinceIso: toSeconds(since.getTime()),
    sinceDay: dayOf(since.getTime()),
    untilDay: dayOf(today + DAY_MS),
  }
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

function toSeconds(time: number): string {
  return new Date(time).toISOString().replace('.000', '')
}

function fill(text: string, values: Values, encode: (value: string) => string): string {
  return text.replace(PLACE, (place, name: string) => {
    const value = values[name]
    return value === undefined ? place : encode(value)
  })
}

/** In bodies only known names are filled: GraphQL has braces of its own. */
function fillDeep(value: unknown, values: Values): unknown {
  if (typeof value === 'string') return fill(value, values, text => text)
  if (Array.isArray(value)) return value.map(item => fillDeep(item, values))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fillDeep(item, values)]))
}

/** Model names hold slashes (`anthropic/claude-sonnet-4.5`) that are part of the path where they stand in one. */
function encodePath(value: string): string {
  return value
    .split('/')
    .map(part => (/^\.{1,2}$/.test(part) ? '_' : encodeURIComponent(part)))
    .join('/')
}

function oneLine(value: string): string {
  return value.replace(/[^\x20-\x7e]/g, '')
}

function urlOf(baseUrl: string, path: string, hosts: readonly string[]): URL | undefined {
  if (!URL.canParse(baseUrl)) return undefined
  const base = new URL(baseUrl)
  if (path.startsWith('/')) {
    const url = URL.canParse(baseUrl + path) ? new URL(baseUrl + path) : undefined
    return url?.origin === base.origin ? url : undefined
  }
  if (!URL.canParse(path)) return undefined
  const absolute = new URL(path)
  const own = hosts.some(host => URL.canParse(host) && new URL(host).origin === base.origin)
  return own ? absolute : new URL(absolute.pathname + absolute.search, base.origin)
}
