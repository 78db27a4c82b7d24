import type { Provider } from '../core/provider.ts'

export const vast = {
  id: 'vast',
  aliases: ['vast.ai', 'vastai', 'vast-ai'],
  name: 'Vast.ai',
  hosts: { default: 'https://console.vast.ai' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['VAST_API_KEY', 'VASTAI_API_KEY', 'VAST_AI_API_KEY', 'VAST_KEY'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      // With the slash: without it the call is redirected, and a probe follows no redirect.
      request: { path: '/api/v0/users/current/' },
      proof: 'credit',
      reads: [{ measures: 'balance', plus: ['credit'], unit: 'USD' }],
      evidence: { documented: 'https://docs.vast.ai/api-reference/accounts/show-user' },
    },
  ],
  signatures: [
    { kind: 'exhausted', code: ['insufficient_credit'], evidence: { unconfirmed: 'known from use only' } },
    { kind: 'rejected', status: [401], evidence: { unconfirmed: 'known from use only' } },
  ],
  consoles: {
    billing: 'https://cloud.vast.ai/billing/',
    keys: 'https://cloud.vast.ai/account/',
    docs: 'https://docs.vast.ai',
  },
  gotchas: ['The money left is the field credit; the field balance is something else and is not read.'],
} as const satisfies Provider
