import type { Provider } from '../core/provider.ts'

const CODE_25 = { unconfirmed: 'its list of codes as known from use' } as const
const OWN_CLIENTS = { seen: 'the tests of the provider’s own client libraries', on: '2026-11-20' } as const

export const messagebird = {
  id: 'messagebird',
  aliases: ['bird'],
  name: 'MessageBird',
  hosts: { default: 'https://rest.messagebird.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'AccessKey' },
  env: ['MESSAGEBIRD_ACCESS_KEY', 'MESSAGEBIRD_API_KEY', 'MESSAGEBIRD_KEY'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/balance' },
      proof: 'amount',
      reads: [{ measures: 'balance', plus: ['amount'], unit: { at: 'type' } }],
      facts: { plan: 'payment' },
      evidence: { documented: 'https://developers.messagebird.com/api/balance/' },
    },
  ],
  signatures: [
    { kind: 'exhausted', code: ['25'], evidence: CODE_25 },
    { kind: 'exhausted', says: /^not enough balance$/i, evidence: CODE_25 },
    {
      kind: 'rejected',
      says: /request not allowed \(incorrect access_key\)/i,
      ownWords: true,
      evidence: OWN_CLIENTS,
    },
    { kind: 'rejected', field: { 'errors.0.code': 2 }, evidence: OWN_CLIENTS },
  ],
  consoles: { billing: 'https://dashboard.messagebird.com', docs: 'https://developers.messagebird.com' },
  gotchas: [
    'Keys of the new Bird platform (api.bird.com) are other keys and are refused here.',
    'Accounts that pay afterwards show an amount of zero and still work: watch prepaid accounts only.',
  ],
} as const satisfies Provider
