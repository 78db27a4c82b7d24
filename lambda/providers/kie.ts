import type { Provider } from '../core/provider.ts'

export const kie = {
  id: 'kie',
  name: 'KIE',
  hosts: { default: 'https://api.kie.ai' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['KIE_API_KEY', 'KIE_AI_API_KEY'],
  envelope: { code: 'code', ok: [200] },
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/api/v1/chat/credit' },
      proof: 'data',
      reads: [{ measures: 'balance', plus: ['data'], unit: 'credits' }],
      evidence: { documented: 'https://docs.kie.ai/common-api/get-account-credits' },
    },
  ],
  signatures: [
    {
      kind: 'exhausted',
      says: /credits? (?:are )?insufficient/,
      ownWords: true,
      evidence: { documented: 'https://docs.kie.ai/common-api' },
    },
    { kind: 'exhausted', code: ['402'], evidence: { documented: 'https://docs.kie.ai/common-api' } },
    { kind: 'rejected', code: ['401'], evidence: { documented: 'https://docs.kie.ai' } },
  ],
  consoles: {
    billing: 'https://kie.ai/pricing',
    usage: 'https://kie.ai/logs',
    limits: 'https://kie.ai/api-key',
    support: 'support@kie.ai',
  },
  units: { credits: { usd: 0.005, evidence: { documented: 'https://kie.ai/pricing' } } },
  suggested: { low: { amount: 10_000, unit: 'credits' } },
} as const satisfies Provider
