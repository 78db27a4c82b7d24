import type { Provider } from '../core/provider.ts'

const SEEN = { seen: 'answers recorded in public repositories', on: '2026-08-13' } as const

/** Empty and wrong key are both HTTP 401: only the type tells them apart. */
export const perplexity = {
  id: 'perplexity',
  aliases: ['pplx', 'perplexity-ai'],
  name: 'Perplexity',
  hosts: { default: 'https://api.perplexity.ai' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['PERPLEXITY_API_KEY', 'PPLX_API_KEY'],
  keyPattern: /\bpplx-[a-zA-Z0-9]{40,64}\b/,
  probes: [
    {
      id: 'canary',
      kind: 'canary',
      model: 'sonar',
      // Every request pays for a search besides its tokens.
      costUsd: 0.006,
      optIn: true,
      request: {
        method: 'POST',
        path: '/chat/completions',
        body: { model: '{model}', messages: [{ role: 'user', content: 'hi' }], max_tokens: 1 },
      },
      proof: 'choices',
      evidence: { documented: 'https://docs.perplexity.ai/api-reference/chat-completions-post' },
    },
  ],
  noSafeProbe:
    'Every call pays about half a cent for a search and the balance cannot be read: name a model (sonar) for it to be asked, at most a few times a day.',
  signatures: [
    { kind: 'exhausted', code: ['insufficient_quota'], evidence: SEEN },
    {
      kind: 'exhausted',
      says: /exceeded your current quota.{0,120}perplexity\.ai\/settings/i,
      ownWords: true,
      evidence: SEEN,
    },
    { kind: 'rejected', code: ['invalid_api_key'], evidence: SEEN },
    { kind: 'rejected', says: /401 authorization required/i, evidence: SEEN },
    { kind: 'retired', code: ['invalid_model'], evidence: SEEN },
    { kind: 'throttled', status: [429], evidence: { unconfirmed: 'its body was not recorded' } },
  ],
  consoles: {
    billing: 'https://www.perplexity.ai/settings/api',
    usage: 'https://www.perplexity.ai/account/usage',
    health: 'https://status.perplexity.com',
    docs: 'https://docs.perplexity.ai',
  },
  gotchas: ['Used-up credit and a wrong key are the same HTTP 401: do not replace the key before reading the words.'],
} as const satisfies Provider
