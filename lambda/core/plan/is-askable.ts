import type { Probe, UsageProbe } from '../provider.ts'

/** Filled for every call, see `request.ts`. */
const ALWAYS_KNOWN: ReadonlySet<string> = new Set([
  'model',
  'day',
  'dayIso',
  'month',
  'monthIso',
  'since',
  'sinceIso',
  'sinceDay',
  'untilDay',
])

/** Whether all that the probe's path and headers need is known; a probe that needs an optional parameter is left out without it. */
export function isAskable(probe: Probe | UsageProbe, parameters: Readonly<Record<string, string>>): boolean {
  return [probe.request.path, ...Object.values(probe.request.headers ?? {})]
    .flatMap(text => [...text.matchAll(/\{(\w+)\}/g)])
    .every(([, name = '']) => ALWAYS_KNOWN.has(name) || Object.hasOwn(parameters, name))
}
