import type { Provider } from '../core/provider.ts'

export const luma = {
  id: 'luma',
  aliases: ['lumalabs', 'luma-ai', 'lumaai', 'dream-machine'],
  name: 'Luma Dream Machine',
  hosts: { default: 'https://api.lumalabs.ai' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['LUMAAI_API_KEY', 'LUMA_API_KEY', 'LUMALABS_API_KEY', 'LUMA_AI_API_KEY'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/dream-machine/v1/credits' },
      proof: 'credit_balance',
      // US cents.
      reads: [{ measures: 'balance', plus: ['credit_balance'], scale: 0.01, unit: 'USD' }],
      evidence: { documented: 'https://docs.lumalabs.ai/changelog/callbacks-and-credits-balance' },
    },
  ],
  signatures: [
    {
      kind: 'exhausted',
      says: /^insufficient credits$/i,
      evidence: { seen: 'log of a real account published in a public repository', on: '2026-09-22' },
    },
    {
      kind: 'bad-request',
      says: /advanced moderation failed/i,
      evidence: { seen: 'https://github.com/lumalabs/ComfyUI-LumaAI-API/issues/7', on: '2026-11-20' },
    },
    { kind: 'rejected', status: [401, 403], evidence: { unconfirmed: 'clients treat them as a wrong key' } },
  ],
  consoles: { billing: 'https://platform.lumalabs.ai', docs: 'https://docs.lumalabs.ai' },
  gotchas: ['The balance is in US cents, and belongs to the API platform: the app’s subscription is another account.'],
} as const satisfies Provider
