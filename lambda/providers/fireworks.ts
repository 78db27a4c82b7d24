import type { Provider } from '../core/provider.ts'

const SEEN = { seen: 'live answers recorded in public repositories', on: '2026-08-26' } as const

/** A suspended account is HTTP 412, which hardly any client knows. */
export const fireworks = {
  id: 'fireworks',
  aliases: ['fireworks-ai', 'fireworks_ai', 'fireworksai'],
  name: 'Fireworks AI',
  hosts: { default: 'https://api.fireworks.ai' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['FIREWORKS_API_KEY', 'FIREWORKS_AI_API_KEY'],
  keyPattern: /\bfw_[a-zA-Z0-9]{20,32}\b/,
  probes: [
    {
      // Free, and refused with the same 412 when the account is suspended.
      id: 'access',
      kind: 'access',
      request: { path: '/inference/v1/models' },
      proof: 'data',
      evidence: { seen: 'a live answer recorded in a public repository', on: '2026-06-16' },
    },
  ],
  signatures: [
    {
      kind: 'suspended',
      says: /is suspended, possibly due to reaching the monthly spending limit/i,
      ownWords: true,
      evidence: SEEN,
    },
    { kind: 'suspended', status: [412], code: ['precondition_failed'], evidence: SEEN },
    {
      kind: 'exhausted',
      status: [402],
      evidence: { unconfirmed: 'handled by public clients, its body was not recorded' },
    },
    {
      kind: 'throttled',
      code: ['rate_limit_exceeded'],
      evidence: { unconfirmed: 'a fixture of a public client, not a recorded answer' },
    },
    {
      kind: 'throttled',
      status: [429],
      evidence: { documented: 'https://docs.fireworks.ai/guides/quotas_usage/rate-limits' },
    },
    {
      kind: 'retired',
      says: /model not found, inaccessible, and\/or not deployed/i,
      evidence: { seen: 'https://github.com/warpdotdev/warp/issues/15107', on: '2026-11-20' },
    },
    {
      kind: 'unavailable',
      says: /service overloaded/i,
      evidence: { unconfirmed: 'a fixture of a public client, not a recorded answer' },
    },
    { kind: 'rejected', status: [401], evidence: { unconfirmed: 'its body was not recorded' } },
  ],
  consoles: {
    billing: 'https://fireworks.ai/account/billing',
    docs: 'https://docs.fireworks.ai',
  },
  gotchas: [
    'One answer stands for a monthly spending limit that is reached and for an invoice that was not paid: look at both.',
    'On a suspended account a chat call was seen to say that the model does not exist.',
  ],
} as const satisfies Provider
