import type { Provider } from '../core/provider.ts'

const COOKBOOK = { documented: 'https://github.com/nebius/token-factory-cookbook' } as const

export const nebius = {
  id: 'nebius',
  aliases: ['nebius-ai-studio', 'nebius-token-factory', 'token-factory'],
  name: 'Nebius Token Factory',
  hosts: { default: 'https://api.tokenfactory.nebius.com', studio: 'https://api.studio.nebius.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['NEBIUS_API_KEY', 'NEBIUS_TOKEN'],
  probes: [
    {
      id: 'canary',
      kind: 'canary',
      model: 'meta-llama/Meta-Llama-3.1-8B-Instruct',
      costUsd: 0.000001,
      request: {
        method: 'POST',
        path: '/v1/chat/completions',
        body: { model: '{model}', messages: [{ role: 'user', content: 'hi' }], max_tokens: 1 },
      },
      proof: 'choices',
      evidence: COOKBOOK,
    },
  ],
  signatures: [
    {
      kind: 'exhausted',
      says: /insufficient credits, balance:/i,
      evidence: { unconfirmed: 'a public test, not a recorded answer' },
    },
    { kind: 'exhausted', status: [402], evidence: { unconfirmed: 'a public test, not a recorded answer' } },
    { kind: 'rejected', status: [401], evidence: { unconfirmed: 'its body was not recorded' } },
    { kind: 'throttled', status: [429], evidence: { unconfirmed: 'its body was not recorded' } },
  ],
  consoles: { billing: 'https://tokenfactory.nebius.com', docs: 'https://github.com/nebius/token-factory-cookbook' },
  gotchas: ['Its address was api.studio.nebius.com before.'],
} as const satisfies Provider
