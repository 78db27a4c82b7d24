import type { Provider } from '../core/provider.ts'

const API = { documented: 'https://developers.messagebird.com/api/' } as const

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
    { kind: 'exhausted', code: ['25'], evidence: API },
    { kind: 'exhausted', says: /^not enough balance$/i, evidence: API },
    {
      kind: 'rejected',
      says: /request not allowed \(incorrect access_key\)/i,
      ownWords: true,
      evidence: { documented: 'https://github.com/messagebird/messagebird-nodejs' },
    },
    { kind: 'rejected', field: { 'errors.0.code': 2 }, evidence: API },
  ],
  consoles: { billing: 'https://dashboard.messagebird.com', docs: 'https://developers.messagebird.com' },
  gotchas: [
    'Keys of the new Bird platform (api.bird.com) are other keys and are refused here.',
    'Accounts that pay afterwards show an amount of zero and still work: watch prepaid accounts only.',
  ],
} as const satisfies Provider
