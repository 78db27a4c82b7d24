import type { Provider } from '../core/provider.ts'

const ERRORS = { documented: 'https://developer.vonage.com/en/api-errors' } as const
const TABLES = { seen: 'tables of the statuses in public clients', on: '2026-11-20' } as const

/** The SMS API answers HTTP 200 and puts a status, as text, into each message. */
export const vonage = {
  id: 'vonage',
  aliases: ['nexmo'],
  name: 'Vonage',
  hosts: { default: 'https://rest.nexmo.com' },
  auth: { in: 'basic' },
  env: ['VONAGE_CREDENTIALS', 'VONAGE_BASIC_AUTH', 'NEXMO_CREDENTIALS'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/account/get-balance' },
      proof: 'value',
      reads: [{ measures: 'balance', plus: ['value'], unit: 'EUR' }],
      facts: { autoTopUp: 'autoReload' },
      evidence: { documented: 'https://developer.vonage.com/en/api/account' },
    },
  ],
  signatures: [
    { kind: 'exhausted', field: { 'messages.0.status': '9' }, evidence: TABLES },
    { kind: 'exhausted', says: /account balance being low/i, evidence: ERRORS },
    {
      kind: 'exhausted',
      says: /partner quota exceeded/i,
      ownWords: true,
      evidence: TABLES,
    },
    { kind: 'suspended', field: { 'messages.0.status': '8' }, evidence: TABLES },
    { kind: 'throttled', field: { 'messages.0.status': '1' }, evidence: TABLES },
    { kind: 'rejected', field: { 'messages.0.status': '4' }, evidence: TABLES },
    { kind: 'rejected', says: /did not provide correct credentials/i, evidence: ERRORS },
    { kind: 'rejected', status: [401], evidence: ERRORS },
  ],
  consoles: { billing: 'https://dashboard.nexmo.com/billing-and-payments', docs: 'https://developer.vonage.com' },
  gotchas: [
    'The credential is written as one value: the API key, a colon, and the secret.',
    'The balance is in euros, whatever the account was paid in.',
    'A refused SMS is HTTP 200 with a status inside: code that looks only at HTTP never sees it.',
  ],
} as const satisfies Provider
