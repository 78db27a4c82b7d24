import type { Provider } from '../core/provider.ts'

export const plivo = {
  id: 'plivo',
  name: 'Plivo',
  hosts: { default: 'https://api.plivo.com' },
  auth: { in: 'basic' },
  env: ['PLIVO_CREDENTIALS', 'PLIVO_BASIC_AUTH'],
  keyPattern: /\bMA[A-Z0-9]{18}:[A-Za-z0-9]{20,60}\b/,
  parameters: {
    authId: {
      ask: 'The Auth ID, on the first page of the Plivo console.',
      optional: true,
      example: 'MA followed by 18 letters and digits',
    },
  },
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v1/Account/{authId}/' },
      proof: 'cash_credits',
      // A decimal string.
      reads: [{ measures: 'balance', plus: ['cash_credits'], unit: 'USD' }],
      facts: { autoTopUp: 'auto_recharge', plan: 'billing_mode' },
      evidence: { documented: 'https://www.plivo.com/docs/account/api/account/' },
    },
  ],
  noSafeProbe: 'Plivo tells the balance of an account by its Auth ID: name it with the parameter authId.',
  signatures: [
    { kind: 'exhausted', status: [402], evidence: { unconfirmed: 'known from use only' } },
    { kind: 'rejected', status: [401], evidence: { unconfirmed: 'known from use only' } },
  ],
  consoles: { billing: 'https://console.plivo.com/billing/', docs: 'https://www.plivo.com/docs' },
  gotchas: [
    'The credential is written as one value: Auth ID, a colon, Auth Token.',
    'The amount means something only where the billing mode is prepaid.',
  ],
} as const satisfies Provider
