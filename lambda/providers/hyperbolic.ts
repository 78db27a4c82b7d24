import type { Provider } from '../core/provider.ts'

export const hyperbolic = {
  id: 'hyperbolic',
  aliases: ['hyperbolic-labs'],
  name: 'Hyperbolic',
  hosts: { default: 'https://api.hyperbolic.xyz' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['HYPERBOLIC_API_KEY'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/billing/get_current_balance' },
      proof: 'credits',
      reads: [{ measures: 'balance', plus: ['credits'], scale: 0.01, unit: 'USD' }],
      evidence: {
        unconfirmed: 'used by many public clients, who read it as US cents; the provider does not document it',
      },
    },
  ],
  signatures: [
    { kind: 'exhausted', status: [402], evidence: { unconfirmed: 'not recorded anywhere' } },
    {
      kind: 'rejected',
      status: [401],
      evidence: { unconfirmed: 'public clients handle it so; its body was not recorded' },
    },
  ],
  consoles: { billing: 'https://app.hyperbolic.xyz/billing' },
  gotchas: ['Whether it still serves chat models changes: the balance is read, no model is asked.'],
} as const satisfies Provider
