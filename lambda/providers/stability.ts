import type { Provider } from '../core/provider.ts'

const REFERENCE = { documented: 'https://platform.stability.ai/docs/api-reference' } as const
const CLIENTS = { seen: 'clients that carry the body with its wording', on: '2026-11-20' } as const
const USE = { unconfirmed: 'known from use only' } as const

export const stability = {
  id: 'stability',
  aliases: ['stability-ai', 'stabilityai', 'dreamstudio'],
  name: 'Stability AI',
  hosts: { default: 'https://api.stability.ai' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['STABILITY_API_KEY', 'STABILITY_KEY', 'STABILITY_AI_API_KEY', 'STABILITYAI_API_KEY'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v1/user/balance' },
      proof: 'credits',
      reads: [{ measures: 'balance', plus: ['credits'], unit: 'credits' }],
      evidence: REFERENCE,
    },
  ],
  signatures: [
    {
      kind: 'exhausted',
      says: /you lack sufficient credits to make this request/i,
      ownWords: true,
      evidence: CLIENTS,
    },
    { kind: 'exhausted', code: ['payment_required'], evidence: CLIENTS },
    {
      kind: 'exhausted',
      says: /your organization does not have enough balance to request this action/i,
      ownWords: true,
      evidence: { seen: 'https://github.com/dmarx/video-killed-the-radio-star/issues/23', on: '2026-11-20' },
    },
    { kind: 'exhausted', status: [402], evidence: CLIENTS },
    { kind: 'bad-request', code: ['content_moderation'], evidence: CLIENTS },
    { kind: 'rejected', says: /incorrect api key/i, status: [401], evidence: CLIENTS },
    { kind: 'rejected', status: [401], evidence: USE },
    { kind: 'throttled', status: [429], evidence: USE },
  ],
  consoles: {
    billing: 'https://platform.stability.ai/account/credits',
    keys: 'https://platform.stability.ai/account/keys',
    docs: 'https://platform.stability.ai/docs',
  },
  gotchas: ['Credits are fractional, and one image costs several: what is left may be too little for one.'],
  units: { credits: { usd: 0.01, evidence: { documented: 'https://platform.stability.ai/pricing' } } },
} as const satisfies Provider
