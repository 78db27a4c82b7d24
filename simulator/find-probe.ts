import { isObject } from '../lambda/core/path.ts'
import type { Probe, ProbeRequest, Provider, UsageProbe } from '../lambda/core/provider.ts'
import { questionsOf } from '../lambda/core/questions-of.ts'

/** A request as the server got it. */
export interface Received {
  readonly method: string
  /** Path and query as sent. */
  readonly url: string
  readonly body: unknown
}

export interface FoundProbe {
  readonly probe: Probe | UsageProbe
  readonly model?: string
}

/**
 * Which of the catalogue's questions a request is: method, path and fixed query must agree; of several (two canaries on one path) the one
 * whose model or fixed body fields agree best.
 */
export function findProbe(provider: Provider, received: Received): FoundProbe | undefined {
  const candidates = questionsOf(provider).flatMap(probe => {
    const placeholders = matchRequest(provider, probe.request, received)
    if (placeholders === undefined) return []
    const model = placeholders.model ?? modelIn(probe.request.body, received.body)
    const agreeing = agreement(probe.request.body, received.body)
    return [{ probe, ...(model === undefined ? {} : { model }), score: agreeing + modelScore(probe, model) }]
  })
  const [best] = candidates.toSorted((one, other) => other.score - one.score)
  return best && { probe: best.probe, ...(best.model === undefined ? {} : { model: best.model }) }
}

function modelScore(probe: Probe | UsageProbe, model: string | undefined): number {
  if (probe.kind !== 'canary' || model === undefined) return 0
  const fits = probe.modelsStartingWith?.some(start => model.startsWith(start))
  return (probe.model === model ? 1 : 0) + (fits === undefined ? 0 : fits ? 1 : -1)
}

/** The placeholders' values where the request fits the template; undefined where it does not. */
function matchRequest(
  provider: Provider,
  request: ProbeRequest,
  received: Received,
): Readonly<Record<string, string>> | undefined {
  if ((request.method ?? 'GET') !== received.method) return undefined
  const [templatePath = '', templateQuery = ''] = withoutOrigin(request.path).split('?')
  const [sentPath = '', sentQuery = ''] = received.url.split('?')
  const fixed = new URLSearchParams(templateQuery)
  const sent = new URLSearchParams(sentQuery)
  const fits = [...fixed].every(([name, value]) => (value.includes('{') ? sent.has(name) : sent.get(name) === value))
  if (!fits) return undefined
  const bases = request.path.startsWith('/') ? basePaths(provider) : ['']
  return bases
    .filter(base => sentPath.startsWith(`${base}/`) || base === '')
    .map(base => matchPath(templatePath, sentPath.slice(base.length)))
    .find(found => found !== undefined)
}

/** The paths of the provider's hosts, longest first: a key's base URL may be any of them. */
function basePaths(provider: Provider): readonly string[] {
  const paths = Object.values(provider.hosts).map(withoutOrigin)
  return [...new Set([...paths, ''])].sort((one, other) => other.length - one.length)
}

function withoutOrigin(path: string): string {
  return path.replace(/^https?:\/\/[^/]+/, '')
}

function matchPath(template: string, sent: string): Record<string, string> | undefined {
  const pattern = template
    .split(/(\{\w+\})/)
    .map(part =>
      /^\{\w+\}$/.test(part) ? `(?<${part.slice(1, -1)}>[^?]+?)` : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('')
  const found = new RegExp(`^${pattern}$`).exec(sent)
  if (found === null) return undefined
  return Object.fromEntries(
    Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
  )
}

/** The model as sent: what stands where the template says `{model}`. */
function modelIn(template: unknown, sent: unknown): string | undefined {
  if (typeof template === 'string' && typeof sent === 'string') {
    const [before, after, ...more] = template.split('{model}')
    if (before === undefined || after === undefined || more.length > 0) return undefined
    return sent.startsWith(before) && sent.endsWith(after)
      ? sent.slice(before.length, sent.length - after.length)
      : undefined
  }
  if (!isObject(template) || !isObject(sent)) return undefined
  return Object.entries(template)
    .map(([name, value]) => modelIn(value, sent[name]))
    .find(model => model !== undefined)
}

/** How many of the template's own fields the sent body repeats word for word. */
function agreement(template: unknown, sent: unknown): number {
  if (!isObject(template) || !isObject(sent)) return 0
  return Object.entries(template).filter(([name, value]) => JSON.stringify(value) === JSON.stringify(sent[name])).length
}
