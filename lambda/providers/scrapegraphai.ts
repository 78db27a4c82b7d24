import type { Provider } from '../core/provider.ts'

export const scrapegraphai = {
  id: 'scrapegraphai',
  aliases: ['scrapegraph', 'scrapegraph-ai', 'sgai'],
  name: 'ScrapeGraphAI',
  hosts: { default: 'https://v2-api.scrapegraphai.com' },
  auth: { in: 'header', name: 'sgai-apikey' },
  env: ['SGAI_API_KEY', 'SCRAPEGRAPH_API_KEY', 'SCRAPEGRAPHAI_API_KEY'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/api/credits' },
      proof: 'remaining',
      reads: [{ measures: 'balance', plus: ['remaining'], unit: 'credits' }],
      evidence: { seen: 'many public clients; the provider’s own package has the call too', on: '2026-11-20' },
    },
  ],
  signatures: [
    { kind: 'exhausted', status: [402], evidence: { unconfirmed: 'known from use only' } },
    { kind: 'rejected', status: [401, 403], evidence: { unconfirmed: 'known from use only' } },
  ],
  consoles: { billing: 'https://dashboard.scrapegraphai.com', docs: 'https://docs.scrapegraphai.com' },
} as const satisfies Provider
