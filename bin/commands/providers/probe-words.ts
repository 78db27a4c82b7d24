import { canaryFor } from '../../../lambda/core/plan/canary-for.ts'
import type { Auth, Probe, Provider, UsageProbe } from '../../../lambda/core/provider.ts'
import { asksAdminKey } from './readings.ts'

/** 'free read + call $0.000003': each way once, and of several calls the one that is made. */
export function howInWords(provider: Provider): string {
  const call = canaryFor(provider)
  const ways = provider.probes.filter(probe => probe.kind !== 'canary' || probe === call).map(wayInWords)
  return [...new Set(ways)].join(' + ') || 'nothing safe to ask'
}

/** As long as it must be: '$0.00000002', '$0.007'. */
export function price(usd: number): string {
  const digits = usd.toFixed(10).replace(/\.?0+$/, '')
  return `$${digits}`
}

/** 'header authorization: Bearer …', never a value. */
export function authInWords(auth: Auth): string {
  switch (auth.in) {
    case 'header':
      return `header ${auth.name}${auth.scheme === undefined ? '' : `: ${auth.scheme} …`}`
    case 'query':
      return `query parameter ${auth.name}`
    case 'basic':
      return "basic authentication; the key is 'user:password'"
    case 'none':
      return 'no key'
  }
}

/** 'asked for the models and the hours (tokens, admin key)' */
export function usageInWords({ unit, request, by, covers }: UsageProbe): string {
  const key = request.credential === 'adminKey' ? ', admin key' : ''
  return `asked once for the ${covers ? 'language ' : ''}models and the ${by === 'day' ? 'day' : 'hours'} (${unit}${key})`
}

/** 'asked once for the bill by line item and day (USD, admin key)' */
export function billInWords({ unit, request }: UsageProbe): string {
  const key = request.credential === 'adminKey' ? ', admin key' : ''
  return `asked once for the bill by line item and day (${unit}${key})`
}

function wayInWords(probe: Probe): string {
  switch (probe.kind) {
    case 'balance':
      return asksAdminKey(probe) ? 'admin key' : 'free read'
    case 'access':
      return 'free call'
    case 'canary':
      return `call ${price(probe.costUsd)}${probe.optIn ? ', opt in' : ''}`
  }
}
