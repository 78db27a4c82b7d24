import type { Provider } from '../core/provider.ts'

const ERRORS = { documented: 'https://developers.brevo.com/docs/how-it-works' } as const

export const brevo = {
  id: 'brevo',
  aliases: ['sendinblue'],
  name: 'Brevo',
  hosts: { default: 'https://api.brevo.com' },
  auth: { in: 'header', name: 'api-key' },
  env: ['BREVO_API_KEY', 'BREVO_KEY', 'SENDINBLUE_API_KEY', 'SIB_API_KEY'],
  keyPattern: /\bxkeysib-[0-9a-f]{32,64}-[A-Za-z0-9]{10,20}\b/,
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v3/account' },
      proof: 'plan',
      // One line for each plan, named by its type. The free plan's is a day's window that comes back by itself.
      reads: [{ measures: 'headroom', each: 'plan', plus: ['credits'], unit: { at: 'type' } }],
      evidence: { documented: 'https://developers.brevo.com/reference/get-account' },
    },
  ],
  signatures: [
    {
      kind: 'exhausted',
      code: ['not_enough_credits'],
      evidence: ERRORS,
    },
    { kind: 'suspended', code: ['account_under_validation'], evidence: ERRORS },
    { kind: 'rejected', code: ['unauthorized'], evidence: ERRORS },
    { kind: 'rejected', status: [401], evidence: ERRORS },
  ],
  consoles: { docs: 'https://developers.brevo.com' },
  gotchas: [
    'Out of credits is HTTP 402 in the documentation, and was measured as HTTP 400: the code says which it is.',
    'The free plan’s credits are for a day and come back at midnight, so they are shown and not told as empty.',
    'E-mail and SMS credits stand side by side and cannot be exchanged.',
  ],
} as const satisfies Provider
