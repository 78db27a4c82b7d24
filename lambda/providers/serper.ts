import type { Provider } from '../core/provider.ts'

export const serper = {
  id: 'serper',
  aliases: ['serper.dev', 'google-serper'],
  name: 'Serper',
  hosts: { default: 'https://google.serper.dev' },
  auth: { in: 'header', name: 'x-api-key' },
  env: ['SERPER_API_KEY', 'SERPER_KEY', 'SERPER_DEV_API_KEY'],
  probes: [
    {
      id: 'canary',
      kind: 'canary',
      model: 'search',
      costUsd: 0.001,
      // A search takes a credit, so only who asks for it pays for it.
      optIn: true,
      request: { method: 'POST', path: '/{model}', body: { q: 'a' } },
      proof: 'searchParameters',
      evidence: { documented: 'https://serper.dev/playground' },
    },
  ],
  noSafeProbe:
    'Serper documents no balance; each search takes one credit ($0.001), so it is tried only for a pool that names a model (search).',
  signatures: [
    {
      kind: 'exhausted',
      says: /^not enough credits$/i,
      evidence: { seen: 'answers to real keys recorded in public repositories', on: '2026-11-20' },
    },
    {
      kind: 'rejected',
      says: /^unauthorized\.?$/i,
      status: [401, 403],
      evidence: { seen: 'answers to wrong keys in many public repositories', on: '2026-11-20' },
    },
    { kind: 'throttled', status: [429], evidence: { unconfirmed: 'known from use only' } },
  ],
  consoles: {
    billing: 'https://serper.dev/billing',
    usage: 'https://serper.dev/dashboard',
    limits: 'https://serper.dev/api-key',
    keys: 'https://serper.dev/api-key',
  },
  gotchas: ['Out of credits is HTTP 400.', 'Credits that were bought are said to expire after six months.'],
  units: { credits: { usd: 0.001, evidence: { documented: 'https://serper.dev/' } } },
} as const satisfies Provider
